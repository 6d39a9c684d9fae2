// The article: prose with two maps of ours, one of which the reader's scrolling moves, under the strict policy of our own pages.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { beginning, maps, steps } from "./lib/article.mjs";
import { launch, open, until } from "./lib/browser.mjs";
import { frameOf, openArticle, openRest, startHost } from "./lib/host.mjs";
import { GROUPS, sides } from "./lib/invented.mjs";

let browser;
let host;
before(async () => {
  [browser, host] = await Promise.all([launch(), startHost()]);
});
after(() => Promise.all([browser?.close(), host?.close()]));

const inside = async (page, id) => (await page.locator(`#${id} iframe`).elementHandle()).contentFrame();

/** Keeps a map in sight until it is live, as a reader would who waits for it while a map above it grows. */
async function live(page, id) {
  await page.locator(`#${id} iframe`).waitFor({ state: "attached" });
  const frame = await inside(page, id);
  await until(async () => {
    await page.locator(`#${id}`).evaluate((map) => map.scrollIntoView({ block: "center" }));
    return frame.evaluate(() => "ready" in document.documentElement.dataset).catch(() => false);
  }, "the map is live");
  return frame;
}

/** The steps that an address can be told by: one has the usual view. */
const STEPS = Object.entries(steps).filter(([, view]) => view !== "");
const [WHOLE] = Object.keys(maps);

for (const [lang, width, height] of [["en", 1280, 900], ["ar", 360, 740], ["ar", 768, 1024]]) {
  test(`steps move the map forward and back, in ${lang} at ${width} px`, async () => {
    await open(browser, `${lang}/halfway/article/`, async (page) => {
      const map = await live(page, "moved-map");
      assert.ok(STEPS.length >= 4, "there are steps");
      for (const [id, view] of [...STEPS, ...[...STEPS].reverse()]) {
        await page.locator(`#${id}`).evaluate((step) => {
          const { top, height } = step.getBoundingClientRect();
          scrollBy(0, top + height / 2 - innerHeight / 2);
        });
        await until(() => map.url().includes(view), () => `${id}: ${map.url()}`);
        assert.ok(await page.locator("#moved-map iframe").isVisible(), "the map stays in sight");
      }
      // The step's own words are what stands beside it: no brief, no head.
      assert.equal(await map.locator("#panel").isVisible(), false);
      assert.equal(await map.locator(".view > .disclaimer").isVisible(), true);
    }, { viewport: { width, height } });
  });
}

test("the first map is whole, and an island pressed in it shows its brief", async () => {
  await open(browser, "en/halfway/article/", async (page) => {
    const map = await live(page, `map-${WHOLE}`);
    await openRest(map);
    // The host has made room for it: until then what is pressed may move between press and release.
    await until(() => map.evaluate(() => document.documentElement.scrollHeight <= innerHeight), "the frame is as high as what is open in it");
    await map.getByRole("link", { name: GROUPS.holm, exact: true }).first().click();
    await map.getByRole("heading", { name: GROUPS.holm, level: 2 }).waitFor();
    assert.equal(new URL(page.url()).pathname.endsWith("/en/halfway/article/"), true);
  });
});

test("in a plain frame the brief comes with the island that is pressed", async () => {
  await openArticle(browser, host.article(frameOf("embed/en/halfway/?plain=1")), async (map) => {
    assert.equal(await map.panel.isVisible(), false);
    await map.island(GROUPS.holm).focus();
    await map.host.keyboard.press("Enter");
    await map.frame.getByText(`${GROUPS.holm}: administered by ${sides.velsund.name.en}, claimed by ${sides.ardmoria.name.en}`).waitFor();
    await map.openRest();
    await map.frame.getByRole("heading", { name: GROUPS.holm, level: 2 }).waitFor();
  });
});

test("without a script the article can be read, and each map is a link to the full one", async () => {
  await open(browser, "en/halfway/article/", async (page) => {
    assert.ok(await page.getByText(beginning(STEPS[0][0])).isVisible());
    const links = page.locator("disputed-islands a");
    assert.equal(await links.count(), Object.keys(maps).length + 1);
    for (const link of await links.all()) {
      assert.ok(await link.isVisible());
      assert.match(await link.getAttribute("href"), /^\.\.\/\.\.\/\.\.\/en\/halfway\/$/);
    }
  }, { javaScriptEnabled: false });
});
