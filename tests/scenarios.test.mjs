// What a transfer of land would move: five illustrations, each with its map and its figures.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sound } from "./lib/axe.mjs";
import { ALIKE, launch, notInFirefox, open, until } from "./lib/browser.mjs";
import { openMap } from "./lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const FIGURES = ["land-km2", "land-share", "residents", "sea-12nm-km2", "sea-200nm-km2", "line-km", "treaty-covered"];
const card = (page, id) => page.locator(`[data-scenario="${id}"]`);

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
  await openMap(browser, "en/kuril/", async (map, page) => {
    const head = card(page, "two").locator("summary");
    await head.focus();
    await page.keyboard.press("Enter");
    await map.addressIs("en/kuril/?scenario=two");
    await page.getByText("Scenario: Two islands (1956 declaration)").first().waitFor();
    assert.deepEqual(await drawn(page), { islands: ["habomai", "shikotan"], lines: ["1956"], parts: 0 });
    assert.ok(await head.evaluate((head) => head === document.activeElement), "the focus stays");
    const first = await figures(page, "two");
    assert.equal(await page.locator("[data-role=scenario] [data-figure]").count(), FIGURES.length, "what the map shows has the figures' hooks, and nothing else");
    await openMap(browser, page.url(), async (_, again) => {
      assert.deepEqual(await drawn(again), { islands: ["habomai", "shikotan"], lines: ["1956"], parts: 0 });
      assert.deepEqual(await figures(again, "two"), first);
      assert.ok(await card(again, "two").getByText("Sea within 200 nautical miles").isVisible());
    });
    await page.keyboard.press("Enter");
    await map.addressIs("en/kuril/");
    assert.deepEqual(await drawn(page), { islands: [], lines: ["claimed", "de-facto"], parts: 0 });
  });
});

test("each scenario draws its own line and what would pass", async () => {
  const all = ["habomai", "iturup", "kunashir", "shikotan"];
  const wanted = {
    three: { islands: ["habomai", "kunashir", "shikotan"], lines: ["three"], parts: 0 },
    half: { islands: ["habomai", "kunashir", "shikotan"], lines: ["half"], parts: 1 },
    four: { islands: all, lines: ["claimed"], parts: 0 },
  };
  for (const [id, expected] of Object.entries(wanted)) {
    await openMap(browser, `ru/kuril/?scenario=${id}`, async (map, page) => {
      await map.settled();
      assert.deepEqual(await drawn(page), expected, id);
    });
  }
});

test("the printed page has every figure, and what stays as it is moves nothing", async () => {
  await open(browser, "en/kuril/?static=1", async (page) => {
    const printed = Object.fromEntries(await Promise.all(["none", "two", "three", "half", "four"].map(async (id) => [id, await figures(page, id)])));
    for (const [id, found] of Object.entries(printed)) {
      assert.deepEqual(Object.keys(found), FIGURES, id);
      if (id === "none") assert.deepEqual({ ...found, "line-km": 0 }, Object.fromEntries(FIGURES.map((name) => [name, 0])));
    }
    assert.deepEqual([printed.two, printed.three, printed.half, printed.four].map((found) => found["land-share"]), [0.069, 0.367, 0.5, 1]);
    assert.deepEqual([printed.two, printed.three, printed.four].map((found) => found.residents), [3772, 11487, 18403]);
    assert.equal(printed.two["land-km2"], 346);
  });
});

test("a date and a scenario are not drawn at once: the later choice holds", notInFirefox(ALIKE), async () => {
  await openMap(browser, "en/kuril/?scenario=two", async (map, page) => {
    await page.getByRole("slider", { name: "Date of the map" }).focus();
    await page.keyboard.press("Home");
    await map.addressIs("en/kuril/?date=1635");
    assert.equal((await drawn(page)).islands.length, 0);
    await card(page, "three").locator("summary").click();
    await map.addressIs("en/kuril/?scenario=three");
    await until(async () => (await drawn(page)).islands.length === 3, "what would pass is drawn");
  });
});

test("axe finds nothing with a scenario open, and a phone shows it without scrolling sideways", notInFirefox(ALIKE), async () => {
  await openMap(browser, "ja/kuril/?scenario=half", async (_, page) => {
    await sound(page, "a scenario");
    await page.setViewportSize({ width: 320, height: 700 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} px wider than the screen`);
  });
});

test("a frame draws the scenario that its address names", async () => {
  await openMap(browser, "embed/en/kuril/?scenario=two", async (_, page) => {
    await page.getByText("Scenario: Two islands (1956 declaration)").waitFor();
    assert.deepEqual((await drawn(page)).islands, ["habomai", "shikotan"]);
  });
});
