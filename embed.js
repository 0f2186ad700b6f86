// The loader in a publisher's page: creates the frame in place of the script, and exchanges messages with it
// (docs/embedding.md).
"use strict";
(() => {
  const script = document.currentScript;
  // `currentScript` is null in a shadow root and in a module. A script without `src`, as consent tools create them, has no address.
  // The loader with a hash in its name is in the page's folder `assets`.
  const folder = /\/assets\/embed-/.test(script?.src) ? ".." : ".";
  const home = script?.src && !/^(blob|data):/.test(script.src) && new URL(folder, script.src);
  const OPTIONS = ["feed", "height", "maxHeight", "theme", "lang", "source", "title", "page", "structuredData"];
  const STYLE = ["font", "accent", "corner", "density"];
  const TARGET = /^#(?:post|image|picture)-./;
  const DEFAULT_HEIGHT = 720;
  // The maximum of any length in a message.
  const MAX_LENGTH = 10_000_000;

  const connected = new Set();
  // The parent in the flat tree, out of slots and shadow roots.
  const above = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;
  const isWeb = ({ protocol }) => /^https?:$/.test(protocol);
  const linkTo = (href) => Object.assign(document.createElement("a"), { href });

  const isLength = (value, least) => Number.isFinite(value) && value >= least && value <= MAX_LENGTH;

  class Coverage extends HTMLElement {
    #frame = null;
    #listens = false;
    #undo = [];
    #shown = true;
    // What has the view, where the element was before, and what was made inert and scrolled.
    #open = "";
    #from = null;
    #inert = null;
    #scrolled = null;
    #size = "";
    #described = null;
    // The fragment that was followed, and whether its post is still looked for.
    #opened = "";
    #leading = false;

    // `moveBefore` keeps the frame, and this element needs nothing else.
    connectedMoveCallback() {}

    connectedCallback() {
      if (!this.#home) return console.error("embed.js does not know where it comes from: give the coverage a data-home.");
      // A frame that is moved in the document loads again, so it is created again.
      this.#disconnect();
      connected.add(this);
      const frame = document.createElement("iframe");
      this.#frame = frame;
      frame.title = this.#title;
      frame.allow = "fullscreen; clipboard-write; web-share";
      const leads = this.#hasTarget;
      frame.loading = leads ? "eager" : "lazy";
      setStyle(this, "display: block; min-inline-size: 0; max-block-size: none; transition: none");
      this.#resetStyle();
      this.#reserve(this.#isTall ? `min(${this.#limit}px, max(${DEFAULT_HEIGHT}px, 100vh))` : `${this.#length("height", DEFAULT_HEIGHT)}px`);
      frame.src = this.#address(leads ? location.hash : "");
      this.replaceChildren(frame);

      this.#listen(window, "message", (event) => {
        if (!event.source || event.source !== frame.contentWindow || event.origin !== this.#home.origin) return;
        const message = event.data;
        if (typeof message !== "object" || message?.aih !== 1 || typeof message.type !== "string") return;
        if (Object.hasOwn(this.#handlers, message.type)) this.#handlers[message.type](message);
      });
      const openAgain = () => {
        this.#opened = "";
        this.#openTarget();
      };
      this.#listen(window, "hashchange", openAgain);
      // Browsers fire no hashchange for a link to the current address.
      const isHere = (event) => event.composedPath().some(({ href }) => href === location.href);
      this.#listen(document, "click", (event) => isHere(event) && openAgain());
      // A panel around the frame may be hidden: by `display`, `details`, `content-visibility`, `hidden`.
      this.#shown = this.#isShown;
      for (const Observer of [ResizeObserver, IntersectionObserver]) {
        const observer = new Observer(() => this.#show());
        observer.observe(this);
        this.#undo.push(() => observer.disconnect());
      }
      // The custom properties may depend on the colour scheme.
      this.#listen(matchMedia("(prefers-color-scheme: dark)"), "change", () => this.#sendStyle());
      this.#listen(document, "keydown", (event) => {
        if (this.#open && event.key === "Escape") this.#send({ type: "overlay", open: "", top: 0 });
      });
      // Readers who do something else are not led to a post any more.
      for (const name of ["wheel", "touchmove", "pointerdown", "keydown"]) {
        this.#listen(document, name, () => this.#cancelTarget(), { capture: true, passive: true });
      }
      if (!this.#isTall) return;
      let waiting = 0;
      const send = () => {
        waiting = 0;
        this.#sendPlace();
      };
      const place = () => (waiting ||= requestAnimationFrame(send));
      // Any ancestor may scroll.
      this.#listen(document, "scroll", place, { capture: true, passive: true });
      this.#listen(window, "resize", () => {
        place();
        if (this.#open === "column") setStyle(frame, this.#column);
      });
    }

    disconnectedCallback() {
      if (!this.isConnected) this.#disconnect();
    }

    // Title, theme and language change in place; other changes, and removing these, reload the frame.
    update(options = {}) {
      setOptions(this, options);
      if (!this.#frame) return;
      this.#frame.title = this.#title;
      const stays = (name) => name === "title" || ((name === "theme" || name === "lang") && this.dataset[name]);
      if (OPTIONS.some((name) => name in options && !stays(name))) return this.connectedCallback();
      this.#sendStyle();
    }

    destroy() {
      this.remove();
    }

    // Screen readers need a name for the frame.
    get #title() {
      return this.dataset.title || document.title;
    }

    // From the script that created it: several publishers may have scripts on one page. Others than the
    // publisher may set the attribute, so only http and https are accepted.
    get #home() {
      const { home: named } = this.dataset;
      if (named && named !== home?.href) {
        const link = linkTo(named);
        if (isWeb(link)) return new URL(link.href);
      }
      return home && new URL(home);
    }

    get #isShown() {
      return this.checkVisibility?.() ?? this.getClientRects().length > 0;
    }

    // Pixels of the window for one of the frame: `zoom` and transforms of the page scale it.
    get #scale() {
      return this.getBoundingClientRect().width / this.offsetWidth || 1;
    }

    // Whether the page's fragment names a post or picture that has not been opened yet.
    get #hasTarget() {
      return isFirst(this) && TARGET.test(location.hash) && this.#opened !== location.hash;
    }

    get #isTall() {
      return this.dataset.height === "auto" && origin !== "null";
    }

    #length(option, otherwise) {
      const length = Number(this.dataset[option]);
      return isLength(length, 1) ? length : otherwise;
    }

    get #limit() {
      return this.#length("maxHeight", 500_000);
    }

    #address(fragment) {
      const address = this.#home;
      const canonical = document.querySelector("link[rel=canonical]")?.href;
      const { feed, theme, lang, source, page } = this.dataset;
      const given = { embed: "1", feed, theme, lang, source, page: articleAt(page ?? canonical)?.href.replace(/#.*/, "") };
      // An opaque origin cannot be distinguished from others, so messages could not be checked.
      if (origin !== "null") given.host = origin;
      if (this.#isTall) Object.assign(given, { height: "auto", limit: this.#limit });
      for (const [name, value] of Object.entries(given)) if (value) address.searchParams.set(name, value);
      address.hash = fragment;
      return address.href;
    }

    #listen(target, name, heard, options) {
      target.addEventListener(name, heard, options);
      this.#undo.push(() => target.removeEventListener(name, heard, options));
    }

    #send(message) {
      if (this.#listens) this.#frame?.contentWindow?.postMessage({ aih: 1, ...message }, this.#home.origin);
    }

    #disconnect() {
      this.#close();
      connected.delete(this);
      for (const undo of this.#undo.splice(0)) undo();
      this.#frame?.remove();
      this.#described?.remove();
      this.#frame = this.#described = null;
      this.#listens = false;
    }

    // The style of the frame in its normal place. Style sheets of the page apply to every frame, so all else is reset.
    #resetStyle() {
      this.#frame.removeAttribute("style");
      setStyle(this.#frame, "all: initial; display: block; inline-size: 100%; block-size: 100%; border: 0; color-scheme: auto");
    }

    #reserve(height) {
      this.#size = height;
      setStyle(this, `block-size: ${height}`);
    }

    #show() {
      const shown = this.#isShown;
      if (shown === this.#shown) return;
      this.#shown = shown;
      this.#send({ type: "visible", visible: shown });
      if (!shown) return;
      this.#sendPlace();
      this.#openTarget();
    }

    #sendPlace() {
      if (!this.#frame || this.#open) return;
      // A fixed header of the page covers a part of the view, and a box that scrolls shows a part of itself.
      const free = (element, name) => parseFloat(getComputedStyle(element)[name]) || 0;
      let begin = 0;
      let end = innerHeight;
      for (let box = above(this); box && box !== document.body; box = above(box)) {
        if (!/auto|scroll|hidden|clip/.test(getComputedStyle(box).overflowY)) continue;
        const { top, bottom } = box.getBoundingClientRect();
        begin = Math.max(begin, top);
        end = Math.min(end, bottom);
      }
      begin += free(this, "scrollMarginTop") + free(document.documentElement, "scrollPaddingTop");
      const scale = this.#scale;
      const top = Math.round((begin - this.getBoundingClientRect().top) / scale);
      this.#send({ type: "place", top, height: Math.max(1, Math.round((end - begin) / scale)) });
    }

    #sendStyle() {
      this.#send({ type: "theme", theme: this.dataset.theme ?? "" });
      this.#send({ type: "language", language: this.dataset.lang ?? "" });
      const given = getComputedStyle(this);
      const style = STYLE.map((name) => [name, given.getPropertyValue(`--aih-${name}`).trim()]);
      this.#send({ type: "style", ...Object.fromEntries(style) });
    }

    #openTarget() {
      if (!this.#hasTarget || !this.#isShown) return;
      this.scrollIntoView({ block: "start", behavior: "instant" });
      this.#send({ type: "go", fragment: location.hash.slice(1) });
      if (this.#listens) this.#opened = location.hash;
      this.#leading = true;
    }

    #cancelTarget() {
      if (this.#leading) this.#send({ type: "input" });
      this.#leading = false;
    }

    // Scrolls the nearest scrolling ancestor, or the window.
    #scroll(top) {
      const root = document.documentElement;
      const overflow = (element) => getComputedStyle(element).overflowY;
      // The overflow of the body applies to the window, unless the root element has its own.
      const isOwn = (box) => box !== document.body || overflow(root) !== "visible";
      const scrolls = (box) => box.scrollHeight > box.clientHeight && /auto|scroll/.test(overflow(box)) && isOwn(box);
      let box = above(this);
      while (box && box !== root && !scrolls(box)) box = above(box);
      (box && box !== root ? box : window).scrollBy({ top, behavior: "instant" });
    }

    #handlers = {
      hello: () => {
        // The frame has reloaded, so nothing is open in it any more.
        this.#close();
        this.#listens = true;
        this.#sendStyle();
        if (this.#isTall) this.#sendPlace();
        if (!this.#shown) this.#send({ type: "visible", visible: false });
        if ("structuredData" in this.dataset) this.#send({ type: "data" });
        this.#openTarget();
      },
      height: ({ height }) => {
        if (!this.#isTall || this.#open || !isLength(height, 1)) return;
        const size = `${Math.min(Math.ceil(height), this.#limit)}px`;
        if (size === this.#size) return;
        // Keep the content below in place for readers who have scrolled past the frame. With scroll anchoring in the browser
        // the difference is 0.
        const bottom = () => this.getBoundingClientRect().bottom;
        const before = bottom();
        this.#reserve(size);
        if (before <= 0) this.#scroll(bottom() - before);
        this.#sendPlace();
      },
      event: ({ name, detail }) => {
        if (typeof name !== "string" || !/^aih:[a-z]+$/.test(name)) return;
        this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
      },
      place: ({ top }) => {
        if (!isLength(top, 0) || !this.#isTall || this.#open) return;
        // Use a scroll margin, so that those of the page count too, in any scrolling ancestor.
        const own = this.style.scrollMarginBlockStart;
        this.style.scrollMarginBlockStart = `${(parseFloat(getComputedStyle(this).scrollMarginBlockStart) || 0) - top}px`;
        this.scrollIntoView({ block: "start", behavior: "instant" });
        this.style.scrollMarginBlockStart = own;
        this.#sendPlace();
      },
      shift: ({ by }) => {
        if (!isLength(by, -MAX_LENGTH) || !this.#isTall || this.#open) return;
        this.#scroll(by * this.#scale);
        this.#sendPlace();
      },
      overlay: ({ open, top }) => {
        if (!this.#isTall || !isLength(top, 0)) return;
        if (open === "full" || open === "column") this.#cover(open);
        if (open === "") this.#close(top);
      },
      data: ({ text }) => {
        if (!("structuredData" in this.dataset) || typeof text !== "string") return;
        try {
          if (JSON.parse(text)["@type"] !== "LiveBlogPosting") return;
        } catch {
          return;
        }
        this.#described?.remove();
        this.#described = Object.assign(document.createElement("script"), { type: "application/ld+json" });
        this.#described.append(document.createTextNode(text));
        document.head.append(this.#described);
      },
    };

    // The frame moves to the top layer, so that it keeps its state. Its place stays reserved, and the rest of the page is
    // inert.
    #cover(open) {
      if (this.#open === open) return;
      if (!this.#open) this.#from = this.getBoundingClientRect();
      this.#open = open;
      // Measured before the frame gets another width, which the page in it would see.
      const sides = open === "column" ? this.#column : "inline-size: 100%; block-size: 100%; left: 0; top: 0";
      setStyle(this.#frame, `position: fixed; inset: 0 auto auto 0; z-index: 2147483647; ${sides}`);
      if (!this.#inert) {
        this.#inert = [];
        for (let node = this; node && node !== document.body; node = above(node)) {
          for (const other of node.parentNode?.children ?? []) {
            if (other === node || other.inert || other.localName === "head") continue;
            other.inert = true;
            this.#inert.push(other);
          }
        }
        // Without the top layer, transforms and stacking contexts of the page would apply to a fixed frame.
        if (this.#frame.showPopover) {
          this.#frame.popover = "manual";
          this.#frame.showPopover();
        }
        this.#scrolled = [scrollX, scrollY];
        // Some browsers remove the focus from an element that enters the top layer.
        this.#frame.focus({ preventScroll: true });
      }
      this.#send({ type: "overlay", open, top: Math.max(0, Math.round(-this.#from.top / this.#scale)) });
    }

    // The column stays in its place, so that nothing appears to move.
    get #column() {
      const scale = this.#scale;
      const { left, width } = this.getBoundingClientRect();
      const top = Math.max(0, this.#from.top) / scale;
      return `left: ${left / scale}px; inline-size: ${width / scale}px; top: ${top}px; block-size: calc(100% - ${top}px)`;
    }

    #close(top) {
      if (!this.#open) return;
      const column = this.#open === "column";
      this.#open = "";
      for (const other of this.#inert) other.inert = false;
      this.#inert = null;
      if (this.#frame.popover) {
        this.#frame.hidePopover();
        this.#frame.popover = null;
      }
      this.#resetStyle();
      scrollTo({ left: this.#scrolled[0], top: this.#scrolled[1], behavior: "instant" });
      // The reader may have scrolled in the column: scroll the page by the same length.
      if (column && top !== undefined) this.#scroll(top * this.#scale + Math.min(0, this.#from.top));
      this.#send({ type: "overlay", open: "", top: 0 });
      this.#sendPlace();
    }
  }

  const isFirst = (coverage) => (document.querySelector("as-it-happened") ?? [...connected][0]) === coverage;

  // Against any style sheet of the page.
  const setStyle = ({ style }, text) => {
    for (const part of text.split("; ")) style.setProperty(...part.split(": "), "important");
  };

  // The address of the article: its own word for it, if that is an address on the web, and of the article's origin. A page
  // of a developer, of a file or of an app has no address of its own that a reader could use.
  const articleAt = (word) => {
    const isPublic = isWeb(location) && !/(^|\.)localhost$|^127\.|^\[::1\]$/.test(location.hostname);
    const link = linkTo(word ?? location.href);
    if (isWeb(link) && (link.origin === location.origin || (word && !isPublic))) return link;
    const why = word ? `it must be ${isPublic ? `of ${location.origin}` : "http or https"}` : "name one by data-page or link[rel=canonical]";
    console.warn(`embed.js: links do not lead to ${link.href}: ${why}`);
    return isWeb(location) ? location : null;
  };

  const setOptions = (coverage, options) => {
    for (const name of OPTIONS) {
      if (!(name in options)) continue;
      const value = options[name];
      if (value === undefined || value === null || value === false) delete coverage.dataset[name];
      else coverage.dataset[name] = value === true ? "" : String(value);
    }
  };

  if (!customElements.get("as-it-happened")) {
    customElements.define("as-it-happened", Coverage);
    window.AsItHappened = Object.freeze({
      mount(element, options = {}) {
        const coverage = document.createElement("as-it-happened");
        setOptions(coverage, options);
        if (options.home) coverage.dataset.home = options.home;
        element.append(coverage);
        return coverage;
      },
    });
  }

  if (!home) return console.error("embed.js cannot tell where it stands: use AsItHappened.mount with home, or a script element of the page.");
  // A script in the head makes no frame.
  if (script.closest("head")) return console.info("embed.js in the head only defines AsItHappened.mount.");
  // A script that is run again after its part of the page was copied finds its coverage there.
  const next = script.nextElementSibling;
  if (next?.localName === "as-it-happened" && next.dataset.home === home.href) return;
  const coverage = document.createElement("as-it-happened");
  setOptions(coverage, script.dataset);
  coverage.dataset.home = home.href;
  script.after(coverage);
})();
