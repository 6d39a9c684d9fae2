// How high the map is: told in every form that hosts listen for, on every change, and never in a loop.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ALIKE, holdBack, launch, notInFirefox, open, site, until } from "./lib/browser.mjs";
import { firstViewIsWhole } from "./lib/first-view.mjs";
import { frameOf, heard, MapInFrame, openArticle, startHost } from "./lib/host.mjs";
import { GROUPS } from "./lib/invented.mjs";

let browser;
let host;
before(async () => {
  [browser, host] = await Promise.all([launch(), startHost()]);
});
after(() => Promise.all([browser?.close(), host?.close()]));

const ADDRESS = "embed/en/halfway/brim/";
const LOW = { height: "150" };
/** A frame that is far outside the window is not drawn at all. */
const HIGH = { viewport: { width: 1280, height: 4500 } };
const PYM = `<div id="the-map" data-pym-src="${new URL(ADDRESS, site).href}" data-pym-title="The map"></div>`;

/** Each host speaks one form only, and its frame is too low until it hears of a height. */
const HOSTS = {
  "Pym's": [PYM, "pym.js"],
  "AMP's and @newswire/frames'": [frameOf(ADDRESS, LOW), "amp.js"],
  "Datawrapper's": [frameOf(ADDRESS, LOW), "datawrapper.js"],
  "Datawrapper's earlier": [frameOf(ADDRESS, LOW), "datawrapper-by-id.js"],
  "Embedly's": [frameOf(ADDRESS, LOW), "embedly.js"],
};

for (const [whose, snippet] of Object.entries(HOSTS)) {
  test(`a host that speaks ${whose} form only makes the frame as high as its page, and follows it`, async () => {
    await openArticle(browser, host.article(...snippet), async (map) => {
      const closed = await map.fits();
      assert.ok(closed > 700, `${closed} px`);
      await map.part("Claims").click();
      await map.fits((height) => height > closed);
      await map.part("Claims").click();
      await map.fits((height) => height === closed);
      await map.listed(GROUPS.skerries).click();
      await map.showsTitle(GROUPS.skerries);
      await map.fits((height) => height !== closed);
    });
  });
}

test("the frame becomes lower and higher with the width of the article's column", async () => {
  await openArticle(browser, host.article(PYM, "pym.js"), async (map, page) => {
    const wide = await map.fits();
    await page.setViewportSize({ width: 360, height: 800 });
    await map.fits((height) => height > wide);
    await page.setViewportSize({ width: 1280, height: 800 });
    await map.fits((height) => height === wide);
  });
});

test("two frames in one article each have the height of their own page", async () => {
  const both = frameOf(ADDRESS, LOW) + frameOf("embed/en/halfway/", LOW);
  await openArticle(browser, host.article(both, "datawrapper.js"), async (first, page) => {
    const second = await MapInFrame.of(page, 1);
    await second.live();
    await second.openRest();
    const heights = [await first.fits(), await second.fits()];
    assert.notEqual(heights[0], heights[1]);
    await first.part("Claims").click();
    const opened = await first.fits((height) => height > heights[0]);
    assert.equal(await second.fits(), heights[1]);
    const last = async (frame) => (await heard(page, "height", frame)).at(-1).height;
    assert.deepEqual([await last(0), await last(1)], [opened, heights[1]]);
  }, HIGH);
});

test("the printed page tells its height, and the live map keeps it", async () => {
  const { prepare, release } = holdBack(/\.wasm$/);
  const frames = [360, 640, 1000].map((width) => frameOf(ADDRESS, { ...LOW, width }));
  const article = host.article(`<div class="wide">${frames.join("")}</div>`, "datawrapper.js");
  await openArticle(browser, article, async (_, page) => {
    const maps = await Promise.all(frames.map((_, place) => MapInFrame.of(page, place)));
    const printed = await Promise.all(maps.map((map) => map.fits()));
    release();
    await Promise.all(maps.map((map) => map.live()));
    for (const [place, map] of maps.entries()) {
      await map.settled();
      await quiet(page);
      assert.equal(await map.fits(), printed[place]);
      const told = await heard(page, "height", place);
      assert.deepEqual([...new Set(told.map(({ height }) => height))], [printed[place]]);
    }
  }, { ...HIGH, prepare, printed: true });
});

