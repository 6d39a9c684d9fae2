// Starts the live map on the printed page, and puts the printed page back if it cannot live.
// `cargo xtask pages` appends it to the program's own start script and frame.js: one file with one integrity starts all.

const LIMIT_MS = 10_000;

const root = new URL("./", import.meta.url);
const printed = document.getElementById("printed");
const live = document.getElementById("live");
const { fault, program, offers, map } = JSON.parse(document.getElementById("site").textContent);
const notice = document.getElementById("notice");

let state = "starting";
let limit;

function startClock() {
  clearTimeout(limit);
  limit = setTimeout(async () => {
    // A frame out of sight stands still, and so does the program in it: that is no fault.
    await seen();
    limit = setTimeout(() => state === "starting" && giveUp(`no live map within ${LIMIT_MS} ms`), 1000);
  }, LIMIT_MS);
}

/** A picture was painted and is in sight. A picture alone says little: Firefox paints a frame out of sight once a second. */
function seen() {
  return new Promise((done) => {
    const sight = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      sight.disconnect();
      setTimeout(done);
    });
    sight.observe(page);
  });
}

// What the reader was doing carries over: focus, scrolling, opened parts, the part that was read.
function openSame(from, to) {
  for (const open of from.querySelectorAll("details[open]")) {
    const [[name, value]] = Object.entries(open.dataset);
    to.querySelector(`details[data-${name}="${value}"]`)?.setAttribute("open", "");
  }
}

function swap(from, to) {
  const panel = (tree) => tree.querySelector(".panel");
  const focus = from.contains(document.activeElement) ? document.activeElement.id : "";
  const scroll = panel(from)?.scrollTop ?? 0;
  const [x, y] = [window.scrollX, window.scrollY];
  openSame(from, to);
  if (!to.isConnected) from.before(to);
  from.remove();
  to.hidden = false;
  if (panel(to)) panel(to).scrollTop = scroll;
  window.scrollTo(x, y);
  if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
}

// Live, a part's heading is its tab: what follows it is what stays in its place.
const topOf = (part) => part.children[1].getBoundingClientRect().top;

/** The printed part below the tabs that the reader has come to, and where on the screen it begins; live it is a tab. */
function partRead() {
  const parts = [...printed.querySelectorAll(".tabs ~ section")];
  const part = parts.filter((part) => part.getBoundingClientRect().top < window.innerHeight / 2).pop();
  return part && part !== parts[0] ? { id: part.id, top: topOf(part) } : null;
}

async function readOn({ id, top: before }) {
  document.dispatchEvent(new CustomEvent("islands:read", { detail: id }));
  const found = () => live.querySelector(`section#${id}`);
  // The program draws it before the browser paints.
  for (let tries = 0; tries < 100 && !found(); tries += 1) await null;
  if (!found()) return;
  openSame(printed, live);
  const panel = live.querySelector(".panel");
  panel.scrollTop += topOf(found()) - before;
  window.scrollBy(0, topOf(found()) - before);
}

function giveUp(reason) {
  if (state === "failed") return;
  console.error("map:", reason);
  if (state === "live") {
    live.hidden = true;
    swap(live, printed);
  }
  // A program that comes too late finds no room.
  live.remove();
  state = "failed";
  delete page.dataset.ready;
  notify(fault.no_start);
}

document.addEventListener("islands:live", () => {
  if (state !== "starting") return;
  state = "live";
  // A print that is under way has the printed page.
  asBefore();
  const aim = location.hash.slice(1);
  const aimed = aim && printed.querySelector(`#${CSS.escape(aim)}`)?.closest("section[data-role]")?.dataset.role;
  const read = aim ? null : partRead();
  swap(printed, live);
  if (read) readOn(read);
  // What the address points at may be there only now, or in a part that is closed.
  const show = () => {
    const target = document.getElementById(aim);
    target?.scrollIntoView({ block: "nearest" });
    target?.focus();
    return target;
  };
  if (aim && !show() && aimed) {
    document.dispatchEvent(new CustomEvent("islands:read", { detail: aimed }));
    requestAnimationFrame(show);
  }
  page.dataset.ready = String(Math.round(performance.now()));
  performance.mark("map-live");
  if (window.parent === window && !page.classList.contains("embed")) whenIdle(() => keep().catch((error) => console.info("offline:", error)));
});

// The content did not come: the app says so on the printed page, which stays.
document.addEventListener("islands:still", ({ detail }) => {
  if (state !== "starting") return;
  state = "still";
  const reason = fault[detail] ?? fault.status.replace("{status}", detail);
  notify(fault.content.replace("{reason}", reason), button(fault.retry, () => {
    state = "starting";
    startClock();
    notice.replaceChildren();
    document.dispatchEvent(new Event("islands:again"));
  }));
});

/** Asks for the content beside the program, where the page has not done so. */
function early() {
  if (document.querySelector("link[rel=preload]")) return;
  const link = document.createElement("link");
  const [, file] = /content=(\S+)/.exec(page.dataset.files);
  Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: new URL(file, root).href });
  document.head.append(link);
}

/** A line that leads to the map in the language that the browser prefers, where the page's address names none. */
function offer() {
  const preferred = navigator.languages.map((tag) => tag.split("-")[0]);
  const lang = preferred.find((lang) => lang === page.lang || offers[lang]);
  if (!offers[lang]) return;
  const { text, close } = offers[lang];
  const line = document.createElement("div");
  line.className = "offer";
  line.lang = lang;
  const link = document.createElement("a");
  Object.assign(link, { href: `${lang}/${location.search}`, hreflang: lang, textContent: text });
  line.append(link, button(close, () => line.remove()));
  notice.replaceChildren(line);
}

