// Names on the map: wherever it looks, no two overlap, none leaves it, none lies under its buttons.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, settled } from "./lib/browser.mjs";
import { dispute, islands, named } from "./lib/invented.mjs";
import { openMap } from "./lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const LANGUAGES = dispute.languages;
const CENTRES = ["-50.9,-178.6", "-51.4,-178.4", "-50.3,-178.5", "-50.9,-177.8", "-50.8,-179.3", "-56,178"];
const ZOOMS = [4, 5.2, 6.2, 7, 7.8, 8.6, 9.4, 10.2, 11.4, 12.5];
const LAYERS = "&layers=lines,waters,places,treaty-lines";

/** Views of one language: places and scales, what an island frames, all that can be switched on, and a side's map. */
function views(lang) {
  const sweep = CENTRES.flatMap((centre) => ZOOMS.map((zoom) => `${lang}/halfway/?at=${centre},${zoom}`));
  const own = ["", "hern/", "skerries/", "reef/"].map((path) => `${lang}/halfway/${path}`);
  const more = [6, 7.5, 9].flatMap((zoom) => [LAYERS, "&perspective=ardmoria", "&perspective=ardmoria&compare=velsund"].map((part) => `${lang}/halfway/?at=-50.9,-178.6,${zoom}${part}`));
  return [...sweep, ...own, ...more];
}

/** Shows another view of the page that is open, as going back in the history does. */
async function show(page, address) {
  await page.evaluate((address) => {
    history.pushState(null, "", new URL(address, new URL(document.documentElement.dataset.root, document.baseURI)));
    dispatchEvent(new PopStateEvent("popstate"));
  }, address);
  await settled(page);
}

/** In the page: what is wrong with the names. */
function faults() {
  const SLACK = 1;
  const map = document.querySelector("[data-role=map]").getBoundingClientRect();
  /** The corners of a text or point as it lies on the screen, turned or not, drawn in by the slack. */
  const corners = (part) => {
    const { x, y, width, height } = part.getBBox();
    const matrix = part.getScreenCTM();
    const by = Math.min(SLACK / 2, width / 2, height / 2);
    const all = [[x + by, y + by], [x + width - by, y + by], [x + width - by, y + height - by], [x + by, y + height - by]];
    return all.map(([x, y]) => new DOMPoint(x, y).matrixTransform(matrix));
  };
  const boxOf = ({ left, right, top, bottom }) => [[left, top], [right, top], [right, bottom], [left, bottom]].map(([x, y]) => ({ x, y }));
  /** Two convex shapes are apart when a side of one has the other beyond it. */
  const apart = (a, b) =>
    [a, b].some((shape) =>
      shape.some((corner, index) => {
        const next = shape[(index + 1) % shape.length];
        const axis = { x: next.y - corner.y, y: corner.x - next.x };
        const along = (points) => points.map((point) => point.x * axis.x + point.y * axis.y);
        const [p, q] = [along(a), along(b)];
        return Math.max(...p) <= Math.min(...q) || Math.max(...q) <= Math.min(...p);
      }),
    );
  const labels = [...document.querySelectorAll("g.label")].map((label) => ({
    name: [...label.querySelectorAll("text")].map((text) => text.textContent).join(" | "),
    parts: [...label.querySelectorAll("text, circle")].map(corners),
  }));
  const isSeen = (part) => part.getClientRects().length > 0 && getComputedStyle(part).opacity !== "0";
  const furniture = [...document.querySelectorAll(".buttons > :is(.in, .out, .moves), .options > summary, .legend")].filter(isSeen);
  const buttons = furniture.map((part) => boxOf(part.getBoundingClientRect()));
  const said = [];
  const inside = ({ x, y }) => x >= map.left - SLACK && x <= map.right + SLACK && y >= map.top - SLACK && y <= map.bottom + SLACK;
  labels.forEach(({ name, parts }, index) => {
    if (!parts.flat().every(inside)) said.push(`“${name}” leaves the map`);
    if (parts.some((part) => buttons.some((button) => !apart(part, button)))) said.push(`“${name}” lies under the buttons`);
    for (const other of labels.slice(index + 1)) {
      if (parts.some((part) => other.parts.some((theirs) => !apart(part, theirs)))) said.push(`“${name}” and “${other.name}” overlap`);
    }
  });
  return { said, count: labels.length };
}

for (const [width, height] of [[1280, 800], [360, 640]]) {
  for (const lang of LANGUAGES) {
    test(`no two names overlap, leave the map or lie under its buttons, in ${lang} at ${width} by ${height}`, async () => {
      const wrong = [];
      let count = 0;
      await openMap(browser, `${lang}/halfway/`, async (map, page) => {
        for (const address of views(lang)) {
          await show(page, address);
          const found = await page.evaluate(faults);
          count += found.count;
          wrong.push(...found.said.map((fault) => `${address}: ${fault}`));
        }
      }, { viewport: { width, height }, reducedMotion: "reduce" });
      assert.ok(count > 2 * views(lang).length, `${count} names`);
      assert.deepEqual(wrong, []);
    });
  }
}

test("after a move names are placed anew, still apart", async () => {
  await openMap(browser, "en/halfway/", async (map, page) => {
    const wrong = [];
    await map.button("Move map").click();
    for (const press of ["Zoom in", "Move west", "Zoom in", "Move south", "Zoom in", "Move east", "Zoom out", "Move north"]) {
      await map.button(press).click();
      await map.settled();
      wrong.push(...(await page.evaluate(faults)).said.map((fault) => `${press}, ${new URL(page.url()).search}: ${fault}`));
    }
    assert.deepEqual(wrong, []);
  });
});

test("the names of one side stand on the map, in the headings and in the search, and the choice says what it means", async () => {
  const own = Object.fromEntries(islands.hern.name.map((name) => [name.side, name]));
  await openMap(browser, "en/halfway/hern/", async (map, page) => {
    await page.getByText("Map options").click();
    const choice = page.getByRole("navigation", { name: "Place names" });
    const choices = [...dispute.side.map(({ id, name }) => [name.en, own[id].label.en, `?names=${id}`]), ["Both", named("hern"), ""]];
    for (const [whose, name, query] of choices) {
      await choice.getByRole("link", { name: whose }).click();
      await map.showsTitle(name);
      await map.addressIs(`en/halfway/hern/${query}`);
      await map.island(name).waitFor({ state: "attached" });
      await map.listed(name).waitFor();
      assert.equal(await page.getByText(`use ${whose}’s names only`).count(), query ? 1 : 0);
      await page.getByRole("combobox", { name: "Search" }).fill(own.ardmoria.native);
      await page.getByRole("option", { name: new RegExp(`^${name} ${own.ardmoria.native}`) }).waitFor();
      await page.keyboard.press("Escape");
    }
  });
  await openMap(browser, "en/halfway/?names=velsund", async (map, page) => {
    await map.showsTitle(dispute.area.velsund.en);
    assert.equal(await page.locator(".chart .labels").getByText(own.ardmoria.native).count(), 0);
  });
});
