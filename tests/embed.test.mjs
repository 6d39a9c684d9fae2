// The map in an article: one frame and no script of the host's.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ALIKE, holdBack, launch, notInFirefox, open, settled, site, until } from "./lib/browser.mjs";
import { frameOf, MapInFrame, openArticle, startHost } from "./lib/host.mjs";
import { dispute, GROUPS, islands, sides } from "./lib/invented.mjs";
import { MapPage } from "./lib/map.mjs";

let browser;
let host;
before(async () => {
  [browser, host] = await Promise.all([launch(), startHost()]);
});
after(() => Promise.all([browser?.close(), host?.close()]));

const HIGH = { viewport: { width: 1280, height: 1400 } };
const START = "embed/en/halfway/?at=-51,-178.6,8";

/** What the brief of the chosen island says before it names its first source. */
const [BRIEF] = islands.brim.brief.en.split("[^");

test("the snippet alone gives a live map with its brief and its claims", async () => {
  await openArticle(browser, host.article(frameOf("embed/en/halfway/brim/")), async (map) => {
    assert.equal(await map.element.getAttribute("title"), "The map");
    await map.marks("brim");
    await map.showsTitle(GROUPS.brim);
    assert.ok(await map.frame.getByText(dispute.disclaimer.en).isVisible());
    assert.ok((await map.frame.locator("[data-role=brief]").textContent()).includes(BRIEF));
    await map.part("Claims").click();
    const question = map.claim("title");
    await question.locator("summary").click();
    await map.addressIs("embed/en/halfway/brim/?tab=claims&claim=title");
    assert.equal(await question.locator("[data-role=claim-side]:visible").count(), 2);
  }, HIGH);
});

/** In the page: no style is known before an observer waits for the layout, as in a frame of a busy Firefox. */
function layOutLate() {
  const real = window.getComputedStyle.bind(window);
  let isLate = true;
  window.getComputedStyle = (element, ...rest) => (isLate && element.matches(".unstyled") ? { display: "" } : real(element, ...rest));
  window.IntersectionObserver = class extends IntersectionObserver {
    observe(element) {
      isLate = false;
      super.observe(element);
    }
  };
}

test("where a frame is laid out after the script began, the map is live all the same", notInFirefox(ALIKE), async () => {
  const late = (page) => page.addInitScript(layOutLate);
  await openArticle(browser, host.article(frameOf("embed/en/halfway/hern/")), async () => {}, { prepare: late });
});

test("an island is chosen by pressing its shape and in the list, and the panel tells of it", async () => {
  await openArticle(browser, host.article(frameOf("embed/en/halfway/")), async (map) => {
    await map.pressIsland("holm");
    await map.marks("holm");
    await map.showsTitle(GROUPS.holm);
    await map.addressIs("embed/en/halfway/holm/");
    await map.listed(GROUPS.hern).click();
    await map.marks("hern");
    await map.addressIs("embed/en/halfway/hern/");
  }, HIGH);
});

test("the buttons move and zoom the map in a frame", async () => {
  await openArticle(browser, host.article(frameOf(START)), async (map) => {
    const start = map.at();
    await map.button("Zoom in").click();
    const near = await map.moved(start);
    assert.equal(near.zoom, start.zoom + 1);
    await map.button("Move map").click();
    await map.button("Move north").click();
    assert.ok((await map.moved(near)).lat > near.lat + 0.05);
  });
});

test("what a reader chooses in the frame adds nothing to the history, so Back leaves the article", async () => {
  const elsewhere = host.article("");
  await openArticle(browser, elsewhere, async (_, page) => {
    await page.goto(host.article(frameOf("embed/en/halfway/")));
    const map = await MapInFrame.of(page);
    await map.live();
    await map.openRest();
    const entries = await page.evaluate(() => history.length);
    await map.listed(GROUPS.holm).click();
    await map.marks("holm");
    await map.part("Claims").click();
    await map.claim("title").locator("summary").click();
    await map.button("Zoom in").click();
    await map.addressIs(`claim=title&at=${Object.values(await map.moved()).join()}`);
    assert.equal(await page.evaluate(() => history.length), entries);
    await page.goBack();
    assert.equal(page.url(), elsewhere);
  }, { printed: true });
});

