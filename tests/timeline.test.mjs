// The map through time: the slider, its buttons, what is told of a date, and that every moment has an address.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sound } from "./lib/axe.mjs";
import { ALIKE, launch, NO_FINGERS, notInFirefox, until } from "./lib/browser.mjs";
import { day } from "./lib/dates.mjs";
import { events, named, sides } from "./lib/invented.mjs";
import { openMap } from "./lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const slider = (page) => page.getByRole("slider", { name: "Map date" });
const strip = (page) => page.getByRole("region", { name: "Timeline" });
/** What is told of the map's date, above the text of the panel. */
const told = (page) => page.locator(".other-day");
const spoken = (page) => slider(page).getAttribute("aria-valuetext");
const legend = (page) => page.locator("[data-role=legend]");
const dateOf = (page) => new URL(page.url()).searchParams.get("date");

const { date: TREATY, title: treaty } = events["port-sound"];

test("by the keyboard alone to a treaty, and another page shows the same", async () => {
  await openMap(browser, "en/halfway/", async (_, page) => {
    assert.equal(await spoken(page), "Present");
    await slider(page).focus();
    for (let presses = 0; dateOf(page) !== TREATY; presses += 1) {
      assert.ok(presses < 120, `still at ${dateOf(page)}`);
      await page.keyboard.press("ArrowLeft");
    }
    await until(async () => (await spoken(page)) === `${day(TREATY)}: ${treaty.en}`, "the slider says the date and the event");
    await told(page).getByRole("heading", { name: treaty.en }).waitFor();
    await told(page).getByRole("link", { name: /^Source \d+: / }).first().waitFor();
    await page.getByText(`The map shows ${day(TREATY)}`).waitFor();
    assert.ok(await slider(page).evaluate((rail) => rail === document.activeElement), "the focus stays on the slider");
    const address = page.url();
    await openMap(browser, address, async (_, again) => {
      await again.getByText(`The map shows ${day(TREATY)}`).waitFor();
      assert.ok((await spoken(again)).startsWith(day(TREATY)));
    });
    await page.keyboard.press("End");
    await until(async () => (await spoken(page)) === "Present", "the end is the present");
    assert.equal(dateOf(page), null);
  });
});

test("the keys go to the first event, to the weightiest, and no farther than the ends", async () => {
  await openMap(browser, "en/halfway/", async (_, page) => {
    await slider(page).focus();
    const press = async (key, date) => {
      await page.keyboard.press(key);
      await until(async () => dateOf(page) === date, () => `${key} leads to ${date}, not to ${dateOf(page)}`);
    };
    const all = Object.values(events);
    const moment = all.findIndex((event) => event.moment);
    await press("Home", all[0].date);
    await press("ArrowLeft", all[0].date);
    await press("PageUp", all[moment].date);
    await press("ArrowRight", all[moment + 1].date);
    await press("PageDown", all[moment].date);
    await press("End", null);
    await press("ArrowRight", null);
  });
});

const [ARDMORIA, VELSUND] = ["ardmoria", "velsund"].map((side) => sides[side].name.en);
const UNION = sides.velsund.former[0].within.en;

/** What the map says of an island, of the lines that hold, the island's tint, and whether any islands are hatched, on some dates. */
const MOMENTS = [
  { event: "chart", held: "no border agreed", lines: [], tint: "tint-0", hatched: false },
  { event: "port-sound", held: "no border agreed", lines: ["port-sound"], tint: "tint-0", hatched: false },
  { event: "in-force", held: `administered by ${UNION}`, lines: ["north-cape", "port-sound"], tint: "tint-2", hatched: true },
  { event: "landing", held: `administered by ${ARDMORIA}, claimed by ${UNION}`, lines: ["north-cape"], tint: null, hatched: true },
  { event: "protocol", held: `held jointly by ${ARDMORIA} and ${UNION}`, lines: ["north-cape"], tint: null, hatched: true },
  { event: "patrol", held: `administered by ${VELSUND}, claimed by ${ARDMORIA}`, lines: ["patrolled"], tint: null, hatched: true },
  { event: "white-book", held: `administered by ${VELSUND}, claimed by ${ARDMORIA}`, lines: ["patrolled", "white-book"], tint: null, hatched: true },
];

