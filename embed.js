// The loader in a publisher's page: creates the frame in place of the script, and exchanges messages with it
// (docs/embedding.md).
"use strict";
(() => {
  const script = document.currentScript;
  // `currentScript` is null in a shadow root and in a module. A script without `src`, as consent tools create them, has no address.
  const home = script?.src && !/^(blob|data):/.test(script.src) && new URL(".", script.src);
  const OPTIONS = ["feed", "height", "maxHeight", "theme", "lang", "source", "title", "page", "structuredData"];
  const STYLE = ["font", "accent", "corner", "density"];
  const TARGET = /^#(?:post|image|picture)-./;
  const DEFAULT_HEIGHT = 720;
  // The maximum of any length in a message.
  const MAX_LENGTH = 10_000_000;

  const isLength = (value, least) => Number.isFinite(value) && value >= least && value <= MAX_LENGTH;

  class Coverage extends HTMLElement {
    #frame = null;
    #listens = false;
    #undo = [];
    #open = "";
    #size = "";
    #described = null;
    #opened = "";
    #leading = false;

    connectedCallback() {
      if (!this.#home) return console.error("embed.js does not know where it comes from: give the coverage a data-home.");
      // A frame that is moved in the document loads again, so it is created again.
      this.#disconnect();
      const frame = document.createElement("iframe");
      this.#frame = frame;
      frame.title = this.#title;
      frame.allow = "fullscreen; clipboard-write; web-share";
      const leads = this.#hasTarget;
      frame.loading = leads ? "eager" : "lazy";
      Object.assign(this.style, { display: "block", minInlineSize: "0" });
      this.#resetStyle();
      this.#reserve(this.#isTall ? `min(${this.#limit}px, max(${DEFAULT_HEIGHT}px, 100vh))` : `${this.#fixed}px`);
      frame.src = this.#address(leads ? location.hash : "");
      this.replaceChildren(frame);

      this.#listen(window, "message", (event) => {
        if (!event.source || event.source !== frame.contentWindow || event.origin !== this.#home.origin) return;
        const message = event.data;
        if (typeof message !== "object" || message?.aih !== 1 || typeof message.type !== "string") return;
        if (Object.hasOwn(this.#handlers, message.type)) this.#handlers[message.type](message);
      });
      this.#listen(window, "hashchange", () => {
        this.#opened = "";
        this.#openTarget();
      });
      // Browsers fire no hashchange for a link to the current address.
      this.#listen(document, "click", ({ target }) => {
        if (target.closest?.("a[href]")?.href !== location.href) return;
        this.#opened = "";
        this.#openTarget();
      });
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
      const place = () => {
        waiting ||= requestAnimationFrame(() => {
          waiting = 0;
          this.#sendPlace();
        });
      };
      // Any ancestor may scroll.
      this.#listen(document, "scroll", place, { capture: true, passive: true });
      this.#listen(window, "resize", () => {
        place();
        if (this.#open !== "column") return;
        const { left, width } = this.getBoundingClientRect();
        Object.assign(frame.style, { left: `${left}px`, inlineSize: `${width}px` });
      });
    }

    disconnectedCallback() {
      if (!this.isConnected) this.#disconnect();
    }

    /** Changes options. Title, theme and language change in place; other changes, and removing these, reload the frame. */
    update(options = {}) {
      setOptions(this, options);
      if (!this.#frame) return;
      this.#frame.title = this.#title;
      const stays = (name) => name === "title" || ((name === "theme" || name === "lang") && this.dataset[name]);
      if (OPTIONS.some((name) => name in options && !stays(name))) return this.connectedCallback();
      this.#sendStyle();
    }

    /** Removes the coverage from the page. */
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
        const link = Object.assign(document.createElement("a"), { href: named });
        if (/^https?:$/.test(link.protocol)) return new URL(link.href);
      }
      return home && new URL(home);
    }

    // Whether the page's fragment names a post or picture that has not been opened yet.
    get #hasTarget() {
      return isFirst(this) && TARGET.test(location.hash) && this.#opened !== location.hash;
    }

    get #isTall() {
      return this.dataset.height === "auto" && location.origin !== "null";
    }

    get #fixed() {
      const height = Number(this.dataset.height);
      return isLength(height, 1) ? height : DEFAULT_HEIGHT;
    }

    get #limit() {
      const limit = Number(this.dataset.maxHeight);
      return isLength(limit, 1) ? limit : 500_000;
    }

    #address(fragment) {
      const address = this.#home;
      const canonical = document.querySelector("link[rel=canonical]")?.href;
      const { feed, theme, lang, source, page } = this.dataset;
      const link = Object.assign(document.createElement("a"), { href: page ?? canonical ?? location.href });
      // The frame must not take a page of another origin for the article.
      const article = link.origin === location.origin ? link : location;
      const given = { embed: "1", feed, theme, lang, source, page: article.href.replace(/#.*/, "") };
      // An opaque origin cannot be distinguished from others, so messages could not be checked.
      if (location.origin !== "null") given.host = location.origin;
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
      for (const undo of this.#undo.splice(0)) undo();
      this.#frame?.remove();
      this.#described?.remove();
      this.#frame = this.#described = null;
      this.#listens = false;
    }

    // The style of the frame in its normal place.
    #resetStyle() {
      this.#frame.removeAttribute("style");
      Object.assign(this.#frame.style, { display: "block", inlineSize: "100%", blockSize: "100%", border: "0", colorScheme: "auto" });
    }

    #reserve(height) {
      this.#size = height;
      this.style.blockSize = height;
    }

    #sendPlace() {
      if (!this.#frame || this.#open) return;
      // A fixed header of the page covers a part of the view.
      const free = (element, name) => parseFloat(getComputedStyle(element)[name]) || 0;
      const margin = free(this, "scrollMarginTop") + free(document.documentElement, "scrollPaddingTop");
      const top = Math.round(margin - this.getBoundingClientRect().top);
      this.#send({ type: "place", top, height: Math.max(1, Math.round(innerHeight - margin)) });
    }

    #sendStyle() {
      this.#send({ type: "theme", theme: this.dataset.theme ?? "" });
      this.#send({ type: "language", language: this.dataset.lang ?? "" });
      const given = getComputedStyle(this);
      const style = STYLE.map((name) => [name, given.getPropertyValue(`--aih-${name}`).trim()]);
      this.#send({ type: "style", ...Object.fromEntries(style) });
    }

    #openTarget() {
      if (!this.#hasTarget) return;
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
      const scrolls = (box) =>
        box.scrollHeight > box.clientHeight &&
        /auto|scroll/.test(overflow(box)) &&
        (box !== document.body || overflow(root) !== "visible");
      let box = this.parentElement;
      while (box && box !== root && !scrolls(box)) box = box.parentElement;
      (box && box !== root ? box : window).scrollBy({ top, behavior: "instant" });
    }

    #handlers = {
      hello: () => {
        // The frame has reloaded, so nothing is open in it any more.
        this.#close();
        this.#listens = true;
        this.#sendStyle();
        if (this.#isTall) this.#sendPlace();
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
        const { style } = this;
        const own = style.scrollMarginBlockStart;
        style.scrollMarginBlockStart = `${(parseFloat(getComputedStyle(this).scrollMarginBlockStart) || 0) - top}px`;
        this.scrollIntoView({ block: "start", behavior: "instant" });
        style.scrollMarginBlockStart = own;
        this.#sendPlace();
      },
      shift: ({ by }) => {
        if (!isLength(by, -MAX_LENGTH) || !this.#isTall || this.#open) return;
        this.#scroll(by);
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
        const data = document.createElement("script");
        data.type = "application/ld+json";
        data.append(document.createTextNode(text));
        this.#described?.remove();
        this.#described = data;
        document.head.append(data);
      },
    };

    // The frame moves to the top layer, so that it keeps its state. Its place stays reserved, and the rest of the page is
    // inert.
    #cover(open) {
      if (this.#open === open) return;
      const before = this.#open ? this.#from : this.getBoundingClientRect();
      const { left, top, width } = before;
      this.#from = before;
      this.#open = open;
      const { style } = this.#frame;
      Object.assign(style, { position: "fixed", inset: "0 auto auto 0", margin: "0", padding: "0", border: "0", background: "transparent" });
      Object.assign(style, { zIndex: "2147483647", maxInlineSize: "none", maxBlockSize: "none" });
      // The column stays in its place, so that nothing appears to move.
      const below = Math.max(0, top);
      const column = { left: `${left}px`, inlineSize: `${width}px`, top: `${below}px`, blockSize: `calc(100% - ${below}px)` };
      Object.assign(style, open === "full" ? { left: "0", inlineSize: "100%", blockSize: "100%" } : column);
      if (!this.#inert) {
        this.#inert = [];
        for (let node = this; node !== document.body && node.parentElement; node = node.parentElement) {
          for (const other of node.parentElement.children) {
            if (other === node || other.inert) continue;
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
      this.#send({ type: "overlay", open, top: Math.max(0, Math.round(-top)) });
    }

    #from = null;
    #inert = null;
    #scrolled = null;

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
      if (column && top !== undefined) this.#scroll(top + Math.min(0, this.#from.top));
      this.#send({ type: "overlay", open: "", top: 0 });
      this.#sendPlace();
    }
  }

  const isFirst = (coverage) => document.querySelector("as-it-happened") === coverage;

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
  const coverage = document.createElement("as-it-happened");
  setOptions(coverage, script.dataset);
  coverage.dataset.home = home.href;
  script.after(coverage);
})();
