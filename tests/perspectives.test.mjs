// Whose map is drawn: ours, a side's, or both sides' beside each other under one camera.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ALIKE, launch, notInFirefox, until } from "./lib/browser.mjs";
import { sound } from "./lib/axe.mjs";
import { dispute, events, islands, lines, perspectives, sides, sources, words } from "./lib/invented.mjs";
import { openMap } from "./lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const options = (page) => page.getByText("Map options").click();
const choice = (page) => page.getByRole("navigation", { name: "View" });
const caption = (page) => page.locator(".viewed");
const sidesMap = (page, side) => choice(page).getByRole("link", { name: sides[side].name.en, exact: true });
const legend = async (page) => (await page.locator("[data-role=legend] li:not([hidden])").allTextContents()).map((item) => item.replace(/(\u2060\d+)*\s*$/u, ""));

/** The class of an island's shape says as whose it is drawn. */
const tint = (page, id) => page.locator(`g[data-island="${id}"] .shape`).first().getAttribute("class");

/** From so far also the region is seen that one of the sides gives no tint. */
const FAR = "at=-50,179,6";

test("a side's map has its names, its tint, its border and its reasons, and the way back is beside it", async () => {
  await openMap(browser, `en/halfway/?${FAR}`, async (map, page) => {
    assert.equal(await caption(page).count(), 0);
    assert.equal(await tint(page, "hern"), "shape");
    await options(page);
    const { title, about, line: borders, untinted_legend: untinted } = perspectives.ardmoria;
    const borderNames = borders.map((line) => line.name.en);
    await sidesMap(page, "ardmoria").click();
    await map.addressIs(`en/halfway/?perspective=ardmoria&${FAR}`);
    await until(async () => (await tint(page, "hern")) === "shape tint-1", "the islands have the side's tint");
    for (const name of borderNames) await map.line(name).waitFor({ state: "attached" });
    assert.equal(await map.line(lines.patrolled.name.en).count(), 0);
    const { label } = islands.hern.name.find(({ side }) => side === "ardmoria");
    await map.island(label.en).waitFor({ state: "attached" });
    const land = dispute.side.map((side) => side.name.en);
    const always = ["Island too small to show at this scale", "Depth (approx.): 200, 1,000, 3,000 and 6,000 m"];
    assert.deepEqual(await legend(page), [untinted.en, ...borderNames, ...land, ...always]);
    await caption(page).getByText(title.en).click();
    const reasons = caption(page).getByText(about.en.split("[^")[0]);
    await reasons.waitFor({ state: "visible" });
    assert.ok((await reasons.getByRole("link").count()) > 0, "it cites a source");
    await map.showsTitle(dispute.name_order.en.map((side) => dispute.area[side].en).join(" / "));
    await sidesMap(page, "velsund").click();
    await map.addressIs(`en/halfway/?perspective=velsund&${FAR}`);
    await until(async () => (await tint(page, "hern")) === "shape tint-2", "the islands have the other side's tint");
    await choice(page).getByRole("link", { name: "Neutral" }).click();
    await map.addressIs(`/en/halfway/?${FAR}`);
    await until(async () => (await tint(page, "hern")) === "shape", "the islands are hatched");
    assert.equal(await caption(page).count(), 0);
  });
});

for (const [width, height, beside] of [[1280, 800, true], [360, 740, false]]) {
  test(`both sides' maps stand ${beside ? "beside each other" : "one above the other"} and move as one, at ${width} px`, beside ? {} : notInFirefox(ALIKE), async () => {
    await openMap(browser, "en/halfway/", async (map, page) => {
      await options(page);
      await choice(page).getByRole("link", { name: "Side by side" }).click();
      await page.keyboard.press("Escape");
      await map.addressIs("en/halfway/?perspective=ardmoria&compare=velsund");
      await until(async () => (await page.locator(".map .view").count()) === 2, "there are two maps");
      await map.settled();
      const [first, second] = await page.locator(".map .view").evaluateAll((all) => all.map((view) => view.getBoundingClientRect().toJSON()));
      assert.ok(beside ? second.left >= first.right && second.top === first.top : second.top >= first.bottom && second.left === first.left);
      assert.ok(Math.abs(first.width - second.width) <= 1 && Math.abs(first.height - second.height) <= 1);
      assert.deepEqual(await caption(page).locator("summary").allTextContents(), [perspectives.ardmoria.title.en, perspectives.velsund.title.en]);
      // What can be pressed occurs once.
      assert.equal(await page.locator("[data-island=hern]").count(), 1);
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
  await openMap(browser, "en/halfway/", async (map, page) => {
    await options(page);
    const shown = page.getByRole("navigation", { name: "Show" });
    const { waters, "treaty-lines": past, places } = dispute.layer_name;
    const { legend, cite } = lines["twelve-miles"];
    await shown.getByRole("link", { name: waters.en }).click();
    await map.addressIs("en/halfway/?layers=lines,waters,places");
    const item = page.locator("[data-role=legend] li:not([hidden])").filter({ hasText: legend.en });
    const source = await item.getByRole("link").first().getAttribute("aria-label");
    assert.ok(source.includes(sources[cite[0]].title.en), source);
    await shown.getByRole("link", { name: past.en }).click();
    await map.addressIs("en/halfway/?layers=lines,waters,places,treaty-lines");
    await page.locator("[data-role=legend] li:not([hidden])").filter({ hasText: lines["port-sound"].legend.en }).waitFor();
    for (const { en } of [waters, past, places]) await shown.getByRole("link", { name: en }).click();
    await map.addressIs("en/halfway/?layers=lines");
    assert.equal(await page.locator(".label.town").count(), 0);
  });
});

for (const address of ["en/halfway/", "ar/halfway/"]) {
  const { names, shown } = words(address.slice(0, 2)).panel;
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
  await openMap(browser, "en/halfway/holm/", async (map, page) => {
    await page.getByText("Map options").focus();
    await page.keyboard.press("Enter");
    await sidesMap(page, "velsund").focus();
    await page.keyboard.press("Enter");
    await map.addressIs("en/halfway/holm/?perspective=velsund");
    assert.equal(await map.focused(), "drawn-velsund");
    await page.keyboard.press("Escape");
    await until(async () => (await page.locator(".options[open]").count()) === 0, "Escape closes the options");
    await map.marks("holm");
  });
});

const DATE = events["port-sound"].date;

for (const [address, width, height] of [
  ["ar/halfway/?scenario=half", 768, 900], [`ar/halfway/?date=${DATE}&perspective=velsund`, 360, 740], [`embed/ar/halfway/?date=${DATE}`, 563, 900],
  [`ar/halfway/?date=${DATE}&perspective=velsund&compare=ardmoria`, 1280, 800], ["en/halfway/hern/?scenario=half", 640, 400],
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
