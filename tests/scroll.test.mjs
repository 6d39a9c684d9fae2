// The article scrolls, the map in it is moved on purpose; on its own page the map has the wheel and the finger to itself.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, NO_FINGERS, notInFirefox, touch, until } from "./lib/browser.mjs";
import { frameOf, openArticle, startHost } from "./lib/host.mjs";
import { openMap } from "./lib/map.mjs";

let browser;
let host;
before(async () => {
  [browser, host] = await Promise.all([launch(), startHost()]);
});
after(() => Promise.all([browser?.close(), host?.close()]));

const START = "embed/en/halfway/?at=-51,-178.6,8";
const PHONE = { hasTouch: true, viewport: { width: 390, height: 780 } };

/** A frame that has room for the whole page in it. */
const ROOMY = { height: "1600" };

const scrolled = (page) => page.evaluate(() => scrollY);

/** The hint over the map, while it is shown. */
const hint = (map, text) => map.page.locator(".hint.shown", { hasText: text });

test("the wheel over the map scrolls the article, and the map says what moves it", async () => {
  await openArticle(browser, host.article(frameOf(START, ROOMY)), async (map, page) => {
    const [before, at] = [map.at(), await map.sea()];
    const from = await scrolled(page);
    await page.mouse.move(at.x, at.y);
    await page.mouse.wheel(0, 200);
    await hint(map, "Hold Ctrl and scroll to zoom").waitFor();
    // Firefox rounds to px of the screen a page that had to be scrolled to the map by a part of one.
    await until(async () => Math.abs((await scrolled(page)) - from - 200) <= 2, "the article is scrolled");
    assert.deepEqual(map.at(), before);
    await hint(map, "").waitFor({ state: "detached" });
  });
});

test("Ctrl and the wheel zoom the map around the pointer, and the article stays", async () => {
  await openArticle(browser, host.article(frameOf(START, ROOMY)), async (map, page) => {
    const [before, at] = [map.at(), await map.sea()];
    const [under, from] = [await map.placeUnder(before, at), await scrolled(page)];
    await page.mouse.move(at.x, at.y);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -75);
    const after = await map.moved(before);
    assert.ok(after.zoom > before.zoom + 0.2, `zoom ${after.zoom}`);
    const now = await map.placeUnder(after, at);
    assert.ok(Math.abs(now.lon - under.lon) < 0.003 && Math.abs(now.lat - under.lat) < 0.003, "the place under the pointer stays");
    assert.equal(await scrolled(page), from);
    assert.equal(await hint(map, "").count(), 0);
  });
});

test("one finger scrolls the article, and the map says what moves it", notInFirefox(NO_FINGERS), async () => {
  await openArticle(browser, host.article(frameOf(START, ROOMY)), async (map, page) => {
    const [before, { x, y }] = [map.at(), await map.sea()];
    const from = await scrolled(page);
    await touch(page, [0, 10, 30, 60, 90, 120, 150, 180].map((up) => [{ x, y: y - up }]));
    await hint(map, "Use two fingers to move the map").waitFor();
    // How much of the finger's way the browser takes for the scroll is its own matter; a busy one takes half.
    await until(async () => (await scrolled(page)) > from + 40, "the article is scrolled");
    assert.deepEqual(map.at(), before);
  }, PHONE);
});

test("two fingers move the map and the article stays, and one finger still chooses an island", notInFirefox(NO_FINGERS), async () => {
  await openArticle(browser, host.article(frameOf(START, ROOMY)), async (map, page) => {
    const [before, { x, y }] = [map.at(), await map.sea()];
    const from = await scrolled(page);
    await touch(page, [0, 10, 20, 30, 40].map((up) => [{ x: x - 30, y: y - up }, { x: x + 30, y: y - up }]));
    const after = await map.moved(before);
    assert.ok(after.lat < before.lat - 0.05, `latitude ${after.lat}, was ${before.lat}`);
    assert.ok(Math.abs(after.zoom - before.zoom) < 0.1, `zoom ${after.zoom}`);
    assert.equal(await scrolled(page), from);
    await map.marks(null);
    // From a tap that it is only told of, Chromium 148 takes the place of the frame off twice: here that place is nought.
    const { x: left, y: top } = await map.element.boundingBox();
    await page.evaluate(([left, top]) => scrollBy(left, top), [left, top]);
    const island = await map.pressable('g[data-island="brim"]');
    await page.touchscreen.tap(island.x, island.y);
    await map.marks("brim");
  }, PHONE);
});

test("on the map's own page the wheel and one finger move the map, and no hint appears", notInFirefox(NO_FINGERS), async () => {
  await openMap(browser, "en/halfway/?at=-51,-178.6,8", async (map, page) => {
    const hints = page.locator(".hint").filter({ hasText: /\w/ });
    const [start, { x, y }] = [map.at(), await map.sea()];
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, -75);
    const near = await map.moved(start);
    assert.ok(near.zoom > start.zoom + 0.2, `zoom ${near.zoom}`);
    await touch(page, [0, 10, 30, 60].map((up) => [{ x, y: y - up }]));
    const moved = await map.moved(near);
    assert.ok(moved.lat < near.lat - 0.05, `latitude ${moved.lat}, was ${near.lat}`);
    assert.equal(await hints.count(), 0);
    assert.equal(await scrolled(page), 0);
  }, PHONE);
});
