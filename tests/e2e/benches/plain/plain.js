// The timeline as one would write it by hand: every post at once, straight into the document. It knows what generated
// coverages hold and English, and its buttons do nothing.
"use strict";

const ICONS = {
  desk: "M1.5 3h13v10h-13ZM3 4.5v7h10v-7ZM4.2 5.6h3.4v2.8H4.2Zm4.6 0h3v1h-3Zm0 1.8h3v1h-3ZM4.2 9.6h7.6v1H4.2Z",
  correspondent: "M8 1.2a2.4 2.4 0 0 1 2.4 2.4v4a2.4 2.4 0 1 1-4.8 0v-4A2.4 2.4 0 0 1 8 1.2ZM3.4 7.4h1.5a3.1 3.1 0 0 0 6.2 0h1.5a4.6 4.6 0 0 1-3.85 4.5v1.6h2v1.4H5.25v-1.4h2v-1.6A4.6 4.6 0 0 1 3.4 7.4Z",
  reader: "M1.5 3.2h13v9.6h-13Zm2.3 1.5L8 8.2l4.2-3.5ZM3 6v5.3h10V6l-5 4.2Z",
  social: "m6.3 1.8-.5 3H3v1.5h2.5L5 9.7H2.2v1.5h2.5l-.5 3h1.6l.5-3h3.2l-.5 3h1.6l.5-3H14V9.7h-2.7l.6-3.4h2.6V4.8h-2.4l.5-3h-1.6l-.5 3H7.4l.5-3Zm.8 4.5h3.2l-.6 3.4H6.5Z",
  press: "M2 8.6C2 5.6 3.7 3.5 6.6 3l.3 1.4C5.4 4.9 4.6 5.8 4.5 7h2.3v5.3H2Zm6.9 0c0-3 1.7-5.1 4.6-5.6l.3 1.4c-1.5.5-2.3 1.4-2.4 2.6h2.3v5.3H8.9Z",
  official: "M8 1.3 14.5 5v1.4h-13V5Zm0 1.7L5.6 4.9h4.8ZM2.8 7.4h1.8v4.2H2.8Zm4.3 0h1.8v4.2H7.1Zm4.3 0h1.8v4.2h-1.8ZM1.5 12.6h13v1.9h-13Z",
  share: "M8.7 3.6v6.2H7.3V3.6L5.4 5.5l-1-1L8 1l3.6 3.5-1 1ZM2.5 8H4v5h8V8h1.5v6.5h-11Z",
  link: "M6 5H4.5a3 3 0 0 0 0 6H6V9.5H4.5a1.5 1.5 0 0 1 0-3H6Zm4 0h1.5a3 3 0 0 1 0 6H10V9.5h1.5a1.5 1.5 0 0 0 0-3H10ZM5.5 7.3h5v1.4h-5Z",
  star: "m8 1.4 2 4.3 4.7.6-3.4 3.2.9 4.7L8 11.9l-4.2 2.3.9-4.7L1.3 6.3 6 5.7Z",
};
const KINDS = {
  desk: "Newsroom", correspondent: "Correspondent", reader: "Reader", social: "Social media", press: "Press",
  official: "Official",
};
const VERBS = { email: "emails", sms: "texts", post: "posts", comment: "comments", report: "reports" };
const SIZES = "(min-width: 62rem) 40rem, (min-width: 40rem) calc(100vw - 10rem), calc(100vw - 2rem)";
const SVG = "http://www.w3.org/2000/svg";

const el = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const name in attributes) {
    if (attributes[name] !== undefined) element.setAttribute(name, attributes[name]);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
};

const icon = (name) => {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
};

const clock = ({ inLanguage, timeZone }) => {
  const format = (options) => new Intl.DateTimeFormat(inLanguage, { timeZone, ...options });
  const hours = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const day = { day: "numeric", month: "long" };
  const [time, short] = [format(hours), format(day)];
  const full = format({ ...day, ...hours, year: "numeric", timeZoneName: "short" });
  const today = short.format(Date.now());
  return {
    time: (at) => time.format(at),
    full: (at) => full.format(at),
    otherDay: (at) => {
      const day = short.format(at);
      return day === today ? undefined : day;
    },
  };
};

