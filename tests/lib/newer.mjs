// A site of which a newer version can come: the site under test in a folder, and at a word the same with other names.

import { createHash } from "node:crypto";
import { startInFolder } from "./host.mjs";
import { site } from "./browser.mjs";

/** What the newer version is called where the older one has its own. */
const NEWER = "0123456789ab";

/** In the worker: what it has answered, for `answered`, and a store that fails, for `breakStore`. No driver of ours reaches a worker in every browser. */
function spy() {
  const urls = [];
  const answer = FetchEvent.prototype.respondWith;
  FetchEvent.prototype.respondWith = function (...by) {
    urls.push(this.request.url);
    return answer.apply(this, by);
  };
  const fail = () => Promise.reject(new Error("Unexpected internal error"));
  const orders = {
    answered: () => urls.splice(0),
    break: () => Object.assign(CacheStorage.prototype, { open: fail, match: fail, has: fail }) && [],
  };
  addEventListener("message", (event) => {
    if (!Object.hasOwn(orders, event.data)) return;
    event.stopImmediatePropagation();
    event.ports[0].postMessage(orders[event.data]());
  });
}

/** Has a spied worker follow an order, and gives its answer. */
const order = (page, what) =>
  page.evaluate(async (what) => {
    const { active } = await navigator.serviceWorker.getRegistration();
    const { port1, port2 } = new MessageChannel();
    const told = new Promise((tell) => (port1.onmessage = ({ data }) => tell(data)));
    active.postMessage(what, [port2]);
    return told;
  }, what);

/** What a spied worker has answered since it was asked last. */
export const answered = (page) => order(page, "answered");

/** From now on everything that a spied worker asks of its store fails, as where the disk is full or broken. */
export const breakStore = (page) => order(page, "break");

/**
 * Starts it, below this path. `newer` decides which version is served; `lacks` is a file that is not, `older` a page that is still
 * the older one's; no page is answered while it is `silent`, and each has `status`; `pages` are those asked for; a `spied` worker tells what it answers. A version's style sheet is
 * not there in the other one, as after a real change.
 */
export async function startNewer(folder) {
  const worker = await (await fetch(new URL("worker.js", site))).text();
  const [whole, written] = /JSON\.parse\([`'](.*?)[`']\)/.exec(worker);
  const told = JSON.parse(written);
  const [dispute, { map, list }] = Object.entries(told.disputes)[0];
  const held = await (await fetch(new URL(list, site))).json();
  const style = Object.keys(held.files).find((file) => /^style-[0-9a-f]{12}\.css$/.test(file));
  const [newStyle, newList] = [`style-${NEWER}.css`, list.replace(/[0-9a-f]{12}/, NEWER)];
  const renewed = (text) => text.replaceAll(style, newStyle).replaceAll(`"${map}"`, `"${NEWER}"`);
  const state = { newer: false, lacks: null, older: null, silent: false, status: 200, pages: [], spied: false, newStyle };
  const hashed = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;

  const makeList = async () => {
    const pages = Object.keys(held.pages).map(async (page) => [page, hashed(renewed(await (await fetch(new URL(page, site))).text()))]);
    const files = Object.entries(held.files).map(([file, integrity]) => [file === style ? newStyle : file, integrity]);
    return JSON.stringify({ ...held, files: Object.fromEntries(files), pages: Object.fromEntries(await Promise.all(pages)) });
  };
  let made;
  const newListText = () => (made ??= makeList());
  const newWorker = async () => {
    const own = { map: NEWER, list: newList, integrity: hashed(await newListText()) };
    const data = { version: NEWER, disputes: { ...told.disputes, [dispute]: own } };
    return worker.replace(whole, `JSON.parse('${JSON.stringify(data)}')`);
  };

  const server = await startInFolder(folder, async (path, answer) => {
    if (state.spied && path === "worker.js") return [answer[0], answer[1], `(${spy})();\n${answer[2]}`];
    const [status, headers, body] = answer;
    const [name] = path.split("?");
    const isPage = headers["content-type"]?.startsWith("text/html");
    if (name === state.lacks) return [404, {}, "not there"];
    if (isPage) state.pages.push(name);
    if (isPage && state.silent) await new Promise(() => {});
    if (isPage && state.status !== 200) return [state.status, { "content-type": "text/plain" }, "The server is not well."];
    if (!state.newer || name === state.older) return answer;
    if (name === style) return [404, {}, "of the older version"];
    if (name === newStyle) {
      const css = await fetch(new URL(style, site));
      return [200, { ...headers, "content-type": "text/css; charset=utf-8" }, Buffer.from(await css.arrayBuffer())];
    }
    if (name === "worker.js") return [200, headers, await newWorker()];
    if (name === newList) return [200, { ...headers, "content-type": "application/json" }, await newListText()];
    return isPage ? [status, headers, renewed(body.toString())] : answer;
  });
  return Object.assign(state, server, { root: server.origin + folder });
}
