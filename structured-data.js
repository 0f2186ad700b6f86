// Tells search engines what the coverage is: schema.org's `LiveBlogPosting`, read off the page itself, so that it is right
// whatever format the feed has. Loaded once the page is ready.
"use strict";

const MINUTE = 60_000;
// Search engines show the newest few, and a page of thousands of posts would double its weight.
const MOST = 500;
const HEADLINE = 110;
// What is told in words. What has a class of its own is the page's doing, such as a button.
const TEXT = "p:not([class]), blockquote:not(:has(p)), h4, li, cite, caption, th, td, .embed-title, .embed-text";
// Officials are people and bodies alike, and no feed says which.
const AUTHORS = { desk: "Person", correspondent: "Person", reader: "Person", social: "Person", press: "Organization" };

// Without an element, and where it says nothing, no property comes of it.
const words = (element) => element?.textContent.replace(/\s+/g, " ").trim() || undefined;
const at = (moment) => Date.parse(moment);
const byTime = (moments) => moments.filter(Boolean).sort((a, b) => at(a) - at(b));

// The coverage as the page shows it now, at the address where it is to be found.
export function describe(address) {
  const page = address.replace(/#.*/, "");
  const heading = document.querySelector("main h1");
  const { status, start, end } = document.querySelector("[data-status]")?.dataset ?? {};
  const publisher = publishers();
  const posts = [...document.querySelectorAll("[role=feed] article[id]:not([data-withdrawn])")]
    .map((article) => ({ article, time: article.querySelector("time[datetime]") }))
    .filter(({ time }) => time)
    .sort((a, b) => at(b.time.dateTime) - at(a.time.dateTime));
  const updates = posts
    .slice(0, MOST)
    .map(({ article, time }) => update(article, time, page, publisher))
    .filter(({ headline }) => headline);

  const begun = status === "upcoming" ? undefined : start;
  const changes = byTime(updates.flatMap(({ datePublished, dateModified }) => [datePublished, dateModified]));
  const modified = heading?.closest("header")?.querySelector("time[datetime]")?.dateTime ?? changes.at(-1);
  return {
    "@context": "https://schema.org",
    "@type": "LiveBlogPosting",
    headline: words(heading),
    url: page,
    inLanguage: heading?.closest("[lang]")?.lang,
    datePublished: byTime([begun, posts.at(-1)?.time.dateTime])[0],
    dateModified: modified,
    coverageStartTime: start,
    // An end ahead of us would tell search engines that nothing more will come.
    coverageEndTime: status === "ended" ? end ?? modified : undefined,
    publisher,
    image: updates.find(({ image }) => image)?.image,
    liveBlogUpdate: updates,
  };
}

function publishers() {
  const element = document.querySelector("[data-publisher]");
  if (!element) return undefined;
  const logo = element.dataset.publisher;
  return {
    "@type": "Organization",
    name: words(element),
    url: element.href,
    logo: logo ? { "@type": "ImageObject", url: logo } : undefined,
  };
}

function update(article, time, page, publisher) {
  const body = article.querySelector(".prose");
  const image = body?.querySelector("img");
  const texts = (parts, read) => [...(body?.querySelectorAll(parts) ?? [])].map(read).filter(Boolean);
  let said = texts(TEXT, words);
  if (!said.length) said = texts("figcaption", captions);
  if (!said.length && image?.alt) said = [image.alt];
  return {
    "@type": "BlogPosting",
    headline: words(article.querySelector("h3")) ?? shortened(said[0]),
    // As the page itself writes the way to the post, with what an address cannot hold escaped.
    url: page + (time.closest("a")?.hash ?? `#${article.id}`),
    datePublished: time.dateTime,
    dateModified: article.querySelector("[data-modified]")?.dataset.modified,
    author: author(article, publisher),
    articleBody: said.join("\n") || undefined,
    image: image?.src,
  };
}

// Without whose it is, and when it was made.
function captions(element) {
  const copy = element.cloneNode(true);
  for (const part of copy.querySelectorAll(".credit, .media-kind")) part.remove();
  return words(copy);
}

function author({ dataset, id }, publisher) {
  const name = document.getElementById(`${id}-by`)?.querySelector(".byline-name");
  const desk = dataset.source === "desk" && publisher;
  if (!name) return desk ? { "@type": publisher["@type"], name: publisher.name } : undefined;
  const type = AUTHORS[dataset.source];
  return type && { "@type": type, name: words(name), url: name.href };
}

// Not every language has blanks between its words.
function shortened(text) {
  const letters = [...(text ?? "")];
  if (letters.length <= HEADLINE) return text;
  const cut = letters.slice(0, HEADLINE).join("");
  return `${letters[HEADLINE] === " " ? cut : cut.replace(/ [^ ]*$/, "")}…`;
}

// Has the description in the page's head, where search engines look. A policy that wants trusted types takes the text of a
// script for a program, whatever its type: `trusted` is the page's own word that it is none.
export function keepDescribed(address, trusted) {
  const script = document.createElement("script");
  script.type = "application/ld+json";
  follow(address, (text) => {
    // No text ends the script where somebody writes the page down.
    script.textContent = trusted.createScript(text.replaceAll("<", "\\u003c"));
    if (!script.isConnected) document.head.append(script);
  });
}

// Gives `keep` the description as JSON, once all posts are there, and again when it has changed, at most once a minute.
export function follow(address, keep) {
  // WebKit has no idle time to give, and a busy device none to count on.
  const idle = window.requestIdleCallback ?? setTimeout;
  let known = "";
  let last = -MINUTE;
  let waiting = 0;
  const tell = () => {
    waiting = 0;
    // Not all posts are there yet. It is heard of when they are.
    if (document.querySelector("[role=feed][aria-busy=true]")) return;
    last = performance.now();
    const text = JSON.stringify(describe(address));
    if (text !== known) keep(text);
    known = text;
  };
  const later = () => {
    waiting ||= setTimeout(() => idle(tell, { timeout: 2_000 }), Math.max(0, last + MINUTE - performance.now()));
  };
  later();
  addEventListener("aih:arrivals", later);
  const changes = { subtree: true, attributeFilter: ["aria-busy", "data-status", "datetime"] };
  new MutationObserver(later).observe(document.body, changes);
}
