// What the page says to the one around it, and hears from it: docs/embedding.md. Only where the address names that page's
// origin, and before the application runs.
"use strict";
export function listen(host) {
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  const isLength = (value) => Number.isFinite(value) && Math.abs(value) <= 10_000_000;
  const say = (message) => parent.postMessage({ aih: 1, ...message }, host);

  // As tall as what it holds: what is in view only the page around it knows.
  const tall = query.get("height") === "auto";
  const view = { top: 0, height: 0, get isTall() { return tall && !open && !cut && view.height > 0; } };
  const limit = Number(query.get("limit")) || 500_000;
  let open = "";
  // The page around has been asked to put the frame back.
  let closing = false;
  // How far down the column was, and what is cut, when a picture covered them.
  let under = null;
  // What is longer than the page around allows scrolls in here, and is as in any other frame from then on.
  let cut = false;
  let asked = "";
  let described = false;
  view.bring = (top) => {
    // There may be more of it than the page around knows.
    tellHeight();
    say({ type: "place", top: Math.max(0, Math.round(top)) });
  };
  view.shift = (by) => say({ type: "shift", by });
  window.aroundFrame = view;

  const pin = () => {
    const above = view.isTall ? Math.max(0, view.top) : 0;
    const below = view.isTall ? Math.max(0, Math.round(innerHeight - view.top - view.height)) : 0;
    for (const { style } of document.querySelectorAll("[data-sticky]")) {
      style.setProperty("--above", `${above}px`);
      style.setProperty("--below", `${below}px`);
    }
  };

  let told = 0;
  let settles = 0;
  const tellHeight = () => {
    // What was reserved is nearer to what it will be than the height of a page that is still empty.
    if (open || settles || root.dataset.state === "loading") return;
    const height = Math.ceil((document.getElementById("page") ?? document.body).getBoundingClientRect().bottom + scrollY);
    if (height < 1 || height === told) return;
    told = height;
    cut ||= height > limit;
    root.toggleAttribute("data-tall", tall && !cut);
    say({ type: "height", height });
  };

  const lookFor = (element, edge) => {
    const place = element.getBoundingClientRect();
    const isAbove = place[edge] < view.top;
    if (view.isTall && (isAbove || place.top > view.top + view.height)) view.bring(place.top - view.height / 4);
  };
  // Not every browser scrolls the page around to what gets the focus in here. What is led to is brought into view anyway.
  let looks = 0;
  let focused = null;
  const followFocus = ({ target }) => {
    focused = target;
    clearTimeout(looks);
    if (!open) looks = setTimeout(() => lookFor(target, "bottom"), 200);
  };

  const stand = (kind, top) => {
    open = kind;
    asked = kind;
    root.toggleAttribute("data-tall", tall && !kind && !cut);
    if (kind !== "full") {
      const back = kind ? (under ?? top) : cut && under;
      under = null;
      scrollTo({ top: back || 0, behavior: "instant" });
    } else scrollTo({ top: 0, behavior: "instant" });
    // Some browsers take it from a frame that leaves its place.
    if (kind && document.activeElement === document.body) focused?.focus({ preventScroll: true });
    pin();
    // The frame is not back in its width at once.
    clearTimeout(settles);
    settles = setTimeout(() => {
      settles = told = 0;
      tellHeight();
      // Whoever was led from the picture to its post is not there yet.
      if (document.activeElement.matches("article")) lookFor(document.activeElement, "top");
    }, 200);
  };

  // The sheet of the comment form needs a view to stand at the foot of; beside the timeline it does not.
  const wanted = () => {
    if (root.hasAttribute("data-covered")) return "full";
    const form = document.querySelector("#comment-fold[aria-expanded=true]");
    return form && !matchMedia("(min-width: 62rem)").matches ? "column" : "";
  };
  const askForView = () => {
    let wish = wanted();
    // A frame that scrolls inside is as high as the view, or it is not.
    if (cut && (wish === "column" || (!asked && innerHeight <= view.height))) wish = "";
    if (wish === asked) return;
    if (wish === "full" && (cut || open === "column")) under = scrollY;
    closing = wish === "";
    asked = wish;
    say({ type: "overlay", open: wish, top: Math.max(0, Math.round(scrollY)) });
  };

  // The style sheet's own name for each, and what may stand there.
  const styles = {
    font: ["--serif", (font) => /^[\w ,'"-]{1,200}$/.test(font) && CSS.supports("font-family", font)],
    accent: ["--link", (accent) => accent.length < 80 && CSS.supports("color", accent)],
    corner: ["--corner", (corner) => /^\d{1,2}(\.\d+)?px$/.test(corner) && parseFloat(corner) <= 24],
  };

  const hears = {
    place: ({ top, height }) => {
      if (!isLength(top) || !isLength(height) || height < 1) return;
      const first = view.height === 0;
      [view.top, view.height] = [top, height];
      pin();
      if (first) tellHeight();
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
      // The page around has had the key that closes; what is open here knows how to close.
      if (kind === "" && closing) {
        closing = false;
        // Opened anew meanwhile: the next answer is that.
        if (!asked) stand(kind, top);
      } else if (kind === "" && open && wanted()) {
        const dialog = document.querySelector("dialog[open]");
        const key = new KeyboardEvent("keydown", { key: "Escape", bubbles: true });
        (dialog ?? document.querySelector("form[data-comment]")).dispatchEvent(dialog ? new Event("cancel", { cancelable: true }) : key);
      } else if (kind === "" || kind === "full" || kind === "column") {
        stand(kind, top);
      }
    },
    go: ({ fragment }) => {
      if (typeof fragment !== "string" || !/^(?:post|image|picture)-./.test(fragment)) return;
      // To go where the address leads already is to be led there once more.
      if (location.hash === `#${fragment}`) dispatchEvent(new PopStateEvent("popstate"));
      else location.replace(`#${fragment}`);
    },
    data: () => {
      if (described) return;
      described = true;
      const page = query.get("page")?.replace(/#.*/, "") ?? location.href.replace(/[?#].*/, "");
      // src/browser/structured_data.rs makes the description, now or once the page is ready.
      let last = "";
      const publish = (text) => {
        if (text !== last) say({ type: "data", text });
        last = text;
      };
      window.structuredData = { page, publish };
      dispatchEvent(new Event("aih-structured-data"));
    },
  };

  addEventListener("message", (event) => {
    if (event.source !== parent || event.origin !== host) return;
    const message = event.data;
    if (typeof message !== "object" || message?.aih !== 1 || typeof message.type !== "string") return;
    if (Object.hasOwn(hears, message.type)) hears[message.type](message);
  });
  for (const name of ["ready", "arrivals", "filter", "failure", "comment", "version"]) {
    addEventListener(`aih:${name}`, ({ type, detail }) => {
      say({ type: "event", name: type, detail });
      pin();
    });
  }

  say({ type: "hello" });
  if (!tall) return;
  root.dataset.tall = "";
  // The first height is reported by no observer, and frames out of view are drawn by no browser.
  tellHeight();
  new ResizeObserver(tellHeight).observe(document.body);
  addEventListener("aih:ready", () => setTimeout(tellHeight));
  new MutationObserver(tellHeight).observe(root, { attributeFilter: ["data-state"] });
  addEventListener("focusin", followFocus);
  new MutationObserver(askForView).observe(root, { subtree: true, attributeFilter: ["aria-expanded", "data-covered"] });
}
