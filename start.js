// Runs before the application has arrived: asks for the words and the feed meanwhile, sets the theme before anything is
// drawn, then starts the application, or says that this browser cannot run it.
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
    // Most sites refuse to be shown in a frame.
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
  // Where the application breaks down it traps, and says nothing more.
  const broken = ({ error, reason = error }) => reason instanceof WebAssembly.RuntimeError && unable(reason);
  for (const kind of ["error", "unhandledrejection"]) addEventListener(kind, broken);

  // One file of words: of the first wanted language that the page speaks, in whatever region, else of the page's first.
  const spoken = [...document.querySelectorAll("[data-words]")];
  const speaks = (tag) => spoken.find(({ dataset }) => dataset.words === tag?.split?.(/[-_]/)[0].toLowerCase());
  const languages = [query.get("lang"), config.language, ...navigator.languages];
  const words = fetch((languages.map(speaks).find(Boolean) ?? spoken[0]).src).then((answer) =>
    answer.ok ? answer.text() : Promise.reject(answer.status),
  );

  // The application decides whether a feed may be shown; asked for early is only what it will surely ask for.
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

  // A policy that allows none of it must not keep the page from starting.
  const rules = { createScriptURL: () => "worker.js", createScript: (text) => JSON.parse(text) && text };
  let policy;
  const trusted = () => (policy ??= window.trustedTypes?.createPolicy("aih", rules) ?? rules);

  // Keeps what is read for a time without a network, once the page is at rest; a browser may have no place for it.
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
    // Not what a comment was sent to, which the worker would ask for.
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

  // Without it the page is as in any other frame.
  const framed = host && parent !== window && import(here("frame")).then(({ listen }) => listen(host)).catch(console.error);

  Promise.all([import(new URL(app.content, page).href), words, framed])
    .then(([{ default: run }, file]) => {
      window.preloadedWords = file;
      return run({ module_or_path: new URL(app.dataset.wasm, page).href });
    })
    .catch(unable);
})();