test("a page that stays printed tells its height, and follows its parts however quickly they are opened and closed", async () => {
  const snippet = frameOf(`${ADDRESS}?static=1`, LOW);
  await openArticle(browser, host.article(snippet, "amp.js"), async (map) => {
    const folded = await map.fits();
    await map.openRest();
    const closed = await map.fits((height) => height > folded);
    for (const _ of [1, 2, 3]) {
      await map.part("Claims").click();
      await map.fits((height) => height > closed);
      await map.part("Claims").click();
      await map.fits((height) => height === closed);
    }
  }, { printed: true, may: [/preload/] });
});

test("a host that begins to listen late hears the height when it asks for it", async () => {
  const frames = [PYM, frameOf("embed/en/halfway/", LOW), frameOf(`${ADDRESS}#?secret=aB3dE5gH7j`, LOW)];
  const asks = ["pymxPYMxthe-mapxPYMxwidthxPYMx640", { sentinel: "amp", type: "frames-init" }, { message: "ready", secret: "aB3dE5gH7j" }];
  await openArticle(browser, host.article(frames.join(""), "pym.js"), async (_, page) => {
    // The frames also repeat their heights by themselves for some seconds; what counts comes after.
    await quiet(page, 3500);
    for (const [place, ask] of asks.entries()) {
      const answers = () => heard(page, "height", place);
      const before = (await answers()).length;
      await page.locator("iframe").nth(place).evaluate((frame, ask) => frame.contentWindow.postMessage(ask, "*"), ask);
      await until(async () => (await answers()).length > before, `an answer to ${JSON.stringify(ask)}`);
    }
  }, HIGH);
});

/** Waits until the host has heard nothing for a while: what loops is never quiet. */
async function quiet(page, ms = 700) {
  let [count, since] = [-1, 0];
  await until(async () => {
    const now = await page.evaluate(() => window.heard.length);
    if (now !== count) [count, since] = [now, Date.now()];
    return Date.now() - since >= ms;
  }, "the frame is quiet");
}

/** The heights that were told, without repetitions. */
async function changes(page) {
  const told = (await heard(page, "height")).map(({ height }) => height);
  return told.filter((height, place) => height !== told[place - 1]);
}

test("a host that always gives more than was asked for makes no loop", async () => {
  await openArticle(browser, host.article(frameOf(ADDRESS, LOW), "generous.js"), async (map, page) => {
    await quiet(page);
    // The map takes what it is given beyond.
    const { outer, inner } = await map.heights();
    assert.equal(outer, inner);
    assert.deepEqual(await changes(page), [inner - 7]);
    await map.openRest();
    await until(async () => (await map.heights()).outer > outer, "the open part takes room");
    await quiet(page);
    const then = await map.heights();
    assert.equal(then.outer, then.inner + 7);
    assert.deepEqual(await changes(page), [inner - 7, then.inner]);
  }, { folded: true });
});

// In a wider frame the text is lower: a host that gives width to a high frame and takes it from a low one could go on for ever.
const FICKLE = { "widens a frame that is too high": [560, 760] };

for (const [what, [low, high]] of Object.entries(FICKLE)) {
  test(`a host that ${what} makes no loop, and nothing is cut off`, async () => {
    const heights = [];
    await open(browser, "embed/en/halfway/", async (page) => {
      for (const width of [low, high]) {
        await page.setViewportSize({ width, height: 800 });
        const height = (body) => {
          body.querySelector(".rest").open = true;
          return body.getBoundingClientRect().height;
        };
        heights.push(await page.locator("body").evaluate(height));
      }
    }, { javaScriptEnabled: false });
    const [first, second] = heights;
    assert.ok(second < first, `${second} px at ${high}, ${first} px at ${low}`);
    const data = { "data-above": (first + second) / 2, "data-low": low, "data-high": high };
    const snippet = `<div class="wide">${frameOf("embed/en/halfway/", { ...LOW, ...data, width: low })}</div>`;
    await openArticle(browser, host.article(snippet, "fickle.js"), async (map, page) => {
      await quiet(page, 2500);
      const told = await changes(page);
      assert.ok(told.length <= 6, told.join());
      const { outer, inner } = await map.heights();
      assert.ok(outer >= inner, `the frame has ${outer} px, its page ${inner}`);
    });
  });
}

for (const address of ["embed/en/halfway/", "embed/ar/halfway/", "embed/en/triple/", "embed/ru/triple/"]) {
  test(`a frame from 480 to 640 px high shows all of its first view, with and without a script, at ${address}`, notInFirefox(ALIKE), async () => {
    await firstViewIsWhole(browser, address, { isChosen: false });
  });
}
