// The page in a frame: what of it is in view, and its side of the messages with the host page (docs/embedding.md). `start.js` loads
// it before the application.
"use strict";
export function listen(host) {
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  const isLength = (value) => Number.isFinite(value) && Math.abs(value) <= 10_000_000;
  const send = (message) => parent.postMessage({ aih: 1, ...message }, host);

  // In a frame as tall as its content, only the host page knows what is in view.
  const tall = query.get("height") === "auto";
  const view = { top: 0, height: 0, get isTall() { return tall && !open && !cut && view.height > 0; } };
  const limit = Number(query.get("limit")) || 500_000;
  let open = "";
  // Set while the host page has been asked to put the frame back.
  let closing = false;
  // The scroll position of the column, or of a cut frame, below an open picture.
  let under = null;
  // A coverage above the height limit scrolls in the frame, and from then on behaves as in a frame of fixed height.
  let cut = false;
  let asked = "";
  let described = false;
  view.bring = (top) => {
    // The host page must know the current height before it scrolls.
    sendHeight();
    send({ type: "place", top: Math.max(0, Math.round(top)) });
  };
  view.shift = (by) => send({ type: "shift", by });
  window.aroundFrame = view;

  const STICKY = "[data-sticky]";
  const placeSticky = () => {
    const above = `${view.isTall ? Math.max(0, view.top) : 0}px`;
    const below = `${view.isTall ? Math.max(0, Math.round(innerHeight - view.top - view.height)) : 0}px`;
    for (const { style } of document.querySelectorAll(STICKY)) {
      // Setting what is set would be a mutation, too.
      if (style.getPropertyValue("--above") !== above) style.setProperty("--above", above);
      if (style.getPropertyValue("--below") !== below) style.setProperty("--below", below);
    }
  };

  // A modal dialog stands in the part of the frame in view: browsers scroll the pages around a frame to what gets the focus. A host
  // page may tell of that part. Of a frame that is taller than the screen, the browser tells.
  let seen = null;
  const placeDialog = (dialog) => {
    const { top, height } = view.isTall ? view : (seen ?? { top: 0, height: 0 });
    const begin = Math.max(0, top);
    const end = Math.min(innerHeight, top + height);
    const isPart = !open && end > begin && innerHeight > (view.isTall ? end - begin : screen.height * 1.2);
    const style = isPart ? { top: `${begin}px`, bottom: "auto", blockSize: `${end - begin}px` } : { top: "", bottom: "", blockSize: "" };
    if (dialog) Object.assign(dialog.style, style);
  };
  const { showModal } = HTMLDialogElement.prototype;
  HTMLDialogElement.prototype.showModal = function () {
    placeDialog(this);
    showModal.call(this);
  };
  const frameBox = document.createElement("div");
  Object.assign(frameBox.style, { position: "fixed", inset: "0", visibility: "hidden", pointerEvents: "none" });
  document.body.append(frameBox);
  const look = ([{ intersectionRect }]) => {
    observer.disconnect();
    seen = intersectionRect;
    placeDialog(document.querySelector("dialog[open]"));
  };
  const observer = new IntersectionObserver(look);
  // Before the reader opens a picture, they do one of these, and where they do it is in view.
  for (const name of ["pointerover", "pointermove", "pointerdown", "keydown", "focusin"]) {
    const again = ({ target, clientY = target.getBoundingClientRect?.().top ?? 0 }) => {
      if (view.isTall || innerHeight <= screen.height * 1.2) return;
      seen = { top: clientY, height: 1 };
      observer.observe(frameBox);
    };
    addEventListener(name, again, { capture: true, passive: true });
  }

  // The reader cannot see a frame in a closed panel. The application asks the document.
  let isVisible = true;
  const { get } = Object.getOwnPropertyDescriptor(Document.prototype, "hidden");
  Object.defineProperty(document, "hidden", { configurable: true, get: () => !isVisible || innerWidth === 0 || get.call(document) });
  let wasHidden = document.hidden;
  const lookAround = () => {
    if (document.hidden === wasHidden) return;
    wasHidden = !wasHidden;
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  };
  document.addEventListener("visibilitychange", () => (wasHidden = document.hidden), true);

  // Without a width, all posts have other heights. What was at the top of the view comes back there. Hit tests are cheap in a long
  // timeline, and do not lay out what is out of view.
  let kept = null;
  const keep = () => {
    if (innerWidth === 0 || tall) return;
    let element = null;
    for (let y = 0; y < innerHeight && !element; y += 16) element = document.elementFromPoint(innerWidth / 2, y)?.closest("article");
    kept = scrollY > 0 && element ? { element, top: element.getBoundingClientRect().top } : null;
  };
  // The fragment that the host page named before the frame had its width again.
  let pending = "";
  addEventListener("scroll", keep, { passive: true });
  let width = innerWidth;
  addEventListener("resize", () => {
    if (width === 0 && pending) handlers.go({ fragment: pending });
    else if (width === 0 && kept) scrollBy({ top: kept.element.getBoundingClientRect().top - kept.top, behavior: "instant" });
    width = innerWidth;
    lookAround();
  });

  let sentHeight = 0;
  let settles = 0;
  const sendHeight = () => {
    // While the page is empty, the reserved height is the better estimate.
    if (open || settles || root.dataset.state === "loading") return;
    const height = Math.ceil((document.getElementById("page") ?? document.body).getBoundingClientRect().bottom + scrollY);
    if (height < 1 || height === sentHeight) return;
    sentHeight = height;
    cut ||= height > limit;
    root.toggleAttribute("data-tall", tall && !cut);
    send({ type: "height", height });
  };

  const bringIntoView = (element, edge) => {
    const place = element.getBoundingClientRect();
    const isAbove = place[edge] < view.top;
    if (view.isTall && (isAbove || place.top > view.top + view.height)) view.bring(place.top - view.height / 4);
  };
  // Not every browser scrolls the host page to an element that is focused in the frame.
  let looks = 0;
  let focused = null;
  const followFocus = ({ target }) => {
    focused = target;
    clearTimeout(looks);
    if (!open) looks = setTimeout(() => bringIntoView(target, "bottom"), 200);
  };

  const applyView = (kind, top) => {
    open = kind;
    asked = kind;
    root.toggleAttribute("data-tall", tall && !kind && !cut);
    if (kind !== "full") {
      const back = kind ? (under ?? top) : cut && under;
      under = null;
      scrollTo({ top: back || 0, behavior: "instant" });
    } else scrollTo({ top: 0, behavior: "instant" });
    if (kind === "full") placeDialog(document.querySelector("dialog[open]"));
    // Some browsers remove the focus when the frame moves.
    if (kind && document.activeElement === document.body) focused?.focus({ preventScroll: true });
    placeSticky();
    // The frame gets its width back asynchronously.
    clearTimeout(settles);
    settles = setTimeout(() => {
      settles = sentHeight = 0;
      sendHeight();
      // A link from a picture to its post has not scrolled yet.
      if (document.activeElement.matches("article")) bringIntoView(document.activeElement, "top");
    }, 200);
  };

  // As a sheet at the foot of the view, the comment form needs the view. Beside the timeline it does not.
  const neededView = () => {
    if (root.hasAttribute("data-covered")) return "full";
    const form = document.querySelector("#comment-fold[aria-expanded=true]");
    return form && !matchMedia("(min-width: 62rem)").matches ? "column" : "";
  };
  const requestView = () => {
    let wish = neededView();
    // A frame that scrolls inside already is as high as the view, or must not be.
    if (cut && (wish === "column" || (!asked && innerHeight <= view.height))) wish = "";
    if (wish === asked) return;
    if (wish === "full" && (cut || open === "column")) under = scrollY;
    closing = wish === "";
    asked = wish;
    send({ type: "overlay", open: wish, top: Math.max(0, Math.round(scrollY)) });
  };

  // The style sheet's custom property for each option, and the check of its value.
  const styles = {
    font: ["--serif", (font) => /^[\w ,'"-]{1,200}$/.test(font) && CSS.supports("font-family", font)],
    accent: ["--link", (accent) => accent.length < 80 && CSS.supports("color", accent)],
    corner: ["--corner", (corner) => /^\d{1,2}(\.\d+)?px$/.test(corner) && parseFloat(corner) <= 24],
  };

  const handlers = {
    place: ({ top, height }) => {
      if (!isLength(top) || !isLength(height) || height < 1) return;
      const first = view.height === 0;
      [view.top, view.height] = [top, height];
      placeSticky();
      if (first) sendHeight();
      dispatchEvent(new Event("aih-place"));
    },
    theme: ({ theme }) => {
      if (theme === "auto") delete root.dataset.theme;
      if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    },
    language: ({ language }) => {
      if (typeof language !== "string" || !/^[a-z]{2,3}(-\w+)?$/i.test(language) || language === query.get("lang")) return;
      const address = new URL(location.href);
      address.searchParams.set("lang", language);
      location.replace(address);
    },
    style: (given) => {
      for (const [name, [own, fits]] of Object.entries(styles)) {
        const value = given[name];
        if (typeof value === "string" && value && fits(value)) root.style.setProperty(own, value);
        else if (value === "") root.style.removeProperty(own);
      }
      const { density } = given;
      if (density === "compact" || density === "roomy") root.dataset.density = density;
      else if (density === "") delete root.dataset.density;
    },
    overlay: ({ open: kind, top }) => {
      if (!tall || !isLength(top)) return;
      // Escape was pressed in the host page. The dialog or the form closes itself.
      if (kind === "" && closing) {
        closing = false;
        // It was opened again meanwhile: the next message answers that.
        if (!asked) applyView(kind, top);
      } else if (kind === "" && open && neededView()) {
        const dialog = document.querySelector("dialog[open]");
        const key = new KeyboardEvent("keydown", { key: "Escape", bubbles: true });
        (dialog ?? document.querySelector("form[data-comment]")).dispatchEvent(dialog ? new Event("cancel", { cancelable: true }) : key);
      } else if (kind === "" || kind === "full" || kind === "column") {
        applyView(kind, top);
      }
    },
    go: ({ fragment }) => {
      if (typeof fragment !== "string" || !/^(?:post|image|picture)-./.test(fragment)) return;
      pending = innerWidth === 0 ? fragment : "";
      // The fragment does not change, so the application is told by a popstate.
      if (location.hash === `#${fragment}`) dispatchEvent(new PopStateEvent("popstate"));
      else location.replace(`#${fragment}`);
    },
    visible: ({ visible }) => {
      if (typeof visible !== "boolean") return;
      isVisible = visible;
      lookAround();
    },
    input: () => dispatchEvent(new Event("aih-input")),
    data: () => {
      if (described) return;
      described = true;
      const page = query.get("page")?.replace(/#.*/, "") || location.href.replace(/[?#].*/, "");
      // src/browser/structured_data.rs makes the description, now or once the page is ready.
      let last = "";
      const publish = (text) => {
        if (text !== last) send({ type: "data", text });
        last = text;
      };
      window.structuredData = { page, publish };
      dispatchEvent(new Event("aih-structured-data"));
    },
  };

  if (!host) return;
  addEventListener("message", (event) => {
    if (event.source !== parent || event.origin !== host) return;
    const message = event.data;
    if (typeof message !== "object" || message?.aih !== 1 || typeof message.type !== "string") return;
    if (Object.hasOwn(handlers, message.type)) handlers[message.type](message);
  });
  for (const name of ["ready", "arrivals", "filter", "failure", "comment", "version"]) {
    addEventListener(`aih:${name}`, ({ type, detail }) => {
      send({ type: "event", name: type, detail });
      placeSticky();
    });
  }

  send({ type: "hello" });
  if (!tall) return;
  root.dataset.tall = "";
  // A ResizeObserver does not report the first height, and browsers do not run animation frames in frames that are out of view.
  sendHeight();
  new ResizeObserver(sendHeight).observe(document.body);
  addEventListener("aih:ready", () => setTimeout(sendHeight));
  // Browsers that draw nothing, as for a frame out of view, observe no size: the timeline also says when it has come to rest.
  new MutationObserver(sendHeight).observe(root, { subtree: true, attributeFilter: ["data-state", "aria-busy"] });
  addEventListener("focusin", followFocus);
  new MutationObserver(requestView).observe(root, { subtree: true, attributeFilter: ["aria-expanded", "data-covered"] });
  // The application renders what sticks, and does not know where it stands.
  const isSticky = (node) => node.matches?.(STICKY) || node.querySelector?.(STICKY);
  const sticks = ({ target, type, addedNodes }) => (type === "attributes" ? target.matches(STICKY) : [...addedNodes].some(isSticky));
  new MutationObserver((changes) => changes.some(sticks) && placeSticky()).observe(document.body, {
    childList: true,
    subtree: true,
    attributeFilter: ["style"],
  });
}
