// The live map takes the printed one's place: nothing moves, and what the reader was doing goes on.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "./lib/browser.mjs";
import { MapPage } from "./lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Opens a page whose program waits until the test lets it come. */
async function heldBack(address, visit, options = {}) {
  let release;
  const released = new Promise((resolve) => {
    release = resolve;
  });
  const prepare = async (page) => {
    await page.route(/\.wasm$/, async (route) => {
      await released;
      await route.continue();
    });
    await page.addInitScript(() => {
      window.shift = 0;
      const add = (list) => list.getEntries().forEach((entry) => (window.shift += entry.value));
      new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
    });
  };
  await open(browser, address, async (page) => {
    const map = new MapPage(page);
    await page.locator("#printed").waitFor();
    await visit(map, page, release);
  }, { ...options, prepare, until: "domcontentloaded" });
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
      const { left, top, right, bottom } = seen(selector).getBoundingClientRect();
      const below = top >= innerHeight;
      return below ? "out of sight" : [left, top, right, Math.min(bottom, innerHeight)].map(Math.round).join(" ");
    };
    return Object.fromEntries(Object.entries(parts).map(([name, selector]) => [name, place(selector)]));
  });

for (const [width, height] of [[1280, 800], [360, 740]]) {
  test(`nothing in sight moves when the live map takes over, at ${width} px`, async () => {
    for (const address of ["en/", "en/shikotan/"]) {
      await heldBack(address, async (map, page, release) => {
        const before = await places(page);
        release();
        await map.live();
        await map.settled();
        assert.deepEqual(await places(page), before, address);
        assert.equal(await page.evaluate(() => window.shift), 0, address);
      }, { viewport: { width, height } });
    }
  });
}

test("the islands stay where they were printed when the live map takes over", async () => {
  const wrong = [];
  for (const viewport of [{ width: 1280, height: 800 }, { width: 1600, height: 1000 }, { width: 360, height: 740 }]) {
    for (const address of ["en/", "en/shikotan/"]) {
      await heldBack(address, async (map, page, release) => {
        const place = async () => {
          const { x, y, width } = await page.locator('[data-island="shikotan"] .shape').filter({ visible: true }).boundingBox();
          return [x, x + width, y].map(Math.round);
        };
        const before = await place();
        release();
        await map.live();
        await map.settled();
        const after = await place();
        const off = Math.max(...before.map((value, part) => Math.abs(value - after[part])));
        if (off > 2) wrong.push(`${address} at ${viewport.width} px: left, right, top were ${before}, are ${after}`);
      }, { viewport });
    }
  }
  assert.deepEqual(wrong, []);
});

test("focus, open parts and scrolling go on, and every hook occurs once", async () => {
  await heldBack("en/shikotan/", async (map, page, release) => {
    await map.brief("Talks without a breakthrough").locator("summary").click();
    await map.panel.evaluate((panel) => (panel.scrollTop = 80));
    await map.listed("Kunashir / Kunashiri").focus();
    const scrolled = await map.panel.evaluate((panel) => panel.scrollTop);
    release();
    await map.live();
    assert.equal(await map.focused(), "go-kunashir");
    assert.equal(await map.brief("Talks without a breakthrough").getAttribute("open"), "");
    assert.equal(await map.panel.evaluate((panel) => panel.scrollTop), scrolled);
    const islands = await page.locator("[data-island]").evaluateAll((all) => all.map((island) => island.dataset.island));
    assert.equal(new Set(islands).size, islands.length);
    const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
    assert.deepEqual(ids.filter((id, place) => ids.indexOf(id) !== place), []);
    await page.keyboard.press("Enter");
    await map.marks("kunashir");
  });
});

for (const [width, height] of [[1280, 800], [360, 740]]) {
  test(`whoever has come to the claims on the printed page reads on there, at ${width} px`, async () => {
    await heldBack("en/shikotan/", async (map, page, release) => {
      const claim = map.claim("yalta");
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

test("when it is live the page says so, for tests and hosts", async () => {
  await heldBack("en/", async (map, page, release) => {
    assert.equal(await page.locator("html[data-ready]").count(), 0);
    release();
    await map.live();
    assert.ok(Number(await page.locator("html").getAttribute("data-ready")) > 0);
    assert.equal(await page.evaluate(() => performance.getEntriesByName("map-live").length), 1);
  });
});
