// Whose map is drawn: ours, a side's, or both sides' beside each other under one camera.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ALIKE, launch, notInFirefox, until } from "./lib/browser.mjs";
import { sound } from "./lib/axe.mjs";
import { openMap } from "./lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const options = (page) => page.getByText("Map options").click();
const choice = (page) => page.getByRole("navigation", { name: "View" });
const caption = (page) => page.locator(".viewed");
const legend = async (page) => (await page.locator("[data-role=legend] li:not([hidden])").allTextContents()).map((item) => item.replace(/[⁠\d\s]+$/u, ""));

/** The class of an island's shape says as whose it is drawn. */
const tint = (page, id) => page.locator(`g[data-island="${id}"] .shape`).first().getAttribute("class");

test("a side's map has its names, its tint, its border and its reasons, and the way back is beside it", async () => {
  await openMap(browser, "en/kuril/", async (map, page) => {
    assert.equal(await caption(page).count(), 0);
    assert.equal(await tint(page, "iturup"), "shape");
    await options(page);
    await choice(page).getByRole("link", { name: "Japan", exact: true }).click();
    await map.addressIs("en/kuril/?perspective=japan");
    await until(async () => (await tint(page, "iturup")) === "shape tint-1", "the islands have Japan's tint");
    await page.getByRole("button", { name: "Border as Japan maps it: what this line is" }).waitFor({ state: "attached" });
    assert.equal(await map.line("Line of control").count(), 0);
    await page.getByRole("button", { name: /^Etorofu: administered by Russia/ }).waitFor({ state: "attached" });
    assert.deepEqual(await legend(page), [
      "Status undetermined (Japan’s view)", "Border as Japan maps it", "Japan", "Russia", "Depths, generalised: 200, 1,000, 3,000 and 6,000 m",
    ]);
    await caption(page).getByText("As Japan maps it").click();
    const about = caption(page).getByText(/Japan says that its border runs/);
    await about.waitFor({ state: "visible" });
    assert.ok((await about.getByRole("link").count()) > 0, "it cites a source");
    await map.showsTitle("Southern Kuril Islands / Northern Territories");
    await choice(page).getByRole("link", { name: "Russia", exact: true }).click();
    await map.addressIs("en/kuril/?perspective=russia");
    await until(async () => (await tint(page, "iturup")) === "shape tint-2", "the islands have Russia's tint");
    await choice(page).getByRole("link", { name: "Neutral" }).click();
    await map.addressIs("/en/kuril/");
    await until(async () => (await tint(page, "iturup")) === "shape", "the islands are hatched");
    assert.equal(await caption(page).count(), 0);
  });
});

for (const [width, height, beside] of [[1280, 800, true], [360, 740, false]]) {
  test(`both sides' maps stand ${beside ? "beside each other" : "one above the other"} and move as one, at ${width} px`, beside ? {} : notInFirefox(ALIKE), async () => {
    await openMap(browser, "en/kuril/", async (map, page) => {
      await options(page);
      await choice(page).getByRole("link", { name: "Side by side" }).click();
      await page.keyboard.press("Escape");
      await map.addressIs("en/kuril/?perspective=japan&compare=russia");
      await until(async () => (await page.locator(".map .view").count()) === 2, "there are two maps");
      await map.settled();
      const [first, second] = await page.locator(".map .view").evaluateAll((all) => all.map((view) => view.getBoundingClientRect().toJSON()));
      assert.ok(beside ? second.left >= first.right && second.top === first.top : second.top >= first.bottom && second.left === first.left);
      assert.ok(Math.abs(first.width - second.width) <= 1 && Math.abs(first.height - second.height) <= 1);
      assert.deepEqual(await caption(page).locator("summary").allTextContents(), ["As Japan maps it", "As Russia maps it"]);
      // What can be pressed occurs once.
      assert.equal(await page.locator("[data-island=iturup]").count(), 1);
      const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
      assert.deepEqual(ids.filter((id, place) => ids.indexOf(id) !== place), []);
      const moved = () => page.locator(".live.chart .islands").evaluateAll((all) => all.map((layer) => layer.getAttribute("transform")));
      const [before] = await moved();
      await map.button("Zoom in").click();
      await until(async () => (await moved())[0] !== before, "the map moves");
      const after = await moved();
      assert.equal(after[0], after[1]);
      await page.mouse.move(second.left + second.width / 2, second.top + second.height / 2);
      await page.mouse.wheel(0, -300);
      await until(async () => (await moved())[0] !== after[0], "the wheel over the second map moves the first");
      assert.equal((await moved())[0], (await moved())[1]);
      await map.settled();
      await sound(page, "two maps");
    }, { viewport: { width, height } });
  });
}

