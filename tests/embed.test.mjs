// The map in an article: one frame and no script of the host's. The article scrolls, the map is moved on purpose.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { holdBack, launch, open, settled, site, until } from "./lib/browser.mjs";
import { frameOf, MapInFrame, openArticle, startHost } from "./lib/host.mjs";
import { GROUPS } from "./lib/map.mjs";

let browser;
let host;
before(async () => {
  [browser, host] = await Promise.all([launch(), startHost()]);
});
after(() => Promise.all([browser?.close(), host?.close()]));

const scrolled = (page) => page.evaluate(() => scrollY);
const HIGH = { viewport: { width: 1280, height: 1400 } };
const START = "embed/en/?at=44.2,146.5,8";

/** A frame that has room for the whole page in it. */
const ROOMY = { height: "1600" };

/** The hint over the map, while it is shown. */
const hint = (map, text) => map.frame.locator(".hint.shown", { hasText: text });

test("the snippet alone gives a live map with its brief and its claims", async () => {
  await openArticle(browser, host.article(frameOf("embed/en/kunashir/")), async (map) => {
    assert.equal(await map.element.getAttribute("title"), "The map");
    await map.marks("kunashir");
    await map.showsTitle(GROUPS.kunashir);
    assert.ok(await map.frame.getByText("do not imply any view on sovereignty").isVisible());
    assert.match(await map.frame.locator("[data-role=brief]").textContent(), /Hokkaido/);
    await map.part("Claims").click();
    const question = map.claim("yalta");
    await question.locator("summary").click();
    await map.addressIs("embed/en/kunashir/?tab=claims&claim=yalta");
    assert.equal(await question.locator("[data-role=claim-side]:visible").count(), 2);
  }, HIGH);
});

test("an island is chosen by pressing its shape and in the list, and the panel tells of it", async () => {
  await openArticle(browser, host.article(frameOf("embed/en/")), async (map) => {
    await map.pressIsland("shikotan");
    await map.marks("shikotan");
    await map.showsTitle("Shikotan");
    await map.addressIs("embed/en/shikotan/");
    await map.listed(GROUPS.iturup).click();
    await map.marks("iturup");
    await map.addressIs("embed/en/iturup/");
  }, HIGH);
});

