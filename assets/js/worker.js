// Keeps maps for when there is no network: of each dispute whose map was read the files of one version, whole or not at all. It asks the
// network for pages first and takes the cached page when that is silent; a file with its hash in its name is the same everywhere.
//
// The module `site` has the version, and for each dispute of the site the list of what is cached of it: program, style, all layers, and of
// every language content, parts and the pages without an island, that which lists all maps among them; the build makes both. A list is the
// last of its dispute to be cached: where it is, all is. In place of an island's own page that of the whole shows it (`standIn`). A worker
// that waits says whether the open page is of another version (`compare` in offline.js, `Assets::version`), and only then a line offers
// to load it.

import { site } from "site";
import { disputesOf, isByFrame, isFile, isPage, root, standIn, within } from "./worker/paths.js";

/** So many files are fetched at once: of the six connections that a browser has to a server two are left for the reader's own requests. */
const AT_ONCE = 4;

/** How long a page is waited for before the cached one is shown. */
const TIMEOUT_MS = 3000;

// Another folder of this host may have maps of its own.
const own = `islands ${root.pathname} `;
const nameOf = (dispute) => `${own}${dispute} ${site.version}`;
const hrefOf = (path) => new URL(path, root).href;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));

/** Caches what an older version has cached, in this version. A single file that does not come, or is of another version, undoes it all. */
async function install() {
  const old = (await caches.keys()).filter((name) => name.startsWith(own)).map((name) => name.slice(own.length).split(" ")[0]);
  for (const dispute of new Set(old)) await hold(dispute);
}

/** Caches every file of a dispute, unless it is there. */
async function hold(dispute) {
  if (!Object.hasOwn(site.disputes, dispute) || (await listOf(dispute))) return;
  const { list, integrity } = site.disputes[dispute];
  const name = nameOf(dispute);
  const cache = await caches.open(name);
  // Under its name an older version has the same bytes.
  const keepFile = async (address, integrity) => cache.put(address, (await caches.match(address)) ?? (await whole(address, { integrity })));
  const keepPage = async (address, integrity) => cache.put(address, await whole(address, { integrity, cache: "no-cache" }));
  const waiting = [];
  const keepNext = async () => {
    while (waiting.length) {
      const [keep, path, integrity] = waiting.shift();
      await keep(hrefOf(path), integrity);
    }
  };
  try {
    const answer = await whole(hrefOf(list), { integrity });
    const { files, pages } = await answer.clone().json();
    waiting.push(...Object.entries(files).map((entry) => [keepFile, ...entry]), ...Object.entries(pages).map((entry) => [keepPage, ...entry]));
    await Promise.all(Array.from({ length: AT_ONCE }, keepNext));
    if (!(await caches.has(name))) throw new Error("another version came first");
    await cache.put(hrefOf(list), answer);
  } catch (error) {
    waiting.length = 0;
    await caches.delete(name);
    throw error;
  }
}

/** Caches a dispute that is read. Where the store fails, or this version is no longer served, all stays as it is. */
async function keep(dispute) {
  try {
    await hold(dispute);
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
  const old = (await caches.keys()).filter((name) => name.startsWith(own) && !name.endsWith(` ${site.version}`));
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

addEventListener("fetch", (event) => {
  const { method, mode, destination, url } = event.request;
  const path = within(url);
  if (method !== "GET" || isByFrame(event.request)) return;
  if (mode !== "navigate") {
    if (isFile(path)) event.respondWith(file(event.request, path));
  } else if (destination === "document" && isPage(path)) {
    event.respondWith(page(event.request, path));
  }
});

const cachedIn = (dispute, path) => caches.match(hrefOf(path), { cacheName: nameOf(dispute), ignoreVary: true });

/** What is cached of a dispute; nothing where it is not, or not whole, or where the browser's store fails. */
async function listOf(dispute) {
  try {
    return await (await cachedIn(dispute, site.disputes[dispute].list))?.json();
  } catch {
    return undefined;
  }
}

/** The cached file or page of this version; nothing where it is not, or where the browser's store fails. */
async function cached(path) {
  try {
    for (const dispute of disputesOf(path)) {
      const copy = await cachedIn(dispute, path);
      if (copy && (await listOf(dispute))) return copy;
    }
  } catch {
    // As if it were not there.
  }
  return undefined;
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
  instead = await standIn(path, new URL(request.url).searchParams, listOf);
  return instead ? Response.redirect(instead) : coming;
}

addEventListener("message", (event) => {
  if (event.data === "take") event.waitUntil(skipWaiting());
  else if (event.data.hold) event.waitUntil(keep(event.data.hold));
  else event.waitUntil(compare(event));
});

/** A page asks, while this worker waits, whether it is of another version. Where it is not and is alone, nothing has to wait. */
async function compare({ data: { dispute, map }, source, ports: [port] }) {
  const isOther = map !== site.disputes[dispute]?.map;
  port.postMessage(isOther);
  if (isOther) return;
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open.every(({ id, url }) => id === source.id || within(url) === undefined)) await skipWaiting();
}
