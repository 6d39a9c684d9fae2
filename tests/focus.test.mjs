// What has the focus is in sight: the map goes to it, and nothing is scrolled that should stand still.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, until } from "./lib/browser.mjs";
import { GROUPS } from "./lib/invented.mjs";
import { openMap } from "./lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** In the page: whether a part of what has the focus is drawn on the map, and on the screen. */
function isInSight() {
  const chart = document.querySelector(".live.chart");
  const { left, right, top, bottom } = chart.getBoundingClientRect();
  const isSeen = ({ x, y }) => x > left && x < right && y > top && y < bottom && x > 0 && x < innerWidth && y > 0 && y < innerHeight;
  const path = document.activeElement.querySelector("defs path, .stroke");
  const at = (document.activeElement.querySelector("use") ?? path).getScreenCTM();
  const steps = [...Array(400).keys()].map((step) => (step / 400) * path.getTotalLength());
  return steps.some((step) => isSeen(path.getPointAtLength(step).matrixTransform(at)));
}

/** In the page: which boxes of the map were scrolled. */
const scrolled = () =>
  [...document.querySelectorAll(".map, .map *")].filter((box) => box.scrollTop !== 0 || box.scrollLeft !== 0).map((box) => box.className);

const VIEWS = [
  ["en/halfway/?at=-50.7,-179.3,10", {}],
  ["en/halfway/?at=-50.5,-178.75,10", { viewport: { width: 390, height: 760 } }],
  ["embed/en/halfway/?at=-50.7,-179.3,10", { viewport: { width: 640, height: 900 } }],
];

for (const [address, options] of VIEWS) {
  test(`an island that takes the focus comes into sight: ${address} in ${options.viewport?.width ?? 1280} px`, async () => {
    await openMap(browser, address, async (map, page) => {
      await map.settled();
      const before = map.at();
      await map.chart.focus();
      await map.tabTo("holm");
      await until(() => page.evaluate(isInSight), "it is in sight");
      assert.deepEqual(await page.evaluate(scrolled), []);
      const after = map.at();
      assert.equal(after.zoom, before.zoom);
      assert.ok(after.lat > before.lat && after.lon > before.lon, JSON.stringify(after));
      // What is in sight stays where it is.
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Tab");
      await map.settled();
      assert.equal(await map.focused(), "holm");
      assert.ok(await page.evaluate(isInSight));
    }, options);
  });
}

test("a line that takes the focus comes into sight", async () => {
  await openMap(browser, "en/halfway/?at=-50.9,-179,10", async (map, page) => {
    await map.settled();
    const line = page.locator("[data-line]").first();
    await map.chart.focus();
    await map.tabTo(await line.getAttribute("data-line"));
    await until(() => page.evaluate(isInSight), "the line is in sight");
    assert.deepEqual(await page.evaluate(scrolled), []);
  });
});

test("a press on an island that is partly in sight does not move it away from under the pointer", async () => {
  await openMap(browser, "en/halfway/?at=-50.3,-177.9,10", async (map, page) => {
    await map.settled();
    const before = map.at();
    assert.equal((await map.frameOf("holm")).within, false);
    const { x, y } = await map.pressable('g[data-island="holm"]');
    await page.mouse.move(x, y);
    await page.mouse.down();
    await map.settled();
    assert.deepEqual(map.at(), before);
    await page.mouse.up();
    await map.showsTitle(GROUPS.holm);
  });
});