test("two frames in one article each keep their own island", async () => {
  const both = frameOf("embed/en/halfway/brim/") + frameOf("embed/en/halfway/");
  await openArticle(browser, host.article(both), async (first, page) => {
    const second = await MapInFrame.of(page, 1);
    await second.live();
    await second.openRest();
    await second.listed(GROUPS.skerries).click();
    await second.marks("skerries");
    await first.marks("brim");
    await first.listed(GROUPS.holm).click();
    await first.marks("holm");
    await second.marks("skerries");
    await first.addressIs("embed/en/halfway/holm/");
    await second.addressIs("embed/en/halfway/skerries/");
  }, HIGH);
});

const FAR = `<div class="far"></div>${frameOf("embed/en/halfway/holm/", { height: "150" })}`;

test("a frame far below the reader has told its height, asks for no program, and is live when the reader comes", async () => {
  await openArticle(browser, host.article(FAR, "datawrapper.js"), async (map, page) => {
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    // A frame out of sight need not be laid out anew, so only the two heights are compared.
    const { inner: height } = await map.heights();
    await until(async () => (await map.heights()).outer === height, "the frame is as high as its page");
    // Firefox paints a frame out of sight too, once a second.
    await new Promise((passed) => setTimeout(passed, 1500));
    assert.deepEqual(asked.filter((url) => /\.wasm|\/data\//.test(url)), []);
    await map.element.scrollIntoViewIfNeeded();
    await map.live();
    await map.marks("holm");
    await map.settled();
    assert.equal(await map.alert.count(), 0);
    assert.equal(await map.fits(), height);
  }, { printed: true });
});

test("a frame that the reader scrolls past before it is live waits for the reader to come back, however long", async () => {
  const { prepare: hold, release } = holdBack(/\.wasm$/);
  let asked;
  const prepare = async (page) => {
    await hold(page);
    asked = page.waitForRequest(/\.wasm$/);
    // The limit for the start passes when this test says so.
    await page.addInitScript(() => {
      const { setTimeout } = window;
      window.limits = [];
      window.setTimeout = (act, ms, ...more) => (ms > 5000 ? window.limits.push(act) : setTimeout(act, ms, ...more));
    });
  };
  await openArticle(browser, host.article(FAR, "datawrapper.js"), async (map, page) => {
    await map.element.scrollIntoViewIfNeeded();
    await asked;
    await page.evaluate(() => scrollTo(0, 0));
    const isGone = (seen) => new Promise((gone) => {
      new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) || gone()).observe(seen ?? document.documentElement);
    });
    await map.element.evaluate(isGone);
    // The frame itself is told a moment later.
    await map.frame.evaluate(isGone, null);
    release();
    // What is passed below is the limit for the start, not that of a request that is still under way.
    await (await (await asked).response()).finished();
    await map.frame.evaluate(() => window.limits.splice(0).forEach((pass) => pass()));
    await settled(page);
    assert.equal(await map.alert.count(), 0);
    await map.element.scrollIntoViewIfNeeded();
    await map.live();
    await map.marks("holm");
    assert.equal(await map.alert.count(), 0);
  }, { prepare, printed: true });
});

