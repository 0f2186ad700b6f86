// The service worker: caches the page, the coverage and the pictures that were seen, for readers without a network. It reads in
// index.html which files belong to the page, so it is the same for every build. docs/decisions/0012 gives the reasons.
"use strict";

// One origin may have several of these pages, and other caches.
const PAGE = registration.scope;
const PREFIX = `aih ${PAGE} `;
const [SETS, DOCUMENTS, PICTURES, FOREIGN, DOUBT] = ["page ", "documents", "pictures", "foreign", "doubt"].map(
  (name) => PREFIX + name,
);

// The build's own files, whose names change with their content.
const ASSETS = `${PAGE}assets/`;
const PATHS = /["'=]([\w./-]*assets\/[\w./-]+)/g;
// A header of cached responses: when they came. It is stored on readers' devices, so its name cannot change.
const CACHED_AT = "aih-kept";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
// Another one: where a document was, after redirects.
const ADDRESS = "aih-address";
// These statuses remove what was cached.
const GONE = [401, 403, 404, 410];

const ignore = () => {};

// The cached pictures, if the last request for a document failed. Lost when the worker stops, which is after the page has
// loaded.
let cachedPictures = new Set();
// Whether the last request for a document reached its server, whatever the device believes of its network.
let reached = false;

addEventListener("install", (event) => event.waitUntil(renew().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

// Other pages in the scope of this worker: it leaves their requests alone. The list is lost when the worker stops;
// then the first request of such a page passes through it.
const others = new Set();

addEventListener("fetch", (event) => {
  const { request, clientId } = event;
  const address = request.url.replace(/[?#].*/, "");
  if (request.mode === "navigate") {
    if (!isPage(address)) return void others.add(event.resultingClientId);
    event.respondWith(respondFrom(sets(), PAGE, request));
    event.waitUntil(renewFor(event.resultingClientId).catch(ignore));
    return;
  }
  const respond = others.has(clientId) ? null : responder(event, address);
  if (respond) event.respondWith(isOurs(clientId).then((ours) => (ours ? respond() : fetch(request))));
});

const isPage = (address) => address === PAGE || address === `${PAGE}index.html`;

async function isOurs(clientId) {
  const client = await clients.get(clientId);
  const ours = !client || isPage(client.url.replace(/[?#].*/, ""));
  if (!ours) others.add(clientId);
  return ours;
}

// How the request is answered, if it is not left to the browser.
function responder(event, address) {
  const { request } = event;
  if (request.method !== "GET") {
    // WebKit sends a request that the worker does not handle to another origin without a preflight.
    return new URL(address).origin !== location.origin && (() => fetch(request));
  }
  if (request.destination === "image") {
    // The policy may allow the page a picture that it does not allow the worker. With a network, the browser fetches it itself.
    return (cachedPictures.has(request.url) || (!navigator.onLine && !reached)) && (() => respondPicture(request));
  }
  const respondFile = () => respondFrom(sets(), request.url, request);
  if (address.startsWith(ASSETS)) return respondFile;
  if (request.destination === "") {
    if (["no-cache", "no-store"].includes(request.cache)) return () => respondDocument(event);
    // The page asks for the copy in this way.
    if (request.cache === "force-cache") return () => respondCopy(request);
  }
  // In a set from before the folder `assets`, the files are beside the page.
  return address.startsWith(PAGE) && ["", "script", "style"].includes(request.destination) && respondFile;
}

// The resources in the page's performance timeline: those from before this worker, and the pictures.
addEventListener("message", (event) => {
  const loaded = JSON.parse(event.data).filter(({ responseStatus }) => !(responseStatus >= 400));
  event.waitUntil(
    (async () => {
      for (const { initiatorType, name, workerStart } of loaded) {
        if (initiatorType === "img") await storePicture(name).catch(ignore);
        if (initiatorType === "fetch" && !workerStart) await storeLoaded(name).catch(ignore);
      }
    })(),
  );
});

// Newest first.
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

// If the store fails, the network answers.
async function respondFrom(names, address, request) {
  return (await find(names, address).catch(ignore))?.answer ?? fetch(request);
}

let renewal = null;

// Two renewals at a time would fetch everything twice.
function renew() {
  renewal ??= revalidatePage().finally(() => (renewal = null));
  return renewal;
}

// A page that is still loading is not among the clients.
async function renewFor(opening) {
  if (await renew()) (await clients.get(opening))?.postMessage("aih:version");
}

// Returns whether the version has changed.
async function revalidatePage() {
  const answer = await fetch(PAGE, { cache: "no-cache" });
  const text = await answer.text();
  const { files, version } = read(text);
  if (answer.ok ? !files.length : GONE.includes(answer.status)) await doubt();
  else if (answer.ok) await caches.delete(DOUBT);
  if (!answer.ok || !files.length) throw new Error(`${PAGE}: ${answer.status}`);

  // Browsers refuse a redirected response for a navigation.
  const page = new Response(text, { headers: answer.headers });
  // These describe the encoded body.
  for (const name of ["content-encoding", "content-length"]) page.headers.delete(name);
  page.headers.set(CACHED_AT, Date.now());
  const before = await find(sets(), PAGE);
  if (before && read(await before.answer.text()).version === version) {
    // The version is the same, but headers and other text may have changed.
    await (await caches.open(before.cacheName)).put(PAGE, page);
    return false;
  }
  await storeSet(files, page);
  if (before) for (const client of await clients.matchAll()) client.postMessage("aih:version");
  return Boolean(before);
}

// The files that the page names, and its version: these names and the configuration. Other text may differ with every response,
// because some hosts add their own.
function read(text) {
  const [config] = /id=["']?config.*?<\/script>/s.exec(text) ?? [""];
  const addresses = Array.from(text.replace(config, "").matchAll(PATHS), ([, path]) => new URL(path, PAGE).href);
  const assets = addresses.filter((address) => address.startsWith(ASSETS));
  // A page of `trunk serve`, which reloads itself after each build, is not cached.
  const files = text.includes("/trunk/ws") ? [] : [...new Set(assets)];
  return { files, version: [config, ...files].join() };
}

// Stores all files or none. The page is stored last: a set with a page is complete.
async function storeSet(files, page) {
  const name = SETS + Date.now();
  try {
    const set = await caches.open(name);
    const keep = async (file) => {
      const answer = (await find(sets(), file))?.answer ?? (await fetch(file));
      // Some hosts answer with the page for a missing file.
      if (!answer.ok || answer.headers.get("content-type")?.includes("html")) throw new Error(file);
      await set.put(file, answer);
    };
    await Promise.all(files.map(keep));
    await set.put(PAGE, page);
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
  // An open page may still load from the previous set.
  const [, , ...old] = await sets();
  await Promise.all(old.map((name) => caches.delete(name)));
}

// The publisher may have replaced or removed the page, or it is a network's page for signing in, or a mistake. Two such answers
// an hour apart, and none of the page between them, are believed.
async function doubt() {
  const cache = await caches.open(DOUBT);
  const since = (await cache.match(PAGE))?.headers.get(CACHED_AT);
  if (!since) await cache.put(PAGE, new Response(null, { headers: { [CACHED_AT]: Date.now() } }));
  if (!since || Date.now() - since < HOUR) return;
  // Not awaited: during an installation this would be a deadlock.
  registration.unregister().catch(ignore);
  const mine = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(mine.map((name) => caches.delete(name)));
}

async function respondDocument(event) {
  const { request } = event;
  const answer = await fetch(request);
  cachedPictures.clear();
  reached = true;
  event.waitUntil(storeDocument(request.url, answer.clone()).catch(ignore));
  event.waitUntil(renewHourly().catch(ignore));
  return answer;
}

async function respondCopy(request) {
  reached = false;
  const copy = (await find([DOCUMENTS], request.url).catch(ignore))?.answer;
  if (!copy) return Response.error();
  cachedPictures = await cachedPictureUrls().catch(() => new Set());
  return copy;
}

async function cachedPictureUrls() {
  const cached = await Promise.all([PICTURES, FOREIGN].map(async (name) => (await caches.open(name)).keys()));
  return new Set(cached.flat().map(({ url }) => url));
}

let storing = Promise.resolve();

async function storeDocument(address, answer) {
  if (GONE.includes(answer.status)) await (await caches.open(DOCUMENTS)).delete(address);
  if (!answer.ok) return;
  const text = await answer.text();
  // One after the other, because each is compared with those before.
  storing = storing.catch(ignore).then(() => storeText(address, answer.url, text));
  await storing;
}

async function storeText(address, url, text) {
  const now = Date.now();
  const cached = (await find([DOCUMENTS], address))?.answer;
  // The copy's time is exact to a minute.
  if (now - cached?.headers.get(CACHED_AT) < MINUTE && (await cached.text()) === text) return;
  // Throws for a broken response and for other documents, so that they do not replace a coverage.
  const coverage = JSON.parse(text);
  if (!Array.isArray(coverage.posts) || !(await removeWithdrawn(coverage, address))) return;
  const headers = { "content-type": "application/json", [CACHED_AT]: now, [ADDRESS]: url };
  await put(DOCUMENTS, 200, address, new Response(text, { headers }));
}

// Removes the copies of documents with the text of a post that `coverage` withdraws, and its pictures. Returns whether
// `coverage` may be stored: not with a text that a copy withdraws, unless the post was published again. An older page
// publishes nothing again: it may be from before the withdrawal.
async function removeWithdrawn(coverage, address) {
  const documents = await caches.open(DOCUMENTS);
  const read = async ({ url }) => {
    const answer = await documents.match(url, { ignoreVary: true });
    return { url, base: answer.headers.get(ADDRESS) || url, ...(await answer.json()) };
  };
  const all = await Promise.all((await documents.keys()).map(read));
  const copies = all.filter(({ id }) => id === coverage.id);
  const isOlder = copies.some(({ older, base }) => older && resolve(older, base) === address);
  const isAgain = ([shown, { withdrawn }]) =>
    !isOlder && Date.parse(shown.dateModified ?? shown.datePublished) > Date.parse(withdrawn.at);
  for (const copy of copies) {
    const taken = withdrawals(copy, coverage).map(([shown]) => shown);
    if (taken.length) await documents.delete(copy.url);
    await removePictures(taken, copy.base);
  }
  return copies.every((copy) => withdrawals(coverage, copy).every(isAgain));
}

// The posts whose text is in one document, each with its withdrawal in the other.
function withdrawals(showing, withdrawing) {
  const isWithdrawn = (post) => post?.withdrawn != null;
  const found = new Map(withdrawing.posts.filter(isWithdrawn).map((post) => [post.id, post]));
  return showing.posts.filter((post) => !isWithdrawn(post) && found.has(post?.id)).map((post) => [post, found.get(post.id)]);
}

async function removePictures(posts, base) {
  const addresses = new Set();
  JSON.stringify(posts, (name, value) => {
    if (name === "url") addresses.add(resolve(value, base));
    return value;
  });
  const remove = (name) => caches.open(name).then((cache) => Promise.all([...addresses].map((url) => cache.delete(url))));
  await Promise.all([PICTURES, FOREIGN].map(remove));
}

function resolve(reference, base) {
  try {
    return new URL(reference, base).href;
  } catch {
    return base;
  }
}

// It has just been loaded, so it is in the browser's cache.
async function storeLoaded(address) {
  if (!(await find([DOCUMENTS], address))) await storeDocument(address, await fetch(address, { cache: "force-cache" }));
}

// A page may stay open for a day.
async function renewHourly() {
  const page = await find(sets(), PAGE);
  if (Date.now() - page?.answer.headers.get(CACHED_AT) > HOUR) await renew();
}

function respondPicture(request) {
  const missing = () => new Response(null, { status: 504 });
  return respondFrom([PICTURES, FOREIGN], request.url, request).catch(missing);
}

// Browsers count megabytes for each opaque response, and some fetch pictures of other sites again, whatever their cache has.
const MAX_FOREIGN = 20;
let foreign = 0;
const refused = new Set();

async function storePicture(address) {
  const { origin } = new URL(address);
  const own = origin === location.origin;
  const name = own ? PICTURES : FOREIGN;
  if (refused.has(origin) || (await find([name], address)) || (!own && ++foreign > MAX_FOREIGN)) return;
  // The same mode as the page's request, so that the browser's cache has it.
  const asked = fetch(address, { cache: "force-cache", mode: "no-cors", credentials: "include" });
  // Each further refusal by the policy would be another report to the publisher.
  if (!own) asked.catch(() => refused.add(origin));
  const answer = await asked;
  if (answer.ok || answer.type === "opaque") await put(name, own ? 80 : MAX_FOREIGN, address, answer);
}

async function put(name, most, address, answer) {
  // Without a cached page, other caches are useless.
  if (!(await find(sets(), PAGE))) return;
  const cache = await caches.open(name);
  await cache.put(address, answer);
  const oldest = (await cache.keys()).slice(0, -most);
  await Promise.all(oldest.map((key) => cache.delete(key)));
}