offer();

/** How long an open page stays before it asks, when it is seen again, whether there is a new version. */
const HOUR_MS = 3_600_000;

const whenIdle = window.requestIdleCallback ?? ((then) => setTimeout(then, 1000));

/** The worker's address, as browsers with trusted types want it: the one policy of this page knows no other. */
function worker() {
  const { href } = new URL("worker.js", root);
  const createScriptURL = (address) => {
    if (address === href) return address;
    throw new TypeError(`${address} is not the worker of this site, ${href}`);
  };
  const policy = window.trustedTypes?.createPolicy("islands-sw", { createScriptURL });
  return policy ? policy.createScriptURL(href) : href;
}

/** Has the service worker keep the map for when there is no network, and tells of a new version. */
async function keep() {
  if (!navigator.serviceWorker || navigator.connection?.saveData) return;
  const kept = await navigator.serviceWorker.register(worker());
  const follow = (coming) => coming?.addEventListener("statechange", () => coming.state === "installed" && kept.active && compare(kept));
  if (kept.waiting) compare(kept);
  follow(kept.installing);
  kept.addEventListener("updatefound", () => follow(kept.installing));
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - asked < HOUR_MS) return;
    asked = Date.now();
    kept.update().catch(() => {});
  });
}

/** Tells of the version that waits, unless this page is of it already: pages come from the network first. */
function compare(kept) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data: isOther }) => isOther && renew(kept);
  kept.waiting?.postMessage(map, [port2]);
}

/** A line that offers the new version. Nothing reloads by itself. */
function renew(kept) {
  const line = document.createElement("div");
  line.className = "offer";
  line.setAttribute("role", "status");
  const load = () => {
    // Another page may have had it take over.
    if (!kept.waiting) return location.reload();
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    kept.waiting.postMessage("take");
  };
  const choice = document.createElement("span");
  choice.append(button(fault.load, load), button(fault.close, () => line.remove()));
  line.append(fault.update, choice);
  notice.replaceChildren(line);
}

// A print carries the map as it was seen and all there is to read, whatever is open. What is put there for it goes again.
let asBefore = () => {};

addEventListener("beforeprint", () => {
  asBefore();
  const shown = state === "live" ? live : printed;
  const panel = shown.querySelector(".panel");
  const [focus, scroll] = [document.activeElement, panel.scrollTop];
  const bars = [];
  let paper = panel;
  if (shown === live) {
    paper = document.createElement("section");
    Object.assign(paper, { id: "paper", className: "panel" });
    panel.before(paper);
    // The program writes it at once.
    document.dispatchEvent(new CustomEvent("islands:print"));
    const views = live.querySelectorAll(".view");
    const { width, height } = views[0].getBoundingClientRect();
    page.style.setProperty("--seen", (views.length * width) / height);
    // The scale is as true as the map is large: it lies upon it.
    const bar = live.querySelector(".scale")?.cloneNode(true);
    if (bar) {
      views[0].append(bar);
      page.style.setProperty("--bar", bar.getAttribute("width") / width);
      bars.push(bar);
    }
  }
  // What is on the map is said below it, not where the text ends.
  const foot = shown.querySelector("footer");
  const key = foot.cloneNode(true);
  key.id = "key";
  shown.querySelector(".map").after(key);
  const closed = [...paper.querySelectorAll("details:not([open], .event)")];
  for (const part of closed) part.open = true;
  const room = foot.querySelector(".printed-on");
  const today = new Date().toLocaleDateString(`${page.lang}-GB`, { dateStyle: "long" });
  const day = new Text(room.dataset.said.replace("{date}", today));
  room.append(day);
  asBefore = () => {
    if (paper !== panel) paper.remove();
    for (const part of [key, ...bars]) part.remove();
    for (const part of closed) part.open = false;
    day.remove();
    page.style.removeProperty("--seen");
    page.style.removeProperty("--bar");
    panel.scrollTop = scroll;
    if (document.activeElement !== focus) focus.focus({ preventScroll: true });
    asBefore = () => {};
    // The window may have another size now; a browser may still hold the paper's at this moment.
    const measure = () => document.dispatchEvent(new CustomEvent("islands:printed"));
    requestAnimationFrame(() => requestAnimationFrame(measure));
  };
});
addEventListener("afterprint", () => asBefore());

/** The page of the language that the query asks for, where the path says none. */
function pageAsked() {
  const lang = asked.get("lang");
  if (!lang || lang === page.lang || location.pathname !== root.pathname) return null;
  const link = printed.querySelector(`.languages a[hreflang="${CSS.escape(lang)}"]`);
  if (!link) return null;
  const there = new URL(link.href);
  asked.delete("lang");
  there.search = asked;
  there.hash = location.hash;
  return there;
}

/** The style sheet came: it hides the sentence that says it did not. */
const isStyled = () => getComputedStyle(document.querySelector(".unstyled")).display === "none";

async function start() {
  const there = pageAsked();
  if (there) return location.replace(there);
  // Without the sheet a live map has no size: the printed page stays, and says why.
  if (asked.get("static") === "1" || !isStyled()) return;
  // An event without an error is a notice of the browser's, as when a size changes twice in one frame.
  addEventListener("error", (event) => event.error && giveUp(event.message));
  addEventListener("unhandledrejection", (event) => giveUp(event.reason));
  // The printed page comes first; and in an article nothing is started that nobody scrolls to.
  await seen();
  startClock();
  early();
  const wasm = fetch(new URL(program.file, root), { integrity: program.integrity });
  await __wbg_init({ module_or_path: wasm });
}

start().catch(giveUp);
