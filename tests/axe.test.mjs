// What axe finds: nothing, on any page or open part, wide and narrow, light and dark.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "./lib/browser.mjs";
import { sound } from "./lib/axe.mjs";
import { briefs, claims, events, islands, lines } from "./lib/invented.mjs";
import { MapPage, openMap } from "./lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const [claim] = Object.keys(claims);
const [brief] = Object.keys(briefs);
const [line] = Object.values(lines).filter((line) => line.layer === "lines");
const past = Object.values(events).find((event) => event.effect);
const islet = Object.values(islands).find((island) => island.group);

const PAGES = {
  "the first page": "en/halfway/",
  "an island's brief": "en/halfway/holm/",
  "an island's claims": "en/halfway/holm/?tab=claims",
  "an open question": `en/halfway/holm/?claim=${claim}`,
  "an island's facts": "en/halfway/skerries/?tab=facts",
  "an island's sources": "en/halfway/brim/?tab=sources",
  "the map of a date": `en/halfway/?date=${past.date}`,
  "an islet with an open brief": `en/halfway/${islet.id}/?brief=${brief}`,
  "a map of three sides": "en/triple/",
  "the claims of three sides": "en/triple/?tab=claims",
};

for (const [what, address] of Object.entries(PAGES)) {
  test(`axe finds nothing on ${what}`, async () => {
    await openMap(browser, address, async (map, page) => {
      await map.settled();
      await sound(page, what);
    });
  });
}

for (const [what, address] of Object.entries({ "the article": "en/halfway/article/", "the page that builds a snippet": "ar/halfway/build-embed/" })) {
  test(`axe finds nothing on ${what}`, async () => {
    await open(browser, address, async (page) => {
      await page.locator(":is(disputed-islands, .shown) iframe").first().waitFor({ state: "attached" });
      await sound(page, what);
    });
  });
}

const FRAMES = {
  "a frame's page": "embed/en/halfway/",
  "a frame's page with its claims open": `embed/en/halfway/holm/?claim=${claim}`,
  "a plain frame's page with its facts open": "embed/en/halfway/skerries/?tab=facts&plain=1",
  "a frame's page with three sides": "embed/ru/triple/",
};

for (const [what, address] of Object.entries(FRAMES)) {
  test(`axe finds nothing on ${what}`, async () => {
    await openMap(browser, address, async (map, page) => {
      await map.settled();
      await sound(page, what, [280, 360, 640, 1000]);
    });
  });
}

test("axe finds nothing on the note of a line", async () => {
  await openMap(browser, "en/halfway/", async (map, page) => {
    await map.line(line.name.en).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: line.name.en }).waitFor();
    await sound(page, "the note of a line");
  });
});

test("axe finds nothing where a layer is missing", async () => {
  await openMap(browser, "en/halfway/?layers=lines,waters,places", async (map, page) => {
    await map.alert.waitFor();
    await sound(page, "a layer is missing");
  }, { prepare: (page) => page.route(/\/data\/\w+\/lines/, (route) => route.abort()), may: [/Failed to load/, /not loaded/] });
});

test("axe finds nothing on the printed page, nor where it says what is missing", async () => {
  await open(browser, "en/halfway/holm/", async (page) => {
    await new MapPage(page).alert.waitFor();
    await sound(page, "the printed page");
  }, { prepare: (page) => page.route(/\/data\/\w+\/content/, (route) => route.abort()), may: [/Failed to load/, /not loaded/] });
});

test("axe finds nothing on the page for addresses of no page", async () => {
  await open(browser, "en/halfway/nowhere/", (page) => sound(page, "no such page"), { may: [/status of 404/] });
});

test("axe finds nothing on the page about the map, which no program takes over", async () => {
  for (const colorScheme of ["light", "dark"]) {
    await open(browser, "en/halfway/about/", async (page) => {
      await page.getByRole("heading", { name: "About this map" }).waitFor();
      await sound(page, `the page about the map, ${colorScheme}`);
      await page.getByRole("contentinfo").getByRole("link", { name: "About this map" }).waitFor();
      await page.getByRole("link", { name: "What is uncertain" }).press("Enter");
      assert.match(page.url(), /#uncertain$/);
      await page.getByRole("banner").getByRole("link").first().click();
      await page.waitForURL(/en\/halfway\/$/);
    }, { colorScheme });
  }
});

test("axe finds nothing on the page of the data, whose files are there", async () => {
  for (const width of [1280, 320]) {
    await open(browser, "en/halfway/data/", async (page) => {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `nothing is wider than the page, which is ${wide} px wide`);
      if (width === 1280) await sound(page, "the page of the data");
      const files = await page.locator(".files tbody a").evaluateAll((links) => links.map((link) => link.href));
      assert.ok(files.length > 10);
      for (const file of files) assert.equal((await page.request.get(file)).status(), 200, file);
    }, { viewport: { width, height: 800 } });
  }
});