test("layers are switched where they are named, and what is added says where it is from", async () => {
  await openMap(browser, "en/kuril/", async (map, page) => {
    await options(page);
    const shown = page.getByRole("navigation", { name: "Show" });
    await shown.getByRole("link", { name: "12-mile limit" }).click();
    await map.addressIs("en/kuril/?layers=lines,waters,places");
    const item = page.locator("[data-role=legend] li:not([hidden])").filter({ hasText: "12 nautical miles from shore" });
    assert.match(await item.getByRole("link").first().getAttribute("aria-label"), /Convention on the Law of the Sea/);
    await shown.getByRole("link", { name: "past borders" }).click();
    await map.addressIs("en/kuril/?layers=lines,waters,places,treaty-lines");
    await page.locator("[data-role=legend] li:not([hidden])").filter({ hasText: "Treaty of Shimoda" }).waitFor();
    for (const name of ["12-mile limit", "past borders", "places"]) await shown.getByRole("link", { name }).click();
    await map.addressIs("en/kuril/?layers=lines");
    assert.equal(await page.locator(".label.town").count(), 0);
  });
});

for (const [address, names, shown] of [["en/kuril/", "Place names", "Show"], ["ru/kuril/", "Названия", "На карте"]]) {
  test(`what is on among the options is filled, and is told apart from what any of may be: ${address}`, notInFirefox(ALIKE), async () => {
    for (const [width, colorScheme] of [[1280, "light"], [320, "dark"]]) {
      await openMap(browser, address, async (map, page) => {
        await page.locator(".options > summary").click();
        const links = (name) => page.getByRole("navigation", { name, exact: true }).getByRole("link");
        const looks = (links, part) => links.evaluateAll((all, part) => all.map((link) => {
          const { left, right, width, height } = link.getBoundingClientRect();
          const isOn = link.getAttribute("aria-current") === "true";
          return { isOn, fill: getComputedStyle(link, part).backgroundColor, fits: left >= 0 && right <= innerWidth && width >= 24 && height >= 24 };
        }), part);
        const [one, any] = [await looks(links(names)), await looks(links(shown), "::before")];
        assert.deepEqual([one, any].map((of) => of.filter(({ isOn }) => isOn).length), [1, 2]);
        for (const of of [one, any]) {
          assert.ok(of.every(({ fits }) => fits), JSON.stringify(of));
          const [on, off] = [true, false].map((is) => new Set(of.filter(({ isOn }) => isOn === is).map(({ fill }) => fill)));
          assert.deepEqual([on.size, off.size, new Set([...on, ...off]).size], [1, 1, 2]);
        }
        await sound(page, "the options");
      }, { viewport: { width, height: 740 }, colorScheme });
    }
  });
}

test("the options are opened, used and closed by keyboard", async () => {
  await openMap(browser, "en/kuril/shikotan/", async (map, page) => {
    await page.getByText("Map options").focus();
    await page.keyboard.press("Enter");
    await choice(page).getByRole("link", { name: "Russia", exact: true }).focus();
    await page.keyboard.press("Enter");
    await map.addressIs("en/kuril/shikotan/?perspective=russia");
    assert.equal(await map.focused(), "drawn-russia");
    await page.keyboard.press("Escape");
    await until(async () => (await page.locator(".options[open]").count()) === 0, "Escape closes the options");
    await map.marks("shikotan");
  });
});

for (const [address, width, height] of [
  ["ru/kuril/?scenario=half", 768, 900], ["ru/kuril/?date=1905&perspective=russia", 360, 740], ["embed/ru/kuril/?date=1956-10-19", 563, 900],
  ["ru/kuril/?date=1905&perspective=russia&compare=japan", 1280, 800], ["en/kuril/iturup/?scenario=half", 640, 400],
]) {
  test(`what says whose map it is covers none of it: ${address} at ${width} px`, notInFirefox(ALIKE), async () => {
    await openMap(browser, address, async (map, page) => {
      await map.settled();
      const views = await page.locator(".map .view").evaluateAll((views) =>
        views.map((view) => [".viewed", ".chart"].map((part) => view.querySelector(part).getBoundingClientRect().toJSON())));
      for (const [plate, chart] of views) {
        assert.ok(plate.height > 15 && (plate.top >= chart.bottom - 0.5 || plate.bottom <= chart.top + 0.5), JSON.stringify([plate, chart]));
        assert.ok(chart.height > 100, `the map is ${chart.height} px high`);
        assert.equal(chart.height, views[0][1].height, "both maps are as high");
      }
    }, { viewport: { width, height } });
  });
}
