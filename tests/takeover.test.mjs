// The live map takes the printed one's place: nothing moves, and what the reader was doing goes on.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { holdBack, launch, open } from "./lib/browser.mjs";
import { briefs, dispute, GROUPS } from "./lib/invented.mjs";
import { MapPage } from "./lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Opens a page whose program waits until the test lets it come. */
async function heldBack(address, visit, options = {}) {
  const { prepare: hold, release } = holdBack(/\.wasm$/);
  const prepare = async (page) => {
    await hold(page);
    await page.addInitScript(followShifts);
  };
  await open(browser, address, async (page) => {
    const map = new MapPage(page);
    await page.locator(".page").waitFor();
    await visit(map, page, release);
  }, { ...options, prepare, until: "domcontentloaded" });
}

/** In the page: whatever moves without the reader's doing, and how far. */
function followShifts() {
  window.shifts = [];
  const told = ({ node, previousRect: was, currentRect: is }) =>
    `${node?.getAttribute?.("class") || node?.nodeName}: ${[was, is].map(({ x, y, width, height }) => [x, y, width, height].join(" ")).join(" to ")}`;
  const add = (list) => list.getEntries().forEach((entry) => window.shifts.push({ value: entry.value, moved: entry.sources.map(told) }));
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
}

/** Forgets how the page moved while its reader opened something: what counts comes after. */
async function steady(page) {
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await page.evaluate(() => (window.shifts = []));
}

/** Where everything stands that the printed and the live page share, as far as it is in sight. */
const places = (page) =>
  page.evaluate(() => {
    const parts = {
      title: "h1", map: "[data-role=map]", panel: ".panel", list: ".islands-list", heading: "#panel-title", tabs: ".tabs",
      text: "[data-role=brief] > :not(.tab-title)", legend: "[data-role=legend]", scale: ".scale", foot: ".disclaimer",
    };
    const seen = (selector) => [...document.querySelectorAll(selector)].find((part) => part.getClientRects().length > 0);
    const place = (selector) => {
      if (!seen(selector)) return "not there";
      const { left, top, right, bottom } = seen(selector).getBoundingClientRect();
      const below = top >= innerHeight;
      return below ? "out of sight" : [left, top, right, Math.min(bottom, innerHeight)].map(Math.round).join(" ");
    };
    return Object.fromEntries(Object.entries(parts).map(([name, selector]) => [name, place(selector)]));
  });

/** Where an island is drawn; a live map may differ from a printed one by less than a reader sees. */
async function island(page) {
  const { x, y, width } = await page.locator('[data-island="hern"] .shape').filter({ visible: true }).boundingBox();
  return { left: x, right: x + width, top: y };
}

const SIZES = [[1600, 1000, ""], [1280, 800, ""], [900, 1000, ""], [360, 740, ""], [360, 1600, "embed/"], [640, 1400, "embed/"], [1000, 800, "embed/"]];

for (const [width, height, folder] of SIZES) {
  test(`nothing in sight moves when the live map takes over ${folder && "a frame's page "}at ${width} px`, async () => {
    for (const address of [`${folder}en/halfway/`, `${folder}en/halfway/hern/`]) {
      await heldBack(address, async (map, page, release) => {
        const [before, printed] = [await places(page), await island(page)];
        release();
        await map.live();
        await map.settled();
        assert.deepEqual(await places(page), before, address);
        assert.deepEqual(await page.evaluate(() => window.shifts), [], address);
        const live = await island(page);
        for (const [edge, was] of Object.entries(printed)) {
          assert.ok(Math.abs(live[edge] - was) <= 2, `${address}: ${edge} of the island was ${was} and is ${live[edge]}`);
        }
      }, { viewport: { width, height } });
    }
  });
}