test("plain leaves out the head, and keeps the key, the sentence on sovereignty and the notice of the map's source", notInFirefox(ALIKE), async () => {
  for (const printed of [false, true]) {
    const address = `embed/en/halfway/brim/?plain=1${printed ? "&static=1" : ""}`;
    await openArticle(browser, host.article(frameOf(address)), async (map) => {
      const shown = (locator) => locator.filter({ visible: true }).count();
      assert.equal(await shown(map.frame.getByRole("heading", { level: 1 })), 0);
      assert.equal(await shown(map.frame.getByRole("list", { name: "Legend" })), 1);
      assert.equal(await shown(map.frame.getByText(dispute.disclaimer.en)), 1);
      assert.equal(await shown(map.frame.getByRole("link", { name: "© OpenStreetMap contributors" })), 1);
      assert.equal(await shown(map.frame.getByText(`${GROUPS.brim}: administered by ${sides.velsund.name.en}, claimed by ${sides.ardmoria.name.en}`)), 1);
      assert.equal(await shown(map.title), 0);
    }, { ...HIGH, printed, folded: true, may: [/preload/] });
  }
});

const VIEW = "tab=claims&claim=title&date=1922-05&layers=lines&at=-51,-178.9,8.5&theme=dark";

for (const [page, own] of Object.entries({ live: "&plain=1", printed: "&plain=1&static=1" })) {
  const printed = page === "printed";
  test(`the full map opens with the whole view of the ${page} page in the frame`, async () => {
    const snippet = frameOf(`embed/en/halfway/brim/?${VIEW}${own}`);
    await openArticle(browser, host.article(snippet), async (map, article) => {
      await map.settled();
      assert.equal(await map.frame.locator("html[data-ready]").count(), printed ? 0 : 1);
      const [opened] = await Promise.all([
        article.context().waitForEvent("page"),
        map.frame.getByRole("link", { name: "Open the full map" }).click(),
      ]);
      await opened.waitForSelector("html[data-ready]", { state: "attached" });
      const { href, searchParams } = new URL(opened.url());
      assert.ok(href.startsWith(new URL("en/halfway/brim/?", site).href), href);
      assert.deepEqual([...searchParams].sort(), [...new URLSearchParams(VIEW)].sort());
      assert.equal(await opened.evaluate(() => opener), null);
      await new MapPage(opened).marks("brim");
    }, { ...HIGH, printed, may: [/preload/] });
  });
}

test("the full map opens with what the reader has chosen in the frame", notInFirefox(ALIKE), async () => {
  await openArticle(browser, host.article(frameOf("embed/en/halfway/brim/")), async (map, page) => {
    await map.listed(GROUPS.holm).click();
    await map.marks("holm");
    await map.part("Claims").click();
    await map.button("Zoom in").click();
    const { lat, lon, zoom } = await map.moved();
    const [opened] = await Promise.all([
      page.context().waitForEvent("page"),
      map.frame.getByRole("link", { name: "Open the full map" }).click(),
    ]);
    await opened.waitForURL(new URL(`en/halfway/holm/?tab=claims&at=${lat},${lon},${zoom}`, site).href);
  }, HIGH);
});

for (const still of ["", "&static=1"]) {
  test(`a theme that is asked for beats the system's, on the ${still ? "printed" : "live"} page`, still ? notInFirefox(ALIKE) : {}, async () => {
    const ink = {};
    for (const theme of ["auto", "light", "dark"]) {
      for (const colorScheme of ["light", "dark"]) {
        const visit = async (page) => {
          if (!still) await page.waitForSelector("html[data-ready]", { state: "attached" });
          ink[`${theme} on ${colorScheme}`] = await page.locator(".page").filter({ visible: true }).evaluate((part) => getComputedStyle(part).color);
        };
        await open(browser, `embed/en/halfway/?theme=${theme}${still}`, visit, { colorScheme, may: [/preload/] });
      }
    }
    assert.notEqual(ink["auto on light"], ink["auto on dark"]);
    for (const colorScheme of ["light", "dark"]) {
      assert.equal(ink[`light on ${colorScheme}`], ink["auto on light"]);
      assert.equal(ink[`dark on ${colorScheme}`], ink["auto on dark"]);
    }
  });
}
