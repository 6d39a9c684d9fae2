// The map through time: the slider, its buttons, what is told of a date, and that every moment has an address.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sound } from "./lib/axe.mjs";
import { ALIKE, launch, NO_FINGERS, notInFirefox, until } from "./lib/browser.mjs";
import { openMap } from "./lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const slider = (page) => page.getByRole("slider", { name: "Date of the map" });
const strip = (page) => page.getByRole("region", { name: "Timeline" });
/** What is told of the map's date, above the text of the panel. */
const told = (page) => page.locator(".other-day");
const spoken = (page) => slider(page).getAttribute("aria-valuetext");
const legend = (page) => page.locator("[data-role=legend]");
const dateOf = (page) => new URL(page.url()).searchParams.get("date");

test("by the keyboard alone to 1956, and another page shows the same", async () => {
  await openMap(browser, "en/kuril/", async (_, page) => {
    assert.equal(await spoken(page), "Present");
    await slider(page).focus();
    for (let presses = 0; dateOf(page) !== "1956-10-19"; presses += 1) {
      assert.ok(presses < 120, `still at ${dateOf(page)}`);
      await page.keyboard.press("ArrowLeft");
    }
    await until(async () => /^19 October 1956: .*Joint Declaration/.test(await spoken(page)), async () => spoken(page));
    await told(page).getByRole("heading", { name: /Joint Declaration/ }).waitFor();
    await told(page).getByRole("link", { name: /^Source \d+: / }).first().waitFor();
    await page.getByText("The map shows 19 October 1956").waitFor();
    assert.ok(await slider(page).evaluate((rail) => rail === document.activeElement), "the focus stays on the slider");
    const address = page.url();
    await openMap(browser, address, async (_, again) => {
      await again.getByText("The map shows 19 October 1956").waitFor();
      assert.match(await spoken(again), /^19 October 1956/);
    });
    await page.keyboard.press("End");
    await until(async () => (await spoken(page)) === "Present", "the end is the present");
    assert.equal(dateOf(page), null);
  });
});

test("the keys go to the first event, to the weightiest, and no farther than the ends", async () => {
  await openMap(browser, "en/kuril/", async (_, page) => {
    await slider(page).focus();
    const press = async (key, date) => {
      await page.keyboard.press(key);
      await until(async () => dateOf(page) === date, () => `${key} leads to ${date}, not to ${dateOf(page)}`);
    };
    await press("Home", "1635");
    await press("ArrowLeft", "1635");
    await press("PageUp", "1855-02-07");
    await press("ArrowRight", "1875-05-07");
    await press("PageDown", "1855-02-07");
    await press("End", null);
    await press("ArrowRight", null);
  });
});

/** What the map says of an island, of the lines that hold, and whether its islands are hatched, on some dates. */
const MOMENTS = [
  { date: "1800", island: /^Kunashir \/ Kunashiri: no border agreed$/, lines: [], tint: "tint-0" },
  { date: "1855-02-07", island: /administered by Japan$/, lines: ["1855"], tint: "tint-1" },
  { date: "1875-08-22", island: /administered by Japan$/, lines: ["1875-kuril", "1875-la-perouse"], tint: "tint-1" },
  { date: "1905-10-14", island: /administered by Japan$/, lines: ["1875-kuril", "1905"], tint: "tint-1" },
  { date: "1945-08-31", island: /administered by Japan$/, lines: [], tint: "tint-1" },
  { date: "1945-09-02", island: /administered by the Soviet Union$/, lines: [], tint: "tint-2" },
  { date: "1956-10-19", island: /administered by the Soviet Union, claimed by Japan$/, lines: ["claimed", "de-facto"], tint: null },
];

test("land, lines and names are those of the date", notInFirefox(ALIKE), async () => {
  for (const { date, island, lines, tint } of MOMENTS) {
    await openMap(browser, `en/kuril/?date=${date}`, async (map, page) => {
      await map.settled();
      const shape = page.locator('[data-island="kunashir"]');
      assert.match(await shape.getAttribute("aria-label"), island, date);
      const drawn = await page.locator("[data-line]").evaluateAll((all) => all.map((line) => line.dataset.line).sort());
      assert.deepEqual(drawn, lines, date);
      const look = await shape.locator("use.shape").getAttribute("class");
      assert.equal(/tint-\d/.exec(look)?.[0] ?? null, tint, date);
      assert.equal(await legend(page).getByText("Held by").filter({ visible: true }).count(), tint ? 0 : 1, date);
    });
  }
});

test("a press and a drag on the axis move the date, and a near event draws the handle to it", async () => {
  await openMap(browser, "en/kuril/", async (_, page) => {
    const { x, y, width, height } = await slider(page).boundingBox();
    const middle = y + height / 3;
    const mark = await page.locator("rect.mark.rank-1").first().boundingBox();
    await page.mouse.click(mark.x + 3, middle);
    await until(async () => dateOf(page) === "1855-02-07", () => `at ${dateOf(page)}`);
    await page.mouse.move(x + width * 0.1, middle);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.5, middle, { steps: 5 });
    const between = dateOf(page);
    await page.mouse.move(x + width - 1, middle, { steps: 5 });
    await page.mouse.up();
    assert.ok(between > "1855" && between < "1990", between);
    await until(async () => dateOf(page) === null, "the end is the present");
  });
});

test("it plays from event to event and stops when the reader acts", notInFirefox(ALIKE), async () => {
  await openMap(browser, "en/kuril/?date=1855-02-07", async (_, page) => {
    await strip(page).getByRole("button", { name: "Play", exact: true }).click();
    await until(async () => dateOf(page) !== "1855-02-07", "it goes on at once");
    const first = dateOf(page);
    await until(async () => dateOf(page) > first, "it goes on by itself");
    await strip(page).getByRole("button", { name: "Pause", exact: true }).click();
    const at = dateOf(page);
    await new Promise((passed) => setTimeout(passed, 3200));
    assert.equal(dateOf(page), at);
    await strip(page).getByRole("button", { name: "Previous event" }).click();
    await until(async () => dateOf(page) < at, "one event back");
    await told(page).getByRole("link", { name: "Back to the present" }).click();
    await until(async () => dateOf(page) === null, "the present");
  });
});

test("a brief leads to the map on its day", notInFirefox(ALIKE), async () => {
  await openMap(browser, "en/kuril/?brief=1855", async (_, page) => {
    await page.locator('[data-brief="1855"]').getByRole("link", { name: "See the map on this date" }).click();
    await page.getByText("The map shows 7 February 1855").waitFor();
    assert.equal(dateOf(page), "1855-02-07");
  });
});

test("by touch on a phone a tap moves the date, a swipe up scrolls the page, and axe finds nothing", notInFirefox(NO_FINGERS), async () => {
  const phone = { hasTouch: true, viewport: { width: 360, height: 740 } };
  await openMap(browser, "ja/kuril/?date=1945-09-03", async (_, page) => {
    const rail = page.locator(".timeline .rail");
    await rail.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await rail.boundingBox();
    await page.touchscreen.tap(x + width * 0.3, y + height / 3);
    await until(async () => dateOf(page) !== "1945-09-03", "the tap moves the date");
    assert.equal(await rail.evaluate((rail) => getComputedStyle(rail).touchAction), "pan-y");
    await sound(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} px wider than the screen`);
  }, phone);
});

test("a frame shows the map of a date, and no slider", async () => {
  await openMap(browser, "embed/en/kuril/?date=1855-02-07", async (_, page) => {
    await page.getByText("The map as of 7 February 1855").waitFor();
    assert.equal(await page.getByRole("slider").count(), 0);
  });
});