const writer = (coverage, base) => {
  const times = clock(coverage);
  const language = { lang: coverage.inLanguage, dir: "ltr" };
  const absolute = (reference) => new URL(reference, base).href;
  const inWords = (at) => {
    const day = times.otherDay(at);
    return times.time(at) + (day ? `, ${day}` : "");
  };

  const span = (part) => {
    if (typeof part === "string") return part;
    if (part.post) return el("a", { class: "reference", href: `#post-${part.post}` }, part.text);
    return el("a", { href: absolute(part.href), rel: "noopener" }, part.text);
  };
  const inline = (text) => (typeof text === "string" ? [text] : text.map(span));

  const picture = (image) => {
    const caption = el("figcaption", {}, ...inline(image.caption), " ", el("span", { class: "credit" }, image.credit));
    const img = el("img", {
      alt: image.alt, width: image.width, height: image.height, loading: "lazy", decoding: "async", sizes: SIZES,
      srcset: image.sizes.map(({ url, width }) => `${absolute(url)} ${width}w`).join(", "),
    });
    img.style.setProperty("background-color", image.placeholder);
    img.setAttribute("src", absolute(image.url));
    return el("figure", { class: "picture" }, img, caption);
  };

  const media = (block, kind) => {
    const player = el(block.type, {
      controls: "", preload: "none", playsinline: "", "aria-label": block.title,
      poster: block.poster && absolute(block.poster), width: block.width, height: block.height,
    }, el("source", { src: absolute(block.url), type: block.mimeType }));
    const caption = el("figcaption", {}, el("span", { class: "media-kind" }, kind), " ", block.title);
    return el("figure", { class: "media" }, player, caption);
  };

  const embed = ({ provider, title, text, url }) => {
    const site = new URL(url).host;
    return el("section", { class: "embed", "aria-label": `${provider}, ${title}` },
      el("p", { class: "embed-provider" }, provider),
      el("p", { class: "embed-title" }, title),
      el("p", { class: "embed-text" }, text),
      el("div", { class: "embed-ask" },
        el("button", { class: "button", type: "button" }, `Load from ${site}`),
        el("p", { class: "embed-notice" },
          `Nothing is loaded from ${site} until you ask. It may then set cookies.`)),
      el("a", { class: "embed-open", href: url, rel: "noopener" }, `Open at ${site}`));
  };

  const table = ({ header, rows, caption }) => {
    const head = header.map((cell) => el("th", { scope: "col" }, ...inline(cell)));
    const body = rows.map((row) => el("tr", {}, ...row.map((cell) => el("td", {}, ...inline(cell)))));
    return el("div", { class: "table", role: "group", tabindex: "0", "aria-label": caption },
      el("table", {}, el("caption", {}, caption), el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...body)));
  };

  const block = (block) => {
    switch (block.type) {
      case "paragraph": return el("p", {}, ...inline(block.text));
      case "heading": return el("h4", {}, ...inline(block.text));
      case "list": return el(block.ordered ? "ol" : "ul", {}, ...block.items.map((item) => el("li", {}, ...inline(item))));
      case "quote": return el("figure", { class: "quote" },
        el("blockquote", {}, el("p", {}, ...inline(block.text))),
        el("figcaption", {}, el("cite", {}, block.cite)));
      case "image": return picture(block);
      case "gallery": return el("div", { class: "gallery" }, ...block.images.map(picture));
      case "video": return media(block, "Video");
      case "audio": return media(block, "Audio");
      case "embed": return embed(block);
      case "table": return table(block);
    }
  };

  const byline = ({ id, source: { type, name, role, organisation, handle, place, channel } }) => {
    const known = name ?? organisation ?? handle;
    if (!known) return undefined;
    const line = el("p", { class: "byline", id: `post-${id}-by`, ...language }, el("b", { class: "byline-name" }, known));
    const parts = [role, organisation].filter((part) => part && part !== known);
    if (type === "reader" && place) line.append(` in ${place}`);
    else if (place) parts.push(place);
    if (handle && handle !== known) line.append(" ", el("span", { class: "byline-handle", dir: "ltr" }, handle));
    for (const part of parts) line.append(`, ${part}`);
    if (channel) line.append(`${parts.length ? ", " : " "}${VERBS[channel] ?? "says"}:`);
    return line;
  };

  const head = (post, at) => {
    const day = times.otherDay(at);
    const { type } = post.source;
    return el("header", { class: "post-head", id: `post-${post.id}-head` },
      el("a", { class: "post-time", href: `#post-${post.id}` },
        el("time", { datetime: post.datePublished, title: times.full(at) },
          el("span", { class: "time-clock" }, times.time(at)),
          day && el("span", { class: "time-day" }, day))),
      el("span", { class: "source-kind", "data-kind": type }, icon(type), KINDS[type]),
      post.breaking ? el("span", { class: "badge breaking" }, "Breaking") : undefined,
      post.keyEvent ? el("span", { class: "badge key-event" }, icon("star"), "Key event") : undefined);
  };

  const correction = ({ at, note }) => el("div", { class: "correction", role: "note" },
    el("p", { class: "correction-head" }, el("b", {}, "Correction"), " ", el("span", {}, inWords(new Date(at)))),
    el("p", language, ...inline(note)));

  const revision = ({ at, body, note }) => el("li", {},
    el("p", { class: "revision-time" }, `As published at ${inWords(new Date(at))}`),
    el("div", language, ...body.map(block), el("p", { class: "revision-note" }, ...inline(note))));

  const revisions = (earlier) => el("details", { class: "revisions" },
    el("summary", {}, "Earlier versions"), el("ol", {}, ...earlier.map(revision)));

  const withdrawn = ({ at, reason }) => el("div", { class: "withdrawn" },
    el("p", {}, `This post was withdrawn at ${inWords(new Date(at))}.`),
    el("p", language, ...inline(reason)));

  const standing = (post) => el("div", { class: "post-text" },
    byline(post),
    post.headline && el("h3", { id: `post-${post.id}-title`, ...language }, ...inline(post.headline)),
    el("div", { class: "prose", ...language }, ...post.body.map(block)),
    post.dateModified && el("p", { class: "updated" }, `Updated ${inWords(new Date(post.dateModified))}`),
    post.correction && correction(post.correction),
    post.revisions && revisions(post.revisions));

  const sharing = () => el("div", { class: "sharing" },
    el("button", { class: "quiet-button share", type: "button" }, icon("share"), "Share"),
    el("button", { class: "quiet-button copy-link", type: "button" }, icon("link"), "Copy link"));

  return (post, place) => {
    const id = `post-${post.id}`;
    const text = post.withdrawn ? withdrawn(post.withdrawn) : standing(post);
    text.append(sharing());
    return el("article", {
      class: "post", id, tabindex: "0", "aria-labelledby": `${id}-head ${id}-by ${id}-title`, "data-source": post.source.type,
      "data-key-event": post.keyEvent ? "" : undefined, "data-breaking": post.breaking ? "" : undefined,
      "data-withdrawn": post.withdrawn ? "" : undefined,
      "aria-posinset": place + 1, "aria-setsize": coverage.posts.length,
    }, el("div", { class: "post-grid" }, head(post, new Date(post.datePublished)), text));
  };
};

(async () => {
  const address = new URL(new URLSearchParams(location.search).get("feed"), location.href);
  const coverage = await (await fetch(address, { cache: "no-cache" })).json();
  document.title = document.getElementById("headline").textContent = coverage.headline;
  const posts = document.createDocumentFragment();
  posts.append(...coverage.posts.map(writer(coverage, address)));
  const feed = document.getElementById("feed");
  feed.append(posts);
  performance.mark("aih:first-post");
  feed.setAttribute("aria-busy", "false");
  document.documentElement.dataset.state = "ready";
})();