test("land, lines and names are those of the date", notInFirefox(ALIKE), async () => {
  for (const { event, held, lines, tint, hatched } of MOMENTS) {
    const { date } = events[event];
    await openMap(browser, `en/halfway/?date=${date}`, async (map, page) => {
      await map.settled();
      const shape = page.locator('[data-island="brim"]');
      assert.equal(await shape.getAttribute("aria-label"), `${named("brim")}: ${held}`, date);
      const drawn = await page.locator("[data-line]").evaluateAll((all) => all.map((line) => line.dataset.line).sort());
      assert.deepEqual(drawn, lines, date);
      const look = await shape.locator("use.shape").getAttribute("class");
      assert.equal(/tint-\d/.exec(look)?.[0] ?? null, tint, date);
      assert.equal(await legend(page).getByText(/^Held /).filter({ visible: true }).count(), hatched ? 1 : 0, date);
    });
  }
});

test("a press and a drag on the axis move the date, and a near event draws the handle to it", async () => {
  await openMap(browser, "en/halfway/", async (_, page) => {
    const { x, y, width, height } = await slider(page).boundingBox();
    const middle = y + height / 3;
    // The last event that has a name there stands alone.
    const mark = await page.locator("rect.mark.rank-1").last().boundingBox();
    const { date } = Object.values(events).findLast((event) => event.moment);
    await page.mouse.click(mark.x + 3, middle);
    await until(async () => dateOf(page) === date, () => `at ${dateOf(page)}`);
    await page.mouse.move(x + width * 0.1, middle);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.5, middle, { steps: 5 });
    const between = dateOf(page);
    await page.mouse.move(x + width - 1, middle, { steps: 5 });
    await page.mouse.up();
    assert.ok(between > events.landing.date && between < events.protocol.date, between);
    await until(async () => dateOf(page) === null, "the end is the present");
  });
});

test("it plays from event to event and stops when the reader acts", notInFirefox(ALIKE), async () => {
  await openMap(browser, `en/halfway/?date=${TREATY}`, async (_, page) => {
    await strip(page).getByRole("button", { name: "Play", exact: true }).click();
    await until(async () => dateOf(page) !== TREATY, "it goes on at once");
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
  await openMap(browser, "en/halfway/?brief=1871", async (_, page) => {
    await page.locator('[data-brief="1871"]').getByRole("link", { name: "See the map on this date" }).click();
    await page.getByText(`The map shows ${day(TREATY)}`).waitFor();
    assert.equal(dateOf(page), TREATY);
  });
});

test("by touch on a phone a tap moves the date, a swipe up scrolls the page, and axe finds nothing", notInFirefox(NO_FINGERS), async () => {
  const phone = { hasTouch: true, viewport: { width: 360, height: 740 } };
  await openMap(browser, `ar/halfway/?date=${TREATY}`, async (_, page) => {
    const rail = page.locator(".timeline .rail");
    await rail.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await rail.boundingBox();
    await page.touchscreen.tap(x + width * 0.3, y + height / 3);
    await until(async () => dateOf(page) !== TREATY, "the tap moves the date");
    assert.equal(await rail.evaluate((rail) => getComputedStyle(rail).touchAction), "pan-y");
    await sound(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} px wider than the screen`);
  }, phone);
});

test("a frame shows the map of a date, and no slider", async () => {
  await openMap(browser, `embed/en/halfway/?date=${TREATY}`, async (_, page) => {
    await page.getByText(`Map as of ${day(TREATY)}`).waitFor();
    assert.equal(await page.getByRole("slider").count(), 0);
  });
});
