// The map's page as its reader knows it: by what things are called and what they do.

import { open, settled, until } from "./browser.mjs";

/** Opens an address, waits for the live map and hands it to `visit`. */
export function openMap(browser, address, visit, options) {
  const live = async (page) => {
    const map = new MapPage(page);
    await map.live();
    await visit(map, page);
  };
  return open(browser, address, live, options);
}

const literally = (text) => text.replace(/[/()[\]?.]/g, "\\$&");

export class MapPage {
  constructor(page) {
    this.page = page;
    this.chart = page.getByRole("group", { name: /^Map: / });
    this.list = page.getByRole("navigation", { name: "Islands", exact: true });
    this.tabs = page.getByRole("navigation", { name: "Sections" });
    this.panel = page.locator("#panel");
    this.title = this.panel.getByRole("heading", { level: 2 });
    this.alert = page.getByRole("alert");
    this.retry = this.alert.getByRole("button", { name: "Try again" });
  }

  /** The live map has taken over. */
  async live() {
    await this.page.waitForSelector("html[data-ready]", { state: "attached" });
  }

  /** Nothing is on its way any more, and it is drawn. */
  async settled() {
    await settled(this.page);
  }

  /** An island's shape, by the name of the island. */
  island(name) {
    return this.page.getByRole("button", { name: new RegExp(`^${literally(name)}: administered by`) });
  }

  /** A line at sea, by its name. */
  line(name) {
    return this.page.getByRole("button", { name: `${name}: about this line` });
  }

  button(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  listed(name) {
    return this.list.getByRole("link", { name, exact: true });
  }

  tab(name) {
    return this.tabs.getByRole("link", { name, exact: true });
  }

  /** A question in dispute, by its key: the whole of it, and the part that is pressed. */
  claim(key) {
    return this.page.locator(`[data-role=claims] [data-claim="${key}"]`);
  }

  brief(title) {
    return this.page.locator("[data-role=brief] details").filter({ has: this.page.locator("summary", { hasText: title }) });
  }

  async showsTitle(name) {
    // A name may hold blanks at which no line breaks.
    const title = async () => (await this.title.innerText()).replaceAll("\u00a0", " ");
    await until(async () => (await title()) === name, `the panel is about ${name}`);
  }

  /** The island is marked, and no other. */
  async marks(id) {
    const marked = () =>
      this.page.locator("[data-island][aria-pressed=true]").evaluateAll((all) => all.map((island) => island.dataset.island));
    await until(async () => (await marked()).join() === (id ?? ""), `${id ?? "nothing"} alone is marked`);
  }

  /** The address ends so; `path` is read from the root of the site. */
  async addressIs(path) {
    await until(() => this.page.url().endsWith(path), () => `the address ends in ${path}, but is ${this.page.url()}`);
  }

  /** Where the address says that the map looks. */
  at() {
    const said = new URL(this.page.url()).searchParams.get("at");
    if (!said) return null;
    const [lat, lon, zoom] = said.split(",").map(Number);
    return { lat, lon, zoom };
  }

  /** Waits until the address says something else than before about where the map looks. */
  async moved(before = null) {
    const said = JSON.stringify(before);
    return until(() => JSON.stringify(this.at()) !== said && this.at(), "the address says where the map looks");
  }

  box() {
    return this.chart.boundingBox();
  }

  /** Where on Earth a place of the screen is. */
  async placeUnder(at, { x, y }) {
    const box = await this.box();
    const world = 256 * 2 ** at.zoom;
    const lon = at.lon + ((x - box.x - box.width / 2) / world) * 360;
    const mercator = Math.asinh(Math.tan((at.lat * Math.PI) / 180)) - ((y - box.y - box.height / 2) / world) * 2 * Math.PI;
    return { lon, lat: (Math.atan(Math.sinh(mercator)) * 180) / Math.PI };
  }

  /** A place on the screen where a press meets this element and nothing above it. */
  pressable(selector) {
    return this.page.evaluate((selector) => {
      const wanted = document.querySelector(selector);
      const map = document.querySelector("[data-role=map]").getBoundingClientRect();
      const steps = [...Array(60).keys()].map((step) => (step + 0.5) / 60);
      const box = wanted.getBoundingClientRect();
      const inside = (x, y) => x > map.left && x < map.right && y > map.top && y < map.bottom;
      for (const y of steps.map((step) => box.top + step * box.height)) {
        for (const x of steps.map((step) => box.left + step * box.width)) {
          // At the very edge of what is hit, a finger and the mouse may differ.
          const hit = ([dx, dy]) => document.elementFromPoint(x + dx, y + dy)?.closest("g[data-island], g[data-line], g.label, .chart") === wanted;
          if (inside(x, y) && [[0, 0], [-2, 0], [2, 0], [0, -2], [0, 2]].every(hit)) return { x, y };
        }
      }
      throw new Error(`nothing of ${selector} can be pressed`);
    }, selector);
  }

  /** Open sea, with nothing else within reach of it. */
  sea() {
    return this.page.evaluate(() => {
      const chart = [...document.querySelectorAll(".chart")].find((chart) => chart.getClientRects().length > 0);
      const box = chart.getBoundingClientRect();
      const isSea = (x, y) => document.elementFromPoint(x, y) === chart;
      for (let y = box.bottom - 60; y > box.top + 60; y -= 10) {
        for (let x = box.right - 80; x > box.left + 150; x -= 10) {
          const around = [[0, 0], [-12, 0], [12, 0], [0, -12], [0, 12]];
          if (around.every(([dx, dy]) => isSea(x + dx, y + dy))) return { x, y };
        }
      }
      throw new Error("no open sea");
    });
  }

  /** Presses an island's shape where it is seen. */
  async pressIsland(id) {
    const { x, y } = await this.pressable(`g[data-island="${id}"]`);
    await this.page.mouse.click(x, y);
  }

  /** How much of the map an island's shape takes, and whether it lies wholly on it. */
  async frameOf(id) {
    const [shape, map] = await Promise.all([this.page.locator(`g[data-island="${id}"] .shape`).boundingBox(), this.box()]);
    const within = shape.x >= map.x && shape.y >= map.y && shape.x + shape.width <= map.x + map.width && shape.y + shape.height <= map.y + map.height;
    return { within, share: Math.max(shape.width / map.width, shape.height / map.height) };
  }

  /** The id of what has the focus, or what names it. */
  focused() {
    return this.page.evaluate(() => {
      const { dataset, id, localName, textContent } = document.activeElement;
      return dataset.island ?? dataset.line ?? (id || (localName === "button" ? textContent : localName));
    });
  }

  /** Presses Tab until `id` has the focus, once all that can take it is drawn. */
  async tabTo(id) {
    await this.settled();
    const passed = [];
    while (passed.length < 60) {
      const here = await this.focused();
      if (here === id) return;
      passed.push(here);
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`Tab never came to ${id}, but to ${passed.join(", ")}`);
  }
}
