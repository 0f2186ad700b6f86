// Keeps the page, the coverage and the pictures that were seen for readers whose network is gone. What the page is made
// of, it reads in index.html, so that no build has to write it down here. docs/decisions/0012 says why it is as it is.
"use strict";

// One origin may hold several of these pages, and other caches than theirs.
const PAGE = registration.scope;
const MINE = `aih ${PAGE} `;
const [SETS, DOCUMENTS, PICTURES, FOREIGN] = ["page ", "documents", "pictures", "foreign"].map((name) => MINE + name);

const FILE = /-[0-9a-f]{8,16}(_bg)?\.(css|json|js|wasm)$/;
const FILES = /["'=]([\w./-]+-[0-9a-f]{8,16}(?:_bg)?\.(?:css|json|js|wasm))/g;
const CAME = "aih-kept";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
// The page itself gives up after ten seconds.
const PATIENCE = 7_000;
// What a publisher takes back is not kept either.
const TAKEN_BACK = [401, 403, 404, 410];

const ignore = () => {};

// The pictures that are kept, while the last document asked for did not come. Known only while this worker runs, which is as
// long as a page is being loaded.
let atHand = new Set();

addEventListener("install", (event) => event.waitUntil(renew().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const address = request.url.replace(/[?#].*/, "");
  if (request.method !== "GET") {
    // What a worker leaves alone, WebKit sends to another origin without asking first whether it may.
    if (new URL(address).origin !== location.origin) event.respondWith(fetch(request));
    return;
  }
  if (request.mode === "navigate") {
    if (address !== PAGE && address !== `${PAGE}index.html`) return;
    event.respondWith(answerFrom(sets(), PAGE, request));
    event.waitUntil(renewFor(event.resultingClientId).catch(ignore));
  } else if (request.destination === "image") {
    // The policy may let the page show what it does not let a worker ask for: with a network, the browser asks itself.
    if (atHand.has(request.url) || !navigator.onLine) event.respondWith(answerPicture(request));
  } else if (FILE.test(address)) {
    event.respondWith(answerFrom(sets(), request.url, request));
  } else if (request.destination === "" && request.cache === "no-cache") {
    event.respondWith(answerDocument(event));
  }
});

// What a page has loaded, as its performance timeline has it: from before this worker, and pictures that went past it.
addEventListener("message", (event) => {
  const loaded = JSON.parse(event.data).filter(({ responseStatus }) => !(responseStatus >= 400));
  event.waitUntil(
    (async () => {
      for (const { initiatorType, name, workerStart } of loaded) {
        if (initiatorType === "img") await keepPicture(name).catch(ignore);
        if (initiatorType === "fetch" && !workerStart && !FILE.test(name)) await keepLoaded(name).catch(ignore);
      }
    })(),
  );
});

// The newest first.
async function sets() {
  return (await caches.keys()).filter((name) => name.startsWith(SETS)).sort().reverse();
}

async function find(names, address) {
  for (const cacheName of await names) {
    const answer = await caches.match(address, { cacheName, ignoreVary: true });
    if (answer) return { cacheName, answer };
  }
  return null;
}

async function answerFrom(names, address, request) {
  return (await find(names, address))?.answer ?? fetch(request);
}

let renewal = null;

// Two at a time would fetch everything twice.
function renew() {
  renewal ??= askForPage().finally(() => (renewal = null));
  return renewal;
}

// A page that is just being opened is not among those that are open.
async function renewFor(opening) {
  if (await renew()) (await clients.get(opening))?.postMessage("aih:version");
}

// Whether there is another version now than the one before.
async function askForPage() {
  const answer = await fetch(PAGE, { cache: "no-cache" });
  const text = await answer.text();
  const { files, version } = read(text);
  if (answer.ok ? !files.length : TAKEN_BACK.includes(answer.status)) await leave();
  if (!answer.ok || !files.length) throw new Error(`${PAGE}: ${answer.status}`);

  // A browser does not take an answer that was redirected for one to a navigation.
  const page = new Response(text, { headers: answer.headers });
  // No longer true of the text.
  for (const name of ["content-encoding", "content-length"]) page.headers.delete(name);
  page.headers.set(CAME, Date.now());
  const before = await find(sets(), PAGE);
  if (before && read(await before.answer.text()).version === version) {
    // Its headers may have changed, and words that make no other page of it.
    await (await caches.open(before.cacheName)).put(PAGE, page);
    return false;
  }
  await keepSet(files, page);
  if (before) for (const client of await clients.matchAll()) client.postMessage("aih:version");
  return Boolean(before);
}

// Which files the page names, and what makes another version of it: these, and the configuration. Everything else may
// differ from answer to answer, as where a host writes something of its own into each.
function read(text) {
  const [config] = /id=["']?config.*?<\/script>/s.exec(text) ?? [""];
  const names = Array.from(text.replace(config, "").matchAll(FILES), ([, name]) => new URL(name, PAGE).href);
  // A page that reloads itself whenever it is built must not be kept from doing so.
  const files = text.includes("/trunk/ws") ? [] : [...new Set(names)];
  return { files, version: [config, ...files].join() };
}

// All or nothing. The page comes last: a set that has one is whole.
async function keepSet(files, page) {
  const name = SETS + Date.now();
  try {
    const set = await caches.open(name);
    const keep = async (file) => {
      const answer = (await find(sets(), file))?.answer ?? (await fetch(file));
      // Some hosts answer with a page in the place of a file that is not there yet.
      if (!answer.ok || answer.headers.get("content-type")?.includes("html")) throw new Error(file);
      await set.put(file, answer);
    };
    await Promise.all(files.map(keep));
    await set.put(PAGE, page);
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
  // The set before may be that of a page which is still being loaded.
  const [, , ...old] = await sets();
  await Promise.all(old.map((name) => caches.delete(name)));
}

// The publisher has put something else, or nothing, in the page's place.
async function leave() {
  await registration.unregister();
  const mine = (await caches.keys()).filter((name) => name.startsWith(MINE));
  await Promise.all(mine.map((name) => caches.delete(name)));
}

async function answerDocument(event) {
  const { request } = event;
  const asked = fetch(request);
  asked.catch(ignore);
  const kept = (await find([DOCUMENTS], request.url))?.answer;
  try {
    const answer = await (kept ? Promise.race([whole(asked, kept), tooLate()]) : asked);
    atHand.clear();
    // The page does not read to its end what it knows.
    const known = isSame(answer, kept);
    // To say when it was last the same, a minute is exact enough.
    if (!known || Date.now() - kept.headers.get(CAME) > MINUTE)
      event.waitUntil(keepDocument(request.url, known ? kept : answer.clone()).catch(ignore));
    event.waitUntil(renewHourly().catch(ignore));
    return answer;
  } catch (error) {
    if (request.signal.aborted) throw error;
    atHand = await addressesOfPictures();
    if (kept) return kept;
    throw error;
  }
}

function isSame(answer, kept) {
  const tag = answer.headers.get("etag");
  return answer.ok && tag && tag === kept?.headers.get("etag");
}

// What breaks off or stalls in the middle is no better than what never began, where there is something to show.
async function whole(asked, kept) {
  const answer = await asked;
  if (answer.status !== 200 || isSame(answer, kept)) return answer;
  return new Response(await answer.arrayBuffer(), { headers: answer.headers });
}

async function addressesOfPictures() {
  const kept = await Promise.all([PICTURES, FOREIGN].map(async (name) => (await caches.open(name)).keys()));
  return new Set(kept.flat().map(({ url }) => url));
}

const tooLate = () => new Promise((_, reject) => setTimeout(reject, PATIENCE));

async function keepDocument(address, answer) {
  const now = Date.now();
  if (TAKEN_BACK.includes(answer.status)) await (await caches.open(DOCUMENTS)).delete(address);
  if (!answer.ok) return;
  const text = await answer.text();
  // What broke off, and what is no document, does not take the place of one.
  if (!Array.isArray(JSON.parse(text).posts)) return;
  const headers = { "content-type": "application/json", [CAME]: now };
  const tag = answer.headers.get("etag");
  if (tag) headers.etag = tag;
  await put(DOCUMENTS, 200, address, new Response(text, { headers }));
}

// Loaded a moment ago, so that the browser's own cache has it.
async function keepLoaded(address) {
  if (!(await find([DOCUMENTS], address))) await keepDocument(address, await fetch(address, { cache: "force-cache" }));
}

// A page may stay open all day.
async function renewHourly() {
  const page = await find(sets(), PAGE);
  if (Date.now() - page?.answer.headers.get(CAME) > HOUR) await renew();
}

function answerPicture(request) {
  const missing = () => new Response(null, { status: 504 });
  return answerFrom([PICTURES, FOREIGN], request.url, request).catch(missing);
}

// Of pictures of another origin that cannot be read, browsers count megabytes, whatever they weigh; and some fetch those of
// another site once more, whatever their own cache has.
const FEW = 20;
let foreign = 0;
const refused = new Set();

async function keepPicture(address) {
  const { origin } = new URL(address);
  const own = origin === location.origin;
  const name = own ? PICTURES : FOREIGN;
  if (refused.has(origin) || (await find([name], address)) || (!own && ++foreign > FEW)) return;
  // As the page asked for it, so that the browser's own cache has it.
  const asked = fetch(address, { cache: "force-cache", mode: "no-cors", credentials: "include" });
  // Each refusal by the policy would be one more report to the publisher.
  if (!own) asked.catch(() => refused.add(origin));
  const answer = await asked;
  if (answer.ok || answer.type === "opaque") await put(name, own ? 80 : FEW, address, answer);
}

async function put(name, most, address, answer) {
  // Nothing is kept beside a page that is not.
  if (!(await find(sets(), PAGE))) return;
  const cache = await caches.open(name);
  await cache.put(address, answer);
  const oldest = (await cache.keys()).slice(0, -most);
  await Promise.all(oldest.map((key) => cache.delete(key)));
}
