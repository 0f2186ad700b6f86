// The timeline as one would write it by hand: every post at once, straight into the document. It knows what generated
// coverages hold and English, and its buttons do nothing.
"use strict";

const KINDS = {
  desk: "Newsroom", correspondent: "Correspondent", reader: "Reader", social: "Social media", press: "Press",
  official: "Official",
};
const VERBS = { email: "emails", sms: "texts", post: "posts", comment: "comments", report: "reports" };
const SIZES = "(min-width: 62rem) 40rem, (min-width: 40rem) calc(100vw - 10rem), calc(100vw - 2rem)";

// Posts in a chunk, and chunks that the browser lays out at once, as in the application.
const CHUNK = 24;
const NEAR_CHUNKS = 8;

const el = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const name in attributes) {
    if (attributes[name] !== undefined) element.setAttribute(name, attributes[name]);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
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
  const absolute = (reference) => new URL(reference, base).href;
  const inWords = (datetime) => {
    const at = new Date(datetime);
    const day = times.otherDay(at);
    return el("time", { datetime, "data-time": "sentence" }, times.time(at) + (day ? `, ${day}` : ""));
  };

  const span = (part) => {
    if (typeof part === "string") return part;
    if (part.post) return el("a", { class: "reference", href: `#post-${part.post}` }, part.text);
    return el("a", { href: absolute(part.href) }, part.text);
  };
  const inline = (text) => (typeof text === "string" ? [text] : text.map(span));

  const image = (image) => {
    const img = el("img", {
      alt: image.alt, width: image.width, height: image.height,
      "data-ratio": `${image.width} / ${image.height}`,
      "data-widest": Math.max(image.width, ...image.sizes.map(({ width }) => width)), loading: "lazy", decoding: "async", sizes: SIZES,
      "data-placeholder": image.placeholder,
      srcset: [...image.sizes, image].map(({ url, width }) => `${absolute(url)} ${width}w`).join(", "),
    });
    img.style.setProperty("aspect-ratio", `${image.width} / ${image.height}`);
    img.style.setProperty("background-color", image.placeholder);
    img.setAttribute("src", absolute(image.url));
    return img;
  };
  // Earlier versions have no post to count their pictures by; generated ones have no pictures.
  const picture = (post, number, data) => el("figure", { class: "picture", "data-alt": data.alt },
    el("button", {
      class: "enlarge", type: "button", id: `picture-${number}-${post}`, "data-act": "enlarge", "data-picture": number,
      "aria-haspopup": "dialog", title: "Enlarge picture",
    }, image(data)),
    el("figcaption", {}, ...inline(data.caption), el("br", {}), el("span", { class: "credit" }, data.credit)));

  const media = (block, kind) => {
    const player = el(block.type, {
      controls: "", preload: "none", playsinline: "", "aria-label": block.title,
      "data-poster": block.poster && absolute(block.poster), width: block.width, height: block.height,
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
        el("button", { class: "button", type: "button", "data-act": "embed" }, `Show content from ${site}`),
        el("p", { class: "embed-notice" }, "May set cookies")),
      el("a", { class: "embed-open", href: url }, `Open at ${site}`));
  };

  const table = ({ header, rows, caption }) => {
    const head = header.map((cell) => el("th", { scope: "col" }, ...inline(cell)));
    const body = rows.map((row) => el("tr", {}, ...row.map((cell) => el("td", {}, ...inline(cell)))));
    return el("div", { class: "table", role: "group", tabindex: "0", "aria-label": caption },
      el("table", {}, el("caption", {}, caption), el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...body)));
  };

  const block = (post) => (block) => {
    switch (block.type) {
      case "paragraph": return el("p", {}, ...inline(block.text));
      case "heading": return el("h4", {}, ...inline(block.text));
      case "list": return el(block.ordered ? "ol" : "ul", {}, ...block.items.map((item) => el("li", {}, ...inline(item))));
      case "quote": return el("figure", { class: "quote" },
        el("blockquote", {}, ...inline(block.text)),
        el("figcaption", {}, el("cite", {}, block.cite)));
      case "image": return picture(post, 1, block);
      case "gallery": return el("div", { class: "gallery" }, ...block.images.map((image, index) => picture(post, index + 1, image)));
      case "video": return media(block, "Video");
      case "audio": return media(block, "Audio");
      case "embed": return embed(block);
      case "table": return table(block);
    }
  };

  const byline = ({ id, headline, source: { type, name, role, organisation, handle, place, channel } }) => {
    const known = name ?? organisation ?? handle;
    if (!known) return undefined;
    const line = el("p", { class: "byline", id: `by-post-${id}` }, el("b", { class: "byline-name" }, known));
    const parts = [role, organisation].filter((part) => part && part !== known);
    if (type === "reader" && place) line.append(` in ${place}`);
    else if (place) parts.push(place);
    if (handle && handle !== known) line.append(" ", el("span", { class: "byline-handle", dir: "ltr" }, handle));
    for (const part of parts) line.append(`, ${part}`);
    if (channel && !headline) line.append(`${parts.length ? ", " : " "}${VERBS[channel] ?? "says"}:`);
    return line;
  };

  const head = (post, at, by) => {
    const day = times.otherDay(at);
    return el("header", { class: "post-head", id: `head-post-${post.id}` },
      el("a", { class: "post-time", href: `#post-${post.id}` },
        el("time", { datetime: post.datePublished, "data-time": "post", title: times.full(at) }, times.time(at),
          day && el("span", { class: "time-day" }, day))),
      post.source.type === "desk" || (post.source.type === "press" && by)
        ? undefined : el("span", { class: "source-kind" }, KINDS[post.source.type]),
      post.breaking ? el("span", { class: "badge breaking" }, "Breaking")
        : post.keyEvent ? el("span", { class: "badge" }, "Key event") : undefined);
  };

  const versions = ({ revisions }) => revisions && el("button",
    { class: "quiet-button", type: "button", "data-act": "versions", "aria-expanded": "false" }, "What it said before");

  const version = ({ at, headline, body, note }) => el("li", {},
    el("p", { class: "revision-time" }, "As published at ", inWords(at)),
    el("div", {},
      headline && el("p", { class: "revision-headline" }, ...inline(headline)),
      ...body.map(block()),
      note && el("p", { class: "revision-note" }, ...inline(note))));

  const earlier = ({ revisions }) => revisions && el("ol", { class: "versions" }, ...revisions.map(version));

  const updated = ({ dateModified }) => dateModified && el("span", {}, "Updated ", inWords(dateModified));

  const spaced = (...parts) => parts.filter(Boolean).flatMap((part) => [" · ", part]).slice(1);

  const closing = (post) => {
    const { dateModified, correction } = post;
    if (!correction) {
      const parts = spaced(updated(post), versions(post));
      return parts.length
        ? el("div", { class: "updated", "data-modified": dateModified }, ...parts, earlier(post)) : undefined;
    }
    const later = Date.parse(dateModified) > Date.parse(correction.at) ? updated(post) : undefined;
    return el("div", { class: "correction", role: "note", "data-modified": dateModified },
      ...spaced(el("b", {}, "Corrected ", inWords(correction.at)), later, versions(post)),
      el("p", {}, ...inline(correction.note)), earlier(post));
  };

  const withdrawn = ({ at, reason }) => [el("div", { class: "withdrawn" },
    el("p", {}, "This post was withdrawn at ", inWords(at), "."), el("p", {}, ...inline(reason)))];

  const more = () => el("button",
    { class: "more", type: "button", "data-act": "menu", "aria-label": "More actions", popovertarget: "post-menu" });

  const standing = (post, by, title) => [more(), title, by,
    el("div", { class: "prose" }, ...post.body.map(block(post.id))),
    closing(post)];

  const opening = (post) => {
    if (post.withdrawn || post.headline) return undefined;
    const texts = post.body.map(({ text, items, images, header, caption, title }) =>
      text ?? items?.[0] ?? images?.[0].caption ?? header?.[0] ?? caption ?? title);
    const plain = texts.map((text) => [text ?? ""].flat().map((part) => part.text ?? part).join(""));
    return plain.find(Boolean)?.split(" ").slice(0, 8).join(" ");
  };

  return (post) => {
    const id = `post-${post.id}`;
    const by = post.withdrawn ? undefined : byline(post);
    const title = !post.withdrawn && post.headline ? el("h3", { id: `title-${id}` }, ...inline(post.headline)) : undefined;
    const name = opening(post);
    const labels = [`head-${id}`, title && `title-${id}`, by && `by-${id}`, name && id].filter(Boolean).join(" ");
    return el("article", {
      class: "post", id, tabindex: "0", "aria-labelledby": labels, "aria-label": name, "data-source": post.source.type,
      "data-key-event": post.keyEvent ? "" : undefined, "data-breaking": post.breaking ? "" : undefined,
      "data-withdrawn": post.withdrawn ? "" : undefined, lang: coverage.inLanguage, dir: "ltr",
    }, head(post, new Date(post.datePublished), by), ...(post.withdrawn ? withdrawn(post.withdrawn) : standing(post, by, title)));
  };
};

(async () => {
  const address = new URL(new URLSearchParams(location.search).get("feed"), location.href);
  const coverage = await (await fetch(address, { cache: "no-cache" })).json();
  document.title = document.getElementById("headline").textContent = coverage.headline;
  const posts = document.createDocumentFragment();
  const written = coverage.posts.map(writer(coverage, address));
  for (let at = 0; at < written.length; at += CHUNK) {
    const far = at >= NEAR_CHUNKS * CHUNK ? "" : undefined;
    posts.append(el("div", { class: "chunk", role: "presentation", "data-far": far }, ...written.slice(at, at + CHUNK)));
  }
  const feed = document.getElementById("feed");
  feed.append(posts);
  performance.mark("aih:first-post");
  feed.setAttribute("aria-busy", "false");
  document.documentElement.dataset.state = "ready";
})();