test("the wheel over the map scrolls the article, and the map says what moves it", async () => {
  await openArticle(browser, host.article(frameOf(START, ROOMY)), async (map, page) => {
    const [before, at] = [map.at(), await map.sea()];
    const from = await scrolled(page);
    await page.mouse.move(at.x, at.y);
    await page.mouse.wheel(0, 200);
    await hint(map, "Hold Ctrl and turn the wheel to zoom the map").waitFor();
    await until(async () => (await scrolled(page)) === from + 200, "the article is scrolled");
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

/** Fingers on the screen: each step gives where they all are, and none at the end. */
async function touch(page, steps) {
  const screen = await page.context().newCDPSession(page);
  const send = (type, fingers) => screen.send("Input.dispatchTouchEvent", { type, touchPoints: fingers.map((finger, id) => ({ ...finger, id })) });
  for (const [step, fingers] of steps.entries()) await send(step === 0 ? "touchStart" : "touchMove", fingers);
  await send("touchEnd", []);
}

test("one finger scrolls the article, and the map says what moves it", async () => {
  await openArticle(browser, host.article(frameOf(START, ROOMY)), async (map, page) => {
    const [before, { x, y }] = [map.at(), await map.sea()];
    const from = await scrolled(page);
    await touch(page, [0, 10, 30, 60, 90, 120].map((up) => [{ x, y: y - up }]));
    await hint(map, "Move the map with two fingers").waitFor();
    await until(async () => (await scrolled(page)) > from + 60, "the article is scrolled");
    assert.deepEqual(map.at(), before);
  }, { hasTouch: true, viewport: { width: 390, height: 780 } });
});

test("two fingers move the map and the article stays, and one finger still chooses an island", async () => {
  await openArticle(browser, host.article(frameOf(START, ROOMY)), async (map, page) => {
    const [before, { x, y }] = [map.at(), await map.sea()];
    const from = await scrolled(page);
    await touch(page, [0, 10, 20, 30, 40].map((up) => [{ x: x - 30, y: y - up }, { x: x + 30, y: y - up }]));
    const after = await map.moved(before);
    assert.ok(after.lat < before.lat - 0.05, `latitude ${after.lat}, was ${before.lat}`);
    assert.ok(Math.abs(after.zoom - before.zoom) < 0.1, `zoom ${after.zoom}`);
    assert.equal(await scrolled(page), from);
    await map.marks(null);
    const island = await map.pressable('g[data-island="kunashir"]');
    await page.touchscreen.tap(island.x, island.y);
    await map.marks("kunashir");
  }, { hasTouch: true, viewport: { width: 390, height: 780 } });
});

test("the buttons move and zoom the map in a frame", async () => {
  await openArticle(browser, host.article(frameOf(START)), async (map) => {
    const start = map.at();
    await map.button("Zoom in").click();
    const near = await map.moved(start);
    assert.equal(near.zoom, start.zoom + 1);
    await map.button("Move north").click();
    assert.ok((await map.moved(near)).lat > near.lat + 0.05);
  });
});

test("what a reader chooses in the frame adds nothing to the history, so Back leaves the article", async () => {
  const elsewhere = host.article("");
  await openArticle(browser, elsewhere, async (_, page) => {
    await page.goto(host.article(frameOf("embed/en/")));
    const map = await MapInFrame.of(page);
    await map.live();
    const entries = await page.evaluate(() => history.length);
    await map.listed("Shikotan").click();
    await map.marks("shikotan");
    await map.part("Claims").click();
    await map.claim("1956").locator("summary").click();
    await map.button("Zoom in").click();
    await map.addressIs(`claim=1956&at=${Object.values(await map.moved()).join()}`);
    assert.equal(await page.evaluate(() => history.length), entries);
    await page.goBack();
    assert.equal(page.url(), elsewhere);
  }, { printed: true });
});

test("two frames in one article each keep their own island", async () => {
  const both = frameOf("embed/en/kunashir/") + frameOf("embed/en/");
  await openArticle(browser, host.article(both), async (first, page) => {
    const second = await MapInFrame.of(page, 1);
    await second.live();
    await second.listed("Habomai").click();
    await second.marks("habomai");
    await first.marks("kunashir");
    await first.listed("Shikotan").click();
    await first.marks("shikotan");
    await second.marks("habomai");
    await first.addressIs("embed/en/shikotan/");
    await second.addressIs("embed/en/habomai/");
  }, HIGH);
});

const FAR = `<div class="far"></div>${frameOf("embed/en/shikotan/", { height: "150" })}`;

test("a frame far below the reader has told its height, asks for no program, and is live when the reader comes", async () => {
  await openArticle(browser, host.article(FAR, "datawrapper.js"), async (map, page) => {
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    const height = await map.fits();
    assert.deepEqual(asked.filter((url) => /\.wasm|\/data\//.test(url)), []);
    await map.element.scrollIntoViewIfNeeded();
    await map.live();
    await map.marks("shikotan");
    await map.settled();
    assert.equal(await map.alert.count(), 0);
    assert.equal(await map.fits(), height);
  }, { printed: true });
});

test("a frame that the reader scrolls past before it is live waits for the reader to come back, however long", async () => {
  const { prepare: hold, release } = holdBack(/\.wasm$/);
  const prepare = async (page) => {
    await hold(page);
    // The limit for the start is cut short, so that this test need not wait for it.
    await page.addInitScript(() => {
      const { setTimeout } = window;
      const passed = (act) => (...more) => [act(...more), (window.passed = true)];
      window.setTimeout = (act, ms, ...more) => (ms > 5000 ? setTimeout(passed(act), 500, ...more) : setTimeout(act, ms, ...more));
    });
  };
  await openArticle(browser, host.article(FAR, "datawrapper.js"), async (map, page) => {
    const asked = page.waitForRequest(/\.wasm$/);
    await map.element.scrollIntoViewIfNeeded();
    await asked;
    await page.evaluate(() => scrollTo(0, 0));
    release();
    await until(() => map.frame.evaluate(() => window.passed), "the limit has passed");
    await settled(page);
    assert.equal(await map.alert.count(), 0);
    await map.element.scrollIntoViewIfNeeded();
    await map.live();
    await map.marks("shikotan");
    assert.equal(await map.alert.count(), 0);
  }, { prepare, printed: true });
});

test("plain leaves out the head and the legend, and keeps the sentence on sovereignty and the notice of the map's source", async () => {
  for (const printed of [false, true]) {
    const address = `embed/en/kunashir/?plain=1${printed ? "&static=1" : ""}`;
    await openArticle(browser, host.article(frameOf(address)), async (map) => {
      const shown = (locator) => locator.filter({ visible: true }).count();
      assert.equal(await shown(map.frame.getByRole("heading", { level: 1 })), 0);
      assert.equal(await shown(map.frame.getByRole("list", { name: "On this map" })), 0);
      assert.equal(await shown(map.frame.getByText("do not imply any view on sovereignty")), 1);
      assert.equal(await shown(map.frame.getByRole("link", { name: "© OpenStreetMap contributors" })), 1);
      assert.equal(await shown(map.title), 1);
    }, { ...HIGH, printed, may: [/preload/] });
  }
});

test("the printed page that was asked for stays, and leads to the full map with the same view", async () => {
  await openArticle(browser, host.article(frameOf("embed/en/kunashir/?tab=claims&static=1")), async (map, page) => {
    await map.settled();
    const full = map.frame.getByRole("link", { name: "Open the full map" });
    assert.equal(await full.evaluate((link) => link.href), new URL("en/kunashir/?tab=claims", site).href);
    assert.equal(await map.frame.locator("html[data-ready]").count(), 0);
    const [opened] = await Promise.all([page.context().waitForEvent("page"), full.click()]);
    await opened.waitForURL(/\/en\/kunashir\/\?tab=claims$/);
  }, { ...HIGH, printed: true, may: [/preload/] });
});

test("the full map opens with the view that the reader has in the frame", async () => {
  await openArticle(browser, host.article(frameOf("embed/en/kunashir/?plain=1&theme=dark")), async (map, page) => {
    await map.part("Claims").click();
    await map.addressIs("tab=claims&theme=dark&plain=1");
    const [opened] = await Promise.all([
      page.context().waitForEvent("page"),
      map.frame.getByRole("link", { name: "Open the full map" }).click(),
    ]);
    await opened.waitForURL(/\/en\/kunashir\/\?tab=claims&theme=dark$/);
    assert.equal(await opened.evaluate(() => opener), null);
  }, HIGH);
});

for (const still of ["", "&static=1"]) {
  test(`a theme that is asked for beats the system's, on the ${still ? "printed" : "live"} page`, async () => {
    const ink = {};
    for (const theme of ["auto", "light", "dark"]) {
      const visit = async (page) => {
        if (!still) await page.waitForSelector("html[data-ready]", { state: "attached" });
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme });
          ink[`${theme} on ${colorScheme}`] = await page.locator(".page").filter({ visible: true }).evaluate((part) => getComputedStyle(part).color);
        }
      };
      await open(browser, `embed/en/?theme=${theme}${still}`, visit, { may: [/preload/] });
    }
    assert.notEqual(ink["auto on light"], ink["auto on dark"]);
    for (const colorScheme of ["light", "dark"]) {
      assert.equal(ink[`light on ${colorScheme}`], ink["auto on light"]);
      assert.equal(ink[`dark on ${colorScheme}`], ink["auto on dark"]);
    }
  });
}
