// Puts a coverage into somebody's page: a frame where the script stands, and what the two say to each other
// (docs/embedding.md).
"use strict";
(() => {
  const script = document.currentScript;
  const home = new URL(".", script.src);
  const OPTIONS = ["feed", "height", "maxHeight", "theme", "lang", "source", "title", "page", "structuredData"];
  const STYLE = ["font", "accent", "corner", "density"];
  const LEADS = /^#(?:post|image|picture)-./;
  const USUAL = 720;
  // Beyond that no length is believed.
  const MOST = 10_000_000;

  const isLength = (value, least) => Number.isFinite(value) && value >= least && value <= MOST;

  class Coverage extends HTMLElement {
    #frame = null;
    #listens = false;
    #undo = [];
    #open = "";
    #size = "";
    #described = null;
    #led = "";

    connectedCallback() {
      // Somebody has moved it: a frame that was moved loads anew, and has to be introduced anew.
      this.#leave();
      const frame = document.createElement("iframe");
      this.#frame = frame;
      frame.title = this.#title;
      frame.allow = "fullscreen; clipboard-write; web-share";
      const leads = this.#leads;
      frame.loading = leads ? "eager" : "lazy";
      Object.assign(this.style, { display: "block", minInlineSize: "0" });
      this.#stand();
      this.#reserve(this.#isTall ? `min(${this.#limit}px, max(${USUAL}px, 100vh))` : `${this.#fixed}px`);
      frame.src = this.#address(leads ? location.hash : "");
      this.replaceChildren(frame);

      this.#listen(window, "message", (event) => {
        if (!event.source || event.source !== frame.contentWindow || event.origin !== this.#home.origin) return;
        const message = event.data;
        if (typeof message !== "object" || message?.aih !== 1 || typeof message.type !== "string") return;
        if (Object.hasOwn(this.#hears, message.type)) this.#hears[message.type](message);
      });
      this.#listen(window, "hashchange", () => {
        this.#led = "";
        this.#lead();
      });
      // Of a link to where the address leads already, browsers say nothing.
      this.#listen(document, "click", ({ target }) => {
        if (target.closest?.("a[href]")?.href !== location.href) return;
        this.#led = "";
        this.#lead();
      });
      // What the place says of the look may depend on it.
      this.#listen(matchMedia("(prefers-color-scheme: dark)"), "change", () => this.#tellLook());
      this.#listen(document, "keydown", (event) => {
        if (this.#open && event.key === "Escape") this.#say({ type: "overlay", open: "", top: 0 });
      });
      if (!this.#isTall) return;
      let waiting = 0;
      const place = () => {
        waiting ||= requestAnimationFrame(() => {
          waiting = 0;
          this.#tellPlace();
        });
      };
      // Whatever scrolls around it.
      this.#listen(document, "scroll", place, { capture: true, passive: true });
      this.#listen(window, "resize", () => {
        place();
        if (this.#open !== "column") return;
        const { left, width } = this.getBoundingClientRect();
        Object.assign(frame.style, { left: `${left}px`, inlineSize: `${width}px` });
      });
    }

    disconnectedCallback() {
      if (!this.isConnected) this.#leave();
    }

    /** Changes options while it runs. All but the look and the language load it anew, and so does to take those back. */
    update(options = {}) {
      note(this, options);
      if (!this.#frame) return;
      this.#frame.title = this.#title;
      const stays = (name) => name === "title" || ((name === "theme" || name === "lang") && this.dataset[name]);
      if (OPTIONS.some((name) => name in options && !stays(name))) return this.connectedCallback();
      this.#tellLook();
    }

    /** Takes it out of the page. */
    destroy() {
      this.remove();
    }

    // A frame without a name is nothing that a screen reader can offer.
    get #title() {
      return this.dataset.title || document.title;
    }

    // Of the script that it came by: there may be several, of several publishers.
    get #home() {
      return new URL(this.dataset.home ?? home);
    }

    // Whether the page's address names something in it to which nobody has been led yet.
    get #leads() {
      return isFirst(this) && LEADS.test(location.hash) && this.#led !== location.hash;
    }

    get #isTall() {
      return this.dataset.height === "auto" && location.origin !== "null";
    }

    get #fixed() {
      const height = Number(this.dataset.height);
      return isLength(height, 1) ? height : USUAL;
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
      // The frame believes no page that it is another's.
      const article = link.origin === location.origin ? link : location;
      const given = { embed: "1", feed, theme, lang, source, page: article.href.replace(/#.*/, "") };
      // A page without an origin of its own cannot be told from others.
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

    #say(message) {
      if (this.#listens) this.#frame?.contentWindow?.postMessage({ aih: 1, ...message }, this.#home.origin);
    }

    #leave() {
      this.#close();
      for (const undo of this.#undo.splice(0)) undo();
      this.#frame?.remove();
      this.#described?.remove();
      this.#frame = this.#described = null;
      this.#listens = false;
    }

    // In its place in the page.
    #stand() {
      this.#frame.removeAttribute("style");
      Object.assign(this.#frame.style, { display: "block", inlineSize: "100%", blockSize: "100%", border: "0", colorScheme: "auto" });
    }

    #reserve(height) {
      this.#size = height;
      this.style.blockSize = height;
    }

    #tellPlace() {
      if (!this.#frame || this.#open) return;
      // What the page keeps free for what stays above it, such as its header, is not in view.
      const free = (element, name) => parseFloat(getComputedStyle(element)[name]) || 0;
      const margin = free(this, "scrollMarginTop") + free(document.documentElement, "scrollPaddingTop");
      const top = Math.round(margin - this.getBoundingClientRect().top);
      this.#say({ type: "place", top, height: Math.max(1, Math.round(innerHeight - margin)) });
    }

    #tellLook() {
      this.#say({ type: "theme", theme: this.dataset.theme ?? "" });
      this.#say({ type: "language", language: this.dataset.lang ?? "" });
      const given = getComputedStyle(this);
      const style = STYLE.map((name) => [name, given.getPropertyValue(`--aih-${name}`).trim()]);
      this.#say({ type: "style", ...Object.fromEntries(style) });
    }

    #lead() {
      if (!this.#leads) return;
      this.scrollIntoView({ block: "start", behavior: "instant" });
      this.#say({ type: "go", fragment: location.hash.slice(1) });
      if (this.#listens) this.#led = location.hash;
    }

    // Scrolls whatever of the page scrolls around it.
    #scroll(top) {
      const root = document.documentElement;
      const overflow = (element) => getComputedStyle(element).overflowY;
      // What the body says of it holds for the window, unless the root says something, too.
      const scrolls = (box) =>
        box.scrollHeight > box.clientHeight &&
        /auto|scroll/.test(overflow(box)) &&
        (box !== document.body || overflow(root) !== "visible");
      let box = this.parentElement;
      while (box && box !== root && !scrolls(box)) box = box.parentElement;
      (box && box !== root ? box : window).scrollBy({ top, behavior: "instant" });
    }

    #hears = {
      hello: () => {
        // Whatever was open is gone with the document that had opened it.
        this.#close();
        this.#listens = true;
        this.#tellLook();
        if (this.#isTall) this.#tellPlace();
        if ("structuredData" in this.dataset) this.#say({ type: "data" });
        this.#lead();
      },
      height: ({ height }) => {
        if (!this.#isTall || this.#open || !isLength(height, 1)) return;
        const size = `${Math.min(Math.ceil(height), this.#limit)}px`;
        if (size === this.#size) return;
        // What is below it stays where it is for whoever has read past it; where the browser sees to that, nothing is left to do.
        const bottom = () => this.getBoundingClientRect().bottom;
        const before = bottom();
        this.#reserve(size);
        if (before <= 0) this.#scroll(bottom() - before);
        this.#tellPlace();
      },
      event: ({ name, detail }) => {
        if (typeof name !== "string" || !/^aih:[a-z]+$/.test(name)) return;
        this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
      },
      place: ({ top }) => {
        if (!isLength(top, 0) || !this.#isTall || this.#open) return;
        // By a margin, so that the page's own ones count, whatever of it scrolls.
        const { style } = this;
        const own = style.scrollMarginBlockStart;
        style.scrollMarginBlockStart = `${(parseFloat(getComputedStyle(this).scrollMarginBlockStart) || 0) - top}px`;
        this.scrollIntoView({ block: "start", behavior: "instant" });
        style.scrollMarginBlockStart = own;
        this.#tellPlace();
      },
      shift: ({ by }) => {
        if (!isLength(by, -MOST) || !this.#isTall || this.#open) return;
        this.#scroll(by);
        this.#tellPlace();
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

    // The frame itself gets the view, so that nothing in it is lost: it leaves its place, which stays as it is, for the top
    // layer, and the rest of the page rests.
    #cover(open) {
      if (this.#open === open) return;
      const before = this.#open ? this.#from : this.getBoundingClientRect();
      const { left, top, width } = before;
      this.#from = before;
      this.#open = open;
      const { style } = this.#frame;
      Object.assign(style, { position: "fixed", inset: "0 auto auto 0", margin: "0", padding: "0", border: "0", background: "transparent" });
      Object.assign(style, { zIndex: "2147483647", maxInlineSize: "none", maxBlockSize: "none" });
      // The column stays in its place, so that nobody sees it leave.
      const below = Math.max(0, top);
      const column = { left: `${left}px`, inlineSize: `${width}px`, top: `${below}px`, blockSize: `calc(100% - ${below}px)` };
      Object.assign(style, open === "full" ? { left: "0", inlineSize: "100%", blockSize: "100%" } : column);
      if (!this.#still) {
        this.#still = [];
        for (let node = this; node !== document.body && node.parentElement; node = node.parentElement) {
          for (const other of node.parentElement.children) {
            if (other === node || other.inert) continue;
            other.inert = true;
            this.#still.push(other);
          }
        }
        // What the page does to its own elements would reach one that is only fixed.
        if (this.#frame.showPopover) {
          this.#frame.popover = "manual";
          this.#frame.showPopover();
        }
        this.#stayed = [scrollX, scrollY];
        // Some browsers take it from what goes to the top layer.
        this.#frame.focus({ preventScroll: true });
      }
      this.#say({ type: "overlay", open, top: Math.max(0, Math.round(-top)) });
    }

    #from = null;
    #still = null;
    #stayed = null;

    #close(top) {
      if (!this.#open) return;
      const column = this.#open === "column";
      this.#open = "";
      for (const other of this.#still) other.inert = false;
      this.#still = null;
      if (this.#frame.popover) {
        this.#frame.hidePopover();
        this.#frame.popover = null;
      }
      this.#stand();
      scrollTo({ left: this.#stayed[0], top: this.#stayed[1], behavior: "instant" });
      // Whoever has read on in the column is that much further down.
      if (column && top !== undefined) this.#scroll(top + Math.min(0, this.#from.top));
      this.#say({ type: "overlay", open: "", top: 0 });
      this.#tellPlace();
    }
  }

  const isFirst = (coverage) => document.querySelector("as-it-happened") === coverage;

  const note = (coverage, options) => {
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
        note(coverage, options);
        element.append(coverage);
        return coverage;
      },
    });
  }

  // In the head there is no place for a frame: there it only makes `mount` known.
  if (script.closest("head")) return;
  const coverage = document.createElement("as-it-happened");
  note(coverage, script.dataset);
  coverage.dataset.home = home.href;
  script.after(coverage);
})();
