// Keeps the map for when there is no network: the files of one version, whole or not at all. It asks the network for
// pages first and takes the cached page when that is silent; a file with its hash in its name is the same everywhere.
// The module `site` lists the cached files and their version; the build makes it.
//
// Cached are the program, the style, all layers, and of every language content, parts and the pages without an island; in place of an
// island's own page it has that of the language show it (`standIn`). A worker that waits says whether the open page is of another
// version (`compare` in offline.js, `Assets::version`), and only then a line offers to load it.

import { site } from "site";
import { isFrames, isPage, root, standIn, within } from "./worker/paths.js";

/** So many files are fetched at once: of the six connections that a browser has to a server two are left for the reader's own requests. */
const AT_ONCE = 4;

/** How long a page is waited for before the cached one is shown. */
const TIMEOUT_MS = 3000;

// Another folder of this host may have a map of its own.
const own = `islands ${root.pathname} `;
const cacheName = own + site.version;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));

/** Caches every file of this version. A single one that does not come, or is of another version, undoes it all. */
async function install() {
  const cache = await caches.open(cacheName);
  // Under its name an older version has the same bytes.
  const keepFile = async (address, integrity) => cache.put(address, (await caches.match(address)) ?? (await whole(address, { integrity })));
  const keepPage = async (address, integrity) => cache.put(address, await whole(address, { integrity, cache: "no-cache" }));
  const waiting = [
    ...Object.entries(site.files).map((entry) => [keepFile, ...entry]),
    ...Object.entries(site.pages).map((entry) => [keepPage, ...entry]),
  ];
  const keepNext = async () => {
    while (waiting.length) {
      const [keep, path, integrity] = waiting.shift();
      await keep(new URL(path, root).href, integrity);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, keepNext));
    if (!(await caches.has(cacheName))) throw new Error("another version came first");
  } catch (error) {
    waiting.length = 0;
    await caches.delete(cacheName);
    throw error;
  }
}

/** Caches again what was emptied. Where the store fails, or this version is no longer served, it stays as it is. */
async function reinstall() {
  try {
    if (!(await caches.has(cacheName))) await install();
  } catch (error) {
    console.info("offline:", error);
  }
}

async function whole(address, options) {
  const answer = await fetch(address, { ...options, redirect: "error", priority: "low" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}

async function activate() {
  const old = (await caches.keys()).filter((name) => name.startsWith(own) && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

addEventListener("fetch", (event) => {
  const { method, mode, destination, url, referrer } = event.request;
  const path = within(url);
  if (method !== "GET" || isFrames(path) || isFrames(within(referrer))) return;
  if (mode !== "navigate") {
    if (Object.hasOwn(site.files, path)) event.respondWith(file(event.request, path));
  } else if (destination === "document" && isPage(path)) {
    event.respondWith(page(event.request, path));
  }
});

/** The cached file of this version; nothing where it is not, or where the browser's store fails. */
async function cached(path) {
  try {
    return await caches.match(new URL(path, root).href, { cacheName, ignoreVary: true });
  } catch {
    return undefined;
  }
}

async function file(request, path) {
  return (await cached(path)) ?? fetch(request);
}

// Where the page just asked for is shown instead: the network has been waited for already.
let instead;

async function page(request, path) {
  if (request.url === instead) {
    instead = undefined;
    return (await cached(path)) ?? fetch(request);
  }
  const coming = fetch(request);
  const late = new Promise((done) => setTimeout(done, TIMEOUT_MS));
  const answer = await Promise.race([coming.catch(() => undefined), late]);
  if (answer && answer.status < 500) return answer;
  const copy = await cached(path);
  if (copy) return copy;
  instead = standIn(path, new URL(request.url).searchParams);
  return instead ? Response.redirect(instead) : coming;
}

addEventListener("message", (event) => {
  if (event.data === "take") event.waitUntil(skipWaiting());
  else if (event.data === "hold") event.waitUntil(reinstall());
  else event.waitUntil(compare(event));
});

/** A page asks, while this worker waits, whether it is of another version. Where it is not and is alone, nothing has to wait. */
async function compare({ data, source, ports: [port] }) {
  const isOther = data !== site.map;
  port.postMessage(isOther);
  if (isOther) return;
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open.every(({ id, url }) => id === source.id || within(url) === undefined)) await skipWaiting();
}