for (const [width, height, folder] of SIZES) {
  test(`nothing moves while ${folder ? "a frame's page" : "the page"} itself comes in, at ${width} px`, async () => {
    for (const language of dispute.languages) {
      const slowLine = async (page) => {
        await page.addInitScript(followShifts);
        const line = await page.context().newCDPSession(page);
        await line.send("Network.enable");
        const bytesPerSecond = 250_000;
        await line.send("Network.emulateNetworkConditions", {
          offline: false, latency: 20, downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond,
        });
      };
      await open(browser, `${folder}${language}/halfway/`, async (page) => {
        // A line of text, or an item of a list, that is still coming may break anew; where it is cut is chance. It grows in this, and
        // a shift of two lines of a paragraph has no source at all. No part of the page that is there may move for it.
        const shifts = await page.evaluate(() => window.shifts);
        const grew = (node) => {
          const [[, , was], [, , is]] = node.replace(/^.*: /, "").split(" to ").map((rect) => rect.split(" ").map(Number));
          return is > was + 1;
        };
        const moved = shifts.flatMap(({ moved }) => moved).filter((node) => !node.startsWith("#text") && !(node.startsWith("LI:") && grew(node)));
        assert.deepEqual(moved, [], language);
        assert.ok(shifts.reduce((sum, { value }) => sum + value, 0) < 0.02, JSON.stringify(shifts));
      }, { viewport: { width, height }, prepare: slowLine });
    }
  });
}

test("focus, open parts and scrolling go on, and every hook occurs once", async () => {
  await heldBack("en/halfway/holm/", async (map, page, release) => {
    await map.brief(briefs["1871"].en).locator("summary").click();
    await map.panel.evaluate((panel) => (panel.scrollTop = 80));
    await map.listed(GROUPS.brim).focus();
    const scrolled = await map.panel.evaluate((panel) => panel.scrollTop);
    await steady(page);
    release();
    await map.live();
    await map.settled();
    assert.deepEqual(await page.evaluate(() => window.shifts), []);
    assert.equal(await map.focused(), "go-brim");
    assert.equal(await map.brief(briefs["1871"].en).getAttribute("open"), "");
    assert.equal(await map.panel.evaluate((panel) => panel.scrollTop), scrolled);
    const islands = await page.locator("[data-island]").evaluateAll((all) => all.map((island) => island.dataset.island));
    assert.equal(new Set(islands).size, islands.length);
    const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
    assert.deepEqual(ids.filter((id, place) => ids.indexOf(id) !== place), []);
    await page.keyboard.press("Enter");
    await map.marks("brim");
  });
});

for (const [width, height] of [[1280, 800], [360, 740]]) {
  test(`whoever has come to the claims on the printed page reads on there, at ${width} px`, async () => {
    await heldBack("en/halfway/holm/", async (map, page, release) => {
      const claim = map.claim("title");
      await claim.locator("summary").click();
      const top = () => claim.evaluate((claim) => Math.round(claim.getBoundingClientRect().top));
      await claim.evaluate((claim) => claim.scrollIntoView());
      const before = await top();
      release();
      await map.live();
      await map.settled();
      assert.equal(await claim.getAttribute("open"), "");
      assert.ok(Math.abs((await top()) - before) <= 2, `the question was at ${before} px and is at ${await top()} px`);
    }, { viewport: { width, height } });
  });
}

test("a part of a frame's page that was opened before the takeover stays open, and a press closes it", async () => {
  await heldBack("embed/en/halfway/brim/", async (map, page, release) => {
    const part = (name) => page.locator("summary").filter({ has: page.getByRole("heading", { name, exact: true }), visible: true });
    const claims = page.locator("details[data-role=claims]").filter({ visible: true });
    await page.locator("#rest").click();
    await part("Claims").click();
    await map.claim("title").locator("summary").click();
    await part("Facts").focus();
    await steady(page);
    release();
    await map.live();
    await map.settled();
    assert.deepEqual(await page.evaluate(() => window.shifts), []);
    assert.equal(await map.focused(), "tab-facts");
    assert.equal(await claims.getAttribute("open"), "");
    assert.equal(await map.claim("title").getAttribute("open"), "");
    await part("Claims").click();
    assert.equal(await claims.getAttribute("open"), null);
    await map.addressIs("embed/en/halfway/brim/");
    await part("Claims").click();
    await map.addressIs("embed/en/halfway/brim/?tab=claims");
    assert.equal(await claims.getAttribute("open"), "");
  });
});

test("when it is live the page says so, for tests and hosts", async () => {
  await heldBack("en/halfway/", async (map, page, release) => {
    assert.equal(await page.locator("html[data-ready]").count(), 0);
    release();
    await map.live();
    assert.ok(Number(await page.locator("html").getAttribute("data-ready")) > 0);
    assert.equal(await page.evaluate(() => performance.getEntriesByName("map-live").length), 1);
  });
});
