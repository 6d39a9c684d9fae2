// An editor's page: another site than ours, with a policy of its own, and a frame of ours in its article.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { open, settled, site, until } from "./browser.mjs";
import { MapPage } from "./map.mjs";

const TYPES = { html: "text/html; charset=utf-8", css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8", geojson: "application/geo+json" };

/** What the host's page allows: its own style and scripts, those of `scripts`, pictures of `pictures`, frames of our site, and to fetch its own files. */
const policy = (scripts, pictures, fetches) => {
  const images = pictures.length > 0 ? [`img-src ${pictures.join(" ")}`] : [];
  if (fetches) images.push("connect-src 'self'");
  return ["default-src 'none'", `frame-src ${site.origin}`, "style-src 'self'", ["script-src 'self'", ...scripts].join(" "), ...images].join("; ");
};

const file = (name) => readFile(new URL(`../hosts/${name}`, import.meta.url), "utf8");

/** A server on this machine by a name of its own; `answer` gives status, headers and body for a path. */
async function serve(name, answer) {
  const server = createServer(async ({ url }, response) => {
    const [status, headers, body] = await answer(url).catch((error) => [404, {}, String(error)]);
    response.writeHead(status, headers).end(body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://${name}:${server.address().port}`, close };
}

/** Starts the host. `article` gives the address of an article with a snippet in it, as an editor pastes it. */
export async function startHost({ scripts = [], pictures = [], fetches = false } = {}) {
  const template = await file("article.html");
  const articles = [];
  const { origin, close } = await serve("localhost", async (url) => {
    const [, number, name] = /^\/(?:(\d+)|(\w[-.\w]*))$/.exec(url) ?? [];
    if (number) return [200, { "content-type": TYPES.html, "content-security-policy": policy(scripts, pictures, fetches) }, articles[number]];
    return [200, { "content-type": TYPES[name.split(".").pop()] }, await file(name)];
  });
  const article = (snippet, ...names) => {
    const tags = names.map((script) => `<script src="/${script}" defer></script>`).join("\n");
    articles.push(template.replace("<!-- snippet -->", snippet).replace("<!-- scripts -->", tags));
    return `${origin}/${articles.length - 1}`;
  };
  return { origin, close, article };
}

/** Starts a server that has the site in a folder, and nothing beside it. `change` makes another answer of an answer. */
export function startInFolder(folder, change = async (_, answer) => answer) {
  return serve("localhost", async (url) => {
    if (!url.startsWith(folder)) return [404, {}, "outside the folder"];
    const path = url.slice(folder.length);
    const answer = await fetch(new URL(path, site), { redirect: "manual" });
    const kept = ["content-type", "access-control-allow-origin", "content-security-policy", "x-content-type-options"];
    const headers = kept.flatMap((name) => (answer.headers.has(name) ? [[name, answer.headers.get(name)]] : []));
    return change(path, [answer.status, Object.fromEntries(headers), Buffer.from(await answer.arrayBuffer())]);
  });
}

/** The snippet: one frame, right without any script. */
export function frameOf(address, attributes = {}) {
  const all = { src: new URL(address, site).href, width: "100%", height: "800", title: "The map", ...attributes };
  return `<iframe ${Object.entries(all).map(([name, value]) => `${name}="${value}"`).join(" ")}></iframe>`;
}

/** In the host's page: every message it hears, and from which of its frames. */
function listen() {
  if (window !== window.top) return;
  window.heard = [];
  addEventListener("message", ({ source, data }) => {
    const frame = [...document.querySelectorAll("iframe")].findIndex((frame) => frame.contentWindow === source);
    window.heard.push({ frame, data });
  });
}

/** Opens an article and hands its first frame to `visit` once the map in it is live and, unless `folded`, what is below it is open. */
export function openArticle(browser, address, visit, { prepare, printed = false, folded = printed, ...options } = {}) {
  const opened = async (page) => {
    const map = await MapInFrame.of(page);
    if (!printed) await map.live();
    if (!folded && map) await map.openRest();
    await visit(map, page);
  };
  const listening = async (page) => {
    await page.addInitScript(listen);
    await prepare?.(page);
  };
  const origins = [site.origin, new URL(address).origin];
  return open(browser, address, opened, { ...options, prepare: listening, origins });
}

/** What the host has heard so far from a frame: messages of ours by type, in order. */
export async function heard(page, type, frame = 0) {
  const all = await page.evaluate(() => window.heard);
  const ours = all.filter((message) => message.frame === frame && message.data.islands === 1);
  return ours.map(({ data }) => data).filter((data) => data.type === type);
}

/**
 * Opens what is folded below the map of a frame. A plain frame has it once an island is chosen. The driver takes a press for done that
 * reached no element of this frame, as happens where a page moves under it.
 */
export async function openRest(frame) {
  const rest = frame.locator("details.rest");
  const isOpen = async () => !(await rest.isVisible()) || (await rest.getAttribute("open")) !== null;
  for (let press = 1; !(await isOpen()); press += 1) {
    assert.ok(press < 4, "what is folded below the map does not open");
    await rest.locator("#rest").click();
  }
}

/** The map in a frame of a host's page; places on the screen are the host's. */
export class MapInFrame extends MapPage {
  constructor(frame, element, host) {
    super(frame);
    Object.assign(this, { frame, element, host });
  }

  static async of(page, place = 0) {
    const element = page.locator("iframe").nth(place);
    if ((await element.count()) === 0) return null;
    const frame = await (await element.elementHandle()).contentFrame();
    return new MapInFrame(frame, element, page);
  }

  async settled() {
    await settled(this.host);
    await this.frame.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  }

  /** Opens what is folded below the map; it stays open. */
  openRest() {
    return openRest(this.frame);
  }

  /** The head of a folded part, by its word. */
  part(name) {
    return this.frame.locator("summary").filter({ has: this.frame.getByRole("heading", { name, exact: true }) });
  }

  /** Scrolls the article until the whole map is in sight. */
  async inSight() {
    await this.chart.filter({ visible: true }).scrollIntoViewIfNeeded();
  }

  /** In whole px, which is all that Firefox tells a page of a pointer. */
  async #onScreen({ x, y }) {
    const box = await this.element.boundingBox();
    return { x: Math.round(box.x + x), y: Math.round(box.y + y) };
  }

  async pressable(selector) {
    await this.inSight();
    return this.#onScreen(await super.pressable(selector));
  }

  async sea() {
    await this.inSight();
    return this.#onScreen(await super.sea());
  }

  async pressIsland(id) {
    const { x, y } = await this.pressable(`g[data-island="${id}"]`);
    await this.host.mouse.click(x, y);
  }

  /** How high the host has made the frame, how high the page in it is, and whether it would have to be scrolled. */
  async heights() {
    const outer = (await this.element.boundingBox()).height;
    const [inner, scrolls] = await this.frame.evaluate(() => {
      const { scrollHeight, clientHeight } = document.documentElement;
      return [Math.ceil(document.body.getBoundingClientRect().height), scrollHeight > clientHeight];
    });
    return { outer, inner, scrolls };
  }

  /** Waits until the host has given the frame the height of its page, and it is one that is wanted. */
  async fits(isWanted = () => true) {
    let now;
    const fitting = async () => {
      now = await this.heights();
      return now.outer === now.inner && !now.scrolls && isWanted(now.inner);
    };
    await until(fitting, () => `the frame is as high as the page in it: ${JSON.stringify(now)}`);
    return now.inner;
  }
}
