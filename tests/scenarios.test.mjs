// What a transfer of land would move: five illustrations, each with its map and its figures.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sound } from "./lib/axe.mjs";
import { ALIKE, launch, notInFirefox, open, until } from "./lib/browser.mjs";
import { dispute, events, islands, scenarios } from "./lib/invented.mjs";
import { openMap } from "./lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const FIGURES = ["land-km2", "land-share", "residents", "sea-12nm-km2", "sea-200nm-km2", "line-km", "treaty-covered"];
const card = (page, id) => page.locator(`[data-scenario="${id}"]`);

/** What a scenario would draw, by its file. */
const wanted = ({ islands, lines, half_of }) => ({ islands: [...islands].sort(), lines, parts: half_of ? 1 : 0 });

/** Every figure of a scenario by its name. */
const figures = (page, id) =>
  card(page, id)
    .locator("[data-figure]")
    .evaluateAll((all) => Object.fromEntries(all.map(({ dataset }) => [dataset.figure, Number(dataset.value)])));

/** Which islands are drawn as passing, and which lines. */
async function drawn(page) {
  const passing = page.locator("[data-island]").filter({ has: page.locator("use.passing") });
  const lines = page.locator("[data-line]");
  const ids = (locator, key) => locator.evaluateAll((all, key) => all.map((element) => element.dataset[key]).sort(), key);
  return { islands: await ids(passing, "island"), lines: await ids(lines, "line"), parts: await page.locator(".island.part").count() };
}

test("by the keyboard alone to the two-island scenario, and another page shows the same", async () => {
  await openMap(browser, "en/halfway/", async (map, page) => {
    const head = card(page, "two").locator("summary");
    await head.focus();
    await page.keyboard.press("Enter");
    await map.addressIs("en/halfway/?scenario=two");
    await page.getByText(`Scenario: ${scenarios.two.title.en}`).first().waitFor();
    assert.deepEqual(await drawn(page), wanted(scenarios.two));
    assert.ok(await head.evaluate((head) => head === document.activeElement), "the focus stays");
    const first = await figures(page, "two");
    assert.equal(await page.locator("[data-role=scenario] [data-figure]").count(), FIGURES.length, "what the map shows has the figures' hooks, and nothing else");
    await openMap(browser, page.url(), async (_, again) => {
      assert.deepEqual(await drawn(again), wanted(scenarios.two));
      assert.deepEqual(await figures(again, "two"), first);
      assert.ok(await card(again, "two").getByText("Sea within 200 nautical miles").isVisible());
    });
    await page.keyboard.press("Enter");
    await map.addressIs("en/halfway/");
    assert.deepEqual(await drawn(page), { islands: [], lines: ["patrolled", "white-book"], parts: 0 });
  });
});

test("each scenario draws its own line and what would pass", async () => {
  for (const id of ["one", "half", "all"]) {
    await openMap(browser, `ar/halfway/?scenario=${id}`, async (map, page) => {
      await map.settled();
      assert.deepEqual(await drawn(page), wanted(scenarios[id]), id);
    });
  }
});

/** The latest count that an island's file has of something. */
const latest = (id, key) => islands[id].fact.filter((fact) => fact.key === key).reduce((a, b) => (b.date > a.date ? b : a)).number;
const total = (ids, key) => ids.reduce((sum, id) => sum + latest(id, key), 0);

test("the printed page has every figure, and what stays as it is moves nothing", async () => {
  await open(browser, "en/halfway/?static=1", async (page) => {
    const printed = Object.fromEntries(await Promise.all(dispute.scenarios.map(async (id) => [id, await figures(page, id)])));
    for (const [id, found] of Object.entries(printed)) {
      assert.deepEqual(Object.keys(found), FIGURES, id);
      if (id === "none") assert.deepEqual({ ...found, "line-km": 0 }, Object.fromEntries(FIGURES.map((name) => [name, 0])));
    }
    const all = total(dispute.islands, "area");
    for (const id of ["one", "two", "all"]) {
      const land = total(scenarios[id].islands, "area");
      assert.equal(printed[id]["land-km2"], land, id);
      assert.equal(printed[id]["land-share"], Number((land / all).toFixed(3)), id);
      assert.equal(printed[id].residents, total(scenarios[id].islands, "people"), id);
    }
    assert.equal(printed.half["land-share"], 0.5);
  });
});

test("a date and a scenario are not drawn at once: the later choice holds", notInFirefox(ALIKE), async () => {
  await openMap(browser, "en/halfway/?scenario=two", async (map, page) => {
    await page.getByRole("slider", { name: "Map date" }).focus();
    await page.keyboard.press("Home");
    await map.addressIs(`en/halfway/?date=${Object.values(events)[0].date}`);
    assert.equal((await drawn(page)).islands.length, 0);
    await card(page, "half").locator("summary").click();
    await map.addressIs("en/halfway/?scenario=half");
    await until(async () => (await drawn(page)).islands.length === scenarios.half.islands.length, "what would pass is drawn");
  });
});

test("axe finds nothing with a scenario open, and a phone shows it without scrolling sideways", notInFirefox(ALIKE), async () => {
  await openMap(browser, "ar/halfway/?scenario=half", async (_, page) => {
    await sound(page, "a scenario");
    await page.setViewportSize({ width: 320, height: 700 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} px wider than the screen`);
  });
});

test("a frame draws the scenario that its address names", async () => {
  await openMap(browser, "embed/en/halfway/?scenario=two", async (_, page) => {
    await page.getByText(`Scenario: ${scenarios.two.title.en}`).waitFor();
    assert.deepEqual((await drawn(page)).islands, wanted(scenarios.two).islands);
  });
});
