// Runs before the application: chooses the language, preloads the words and the feed, sets the theme before the first paint,
// and starts the application, or shows that this browser cannot run it.
"use strict";
(() => {
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  let config = {};
  try {
    config = JSON.parse(document.getElementById("config").textContent) ?? {};
  } catch (error) {
    console.error("#config:", error);
  }

  const theme = [query.get("theme"), config.theme].find((theme) => ["light", "dark"].includes(theme));
  if (query.get("theme") !== "auto" && theme) root.dataset.theme = theme;
  if (query.get("embed") === "1") {
    root.dataset.embed = "";
    // Most sites cannot be shown in a frame, so links to them open a new tab.
    const leadOut = ({ target }) => {
      const link = target.closest?.("a[href^=http]:not([target])");
      if (link) link.target = "_blank";
    };
    addEventListener("click", leadOut, true);
  }
  if (navigator.share) root.dataset.sheet = "";
  const host = query.get("host");

  const unable = (error) => {
    console.error(error);
    root.dataset.state = "failed";
    document.getElementById("loading")?.remove();
    const fallback = document.getElementById("fallback");
    fallback.hidden = false;
    fallback.dataset.failure = "unable";
    dispatchEvent(new CustomEvent("aih:failure", { detail: { kind: "unable" } }));
  };
  const app = document.querySelector("meta[name=app]");
  if (typeof WebAssembly !== "object") return unable("WebAssembly is missing");
  // A panic of the application is a trap without a message.
  const broken = ({ error, reason = error }) => reason instanceof WebAssembly.RuntimeError && unable(reason);
  for (const kind of ["error", "unhandledrejection"]) addEventListener(kind, broken);

  // Fetch one file of words: the first wanted language that the page has, in any region, or else the page's first.
  const spoken = [...document.querySelectorAll("[data-words]")];
  const speaks = (tag) => spoken.find(({ dataset }) => dataset.words === tag?.split?.(/[-_]/)[0].toLowerCase());
  const languages = [query.get("lang"), config.language, ...navigator.languages];
  const words = fetch((languages.map(speaks).find(Boolean) ?? spoken[0]).src).then((answer) =>
    answer.ok ? answer.text() : Promise.reject(answer.status),
  );

  // Preload only what the application will certainly request. The application decides whether a feed is allowed.
  const page = location.href.replace(/[?#].*/, "");
  const wanted = query.get("feed");
  const address = URL.canParse?.(wanted ?? config.feed, page) ? new URL(wanted ?? config.feed, page) : null;
  const allowed = Array.isArray(config.allowedFeeds) ? config.allowedFeeds.includes("self") : true;
  if (address && (!wanted || (allowed && address.origin === location.origin))) {
    const abort = new AbortController();
    const response = fetch(address, { cache: "no-cache", signal: abort.signal });
    response.catch(() => {});
    window.preloadedFeed = { address: address.href, response, abort };
  }

  const here = (name) => new URL(document.querySelector(`[data-${name}]`).getAttribute("src"), page).href;

  // The page must also start under a policy that does not allow `aih`.
  const rules = { createScriptURL: () => "worker.js", createScript: (text) => JSON.parse(text) && text };
  let policy;
  const trusted = () => (policy ??= window.trustedTypes?.createPolicy("aih", rules) ?? rules);

  // Registers the service worker two seconds after the page is ready. Some browsers have none.
  const keep = async () => {
    const { serviceWorker } = navigator;
    const ready = new Promise((done) => addEventListener("aih:ready", done));
    serviceWorker.addEventListener("message", ({ data }) => {
      if (data === "aih:version") ready.then(() => dispatchEvent(new CustomEvent(data)));
    });
    await ready;
    await new Promise((done) => setTimeout(done, 2000));
    await serviceWorker.register(trusted().createScriptURL(""));
    const worker = await serviceWorker.ready;
    // Not the URL to which a comment was sent: the worker would request it.
    const seen = ({ initiatorType, name }) => initiatorType === "img" || name === address?.href;
    const tell = (list) => worker.active.postMessage(JSON.stringify(list.getEntries().filter(seen)));
    new PerformanceObserver(tell).observe({ type: "resource", buffered: true });
  };
  keep().catch(() => {});

  // A page that stands alone describes itself to search engines, in its head. A page in a frame does not: its host may.
  const canonical = document.querySelector("link[rel=canonical]")?.href;
  if (canonical && !wanted && query.get("embed") !== "1") {
    const script = document.createElement("script");
    script.type = "application/ld+json";
    // Trusted Types cover the text of a script of any type. A policy that refuses it leaves the page without a description.
    const publish = (json) => {
      if (json !== script.textContent) script.textContent = trusted().createScript(json);
      document.head.append(script);
    };
    window.structuredData = { page: canonical.replace(/#.*/, ""), publish };
  }

  // If it fails to load, the page works as in a frame without host.
  const framed = host && parent !== window && import(here("frame")).then(({ listen }) => listen(host)).catch(console.error);

  Promise.all([import(new URL(app.content, page).href), words, framed])
    .then(([{ default: run }, file]) => {
      window.preloadedWords = file;
      return run({ module_or_path: new URL(app.dataset.wasm, page).href });
    })
    .catch(unable);
})();
