// Runs before the application: chooses the language, preloads the words and the feed, sets the theme before the first paint,
// and starts the application. A file that is lost on the way is requested again. Says when the network fails, or when this
// browser cannot run the application.
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

  const loading = document.getElementById("loading");
  const fallback = document.getElementById("fallback");
  // Until this script runs, the style sheet shows it after ten seconds.
  fallback.hidden = true;
  fallback.dataset.started = "";
  const fail = (kind, error) => {
    console.error(error);
    if (fallback.dataset.failure === kind) return;
    root.dataset.state = "failed";
    loading.hidden = true;
    fallback.hidden = false;
    fallback.dataset.failure = kind;
    // By attributes: the style sheet may have failed to load, too.
    for (const part of fallback.querySelectorAll(".lost, .unable")) part.hidden = part.matches(".lost") !== (kind === "network");
    dispatchEvent(new CustomEvent("aih:failure", { detail: { kind } }));
  };
  const unable = (error) => fail("unable", error);
  if (typeof WebAssembly !== "object") return unable("WebAssembly is missing");
  // A panic of the application is a trap without a message.
  const broken = ({ error, reason = error }) => reason instanceof WebAssembly.RuntimeError && unable(reason);
  for (const kind of ["error", "unhandledrejection"]) addEventListener(kind, broken);

  const page = location.href.replace(/[?#].*/, "");
  const app = document.querySelector("meta[name=app]");

  // Requests a file that the page needs until it comes: after pauses that grow from a quarter of a second to thirty, or when
  // the network is back, or when the reader asks. What the browser refuses twice, although it was complete, it cannot run.
  // A file of which no byte comes for fifteen seconds counts as lost.
  const UNFIT = [SyntaxError, RangeError, WebAssembly.CompileError, WebAssembly.LinkError];
  const need = async (load) => {
    let unfit = false;
    for (let tries = 0; ; tries++) {
      const abort = new AbortController();
      let silence;
      try {
        return await new Promise((done, lost) => {
          const heard = () => {
            clearTimeout(silence);
            silence = setTimeout(() => lost(Error("silence")), 15_000);
          };
          heard();
          load(tries, heard, abort.signal).then(done, lost);
        });
      } catch (error) {
        const refused = UNFIT.some((kind) => error instanceof kind);
        if (refused && unfit) throw error;
        unfit = refused;
        if (tries > 2 && !refused) fail("network", error);
        abort.abort();
        await new Promise((done) => {
          const again = (event) => {
            if (event.target.matches(".lost")) event.preventDefault();
            done();
          };
          setTimeout(done, Math.min(250 * 2 ** tries, 30_000));
          addEventListener("online", done, { once: true });
          fallback.addEventListener("click", again, { once: true });
        });
      } finally {
        clearTimeout(silence);
      }
    }
  };
  // Another address, so that no cache answers.
  const anew = (address, tries) => (tries ? `${address}?${tries}` : address);
  const get = async (address, tries, heard, signal) => {
    const answer = await fetch(anew(address, Math.min(tries, 3)), { cache: tries ? "reload" : "default", signal });
    const { ok, status, headers } = answer;
    // Some hosts answer with a page for a missing file.
    if (ok && !/html/i.test(headers.get("content-type"))) {
      listen(answer.clone().body.getReader(), heard).catch(() => {});
      return answer;
    }
    if (ok || [403, 404, 410].includes(status)) await renew(address);
    throw new Error(`${address}: ${status}`);
  };
  const listen = async (reader, heard) => {
    while (!(await reader.read()).done) heard();
  };
  // A deploy may have removed the files of this page. The new `index.html` is loaded if it names another file, unless this page was
  // just reloaded: two servers with different builds would make it reload without end. Browsers that hide how the page was opened
  // count as reloaded.
  const renew = async (address) => {
    if ((performance.getEntriesByType("navigation")[0]?.type ?? "reload") === "reload") return;
    const text = await (await fetch(page, { cache: "reload" })).text();
    const name = /[^/]*$/.exec(address)[0];
    if (!/name=["']?app\b/.test(text) || text.includes(name)) return;
    location.reload();
    await new Promise(() => {});
  };

  // Fetch one file of words: the first wanted language that the page has, in any region, or else the page's first.
  const spoken = [...document.querySelectorAll("[data-words]")];
  const speaks = (tag) => spoken.find(({ dataset }) => dataset.words === tag?.split?.(/[-_]/)[0].toLowerCase());
  const languages = [query.get("lang"), config.language, ...(navigator.languages ?? [navigator.language])];
  const { src } = languages.map(speaks).find(Boolean) ?? spoken[0];
  const words = need(async (...attempt) => {
    const text = await (await get(src, ...attempt)).text();
    if (!text.endsWith("]")) throw new Error(src);
    return text;
  });

  // Preload only what the application will certainly request. The application decides whether a feed is allowed.
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
  const frame = async (tries) => (tries < 3 ? import(anew(here("frame"), tries)) : {});
  const framed = parent !== window && need(frame).then(({ listen }) => listen?.(host)).catch(console.error);

  // The first requests take what the browser preloads. WebKit would request the module again while that is under way.
  const script = new URL(app.content, page).href;
  const code = need(async (tries, ...attempt) => {
    if (tries) await (await get(script, tries, ...attempt)).text();
    return import(anew(script, tries));
  });
  const binary = new URL(app.dataset.wasm, page).href;
  const compile = async (tries, ...attempt) => {
    const answer = await get(binary, tries, ...attempt);
    const streams = !tries && answer.headers.get("content-type") === "application/wasm";
    return streams ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
  };
  const module = code.then(() => need(compile));
  Promise.all([code, words, module, framed])
    .then(([{ default: run }, file, module_or_path]) => {
      if (fallback.dataset.failure) {
        root.dataset.state = "loading";
        delete fallback.dataset.failure;
        fallback.hidden = true;
      }
      window.preloadedWords = file;
      return run({ module_or_path });
    })
    .catch(unable);

  // A style sheet that fails to load is requested again, twice. The application does not wait for it.
  const link = document.querySelector("link[rel=stylesheet][href*=page-]");
  const sheet = link.href;
  const styled = () => {
    try {
      // Some browsers have an empty sheet in the place of one that failed.
      return link.sheet?.cssRules.length;
    } catch {
      // Access is denied in a frame with an opaque origin, although the sheet has loaded.
      return origin === "null";
    }
  };
  addEventListener("load", () =>
    need(async (tries, ...attempt) => {
      if (tries > 2 || styled()) return;
      if (tries) {
        await get(sheet, tries, ...attempt);
        link.href = anew(sheet, tries);
        await new Promise((done) => (link.onload = link.onerror = done));
      }
      if (!styled()) throw new Error(sheet);
    }),
  );
})();
