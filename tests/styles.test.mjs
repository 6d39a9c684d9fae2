// One table says how the map looks: what the reader sees and what the reader saves have the same paint, thing by thing.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./lib/browser.mjs";
import { openMap } from "./lib/map.mjs";
import { inReader, take } from "./lib/picture.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Views in which everything that can stand on the map stands on it once. */
const VIEWS = [
  "en/halfway/?layers=lines,waters,places",
  "en/halfway/hern/?at=-50.9,-179.3,8.5",
  "en/halfway/?at=-50.95,-177.8,9.5",
  "en/halfway/?date=1900",
  "en/halfway/?scenario=half",
  "en/halfway/?at=-51,-179,6",
  "en/halfway/?perspective=ardmoria",
  "en/halfway/?perspective=velsund",
];

/** What must have been met, so that no kind of thing goes by unseen. */
const MET = [
  "depth d1", "depth d2", "depth d3", "shallow", "graticule", "ground-below tint-2", "stripe tint-1",
  "land tint-1", "land tint-2",
  "land cut tint-0", "land cut tint-1", "land cut tint-2", "coast", "shape", "shape tint-1", "shape tint-2", "shape passing tint-1", "shape selected", "stroke border",
  "stroke de-facto", "stroke claimed", "stroke treaty", "stroke scenario", "stroke limit", "degrees", "label island", "label sea", "label near", "label town",
  "label line", "label country", "leader", "point",
];

/**
 * In a page: how everything on a map is painted, by what it is. `root` is the live map or the map in a saved picture, which has no
 * classes; both have the same things in the same order, and paths under the same names.
 */
function paints(root) {
  const live = root.matches(".chart");
  const found = [];
  const colour = (value, opacity) => {
    const [r, g, b, a = 1] = (value.match(/^rgba?\((.*)\)$/)?.[1] ?? "").split(/[\s,/]+/).map(Number);
    return b === undefined ? value.replace(/url.*/, "url") : [r, g, b, Math.round(a * opacity * 100) / 100].join(" ");
  };
  const drawn = root.querySelector("svg") ?? root;
  // Lengths in px of the screen: a saved picture gives them in the units of its groups.
  const scale = (element) => (live || element.closest("pattern") ? 1 : Math.hypot(element.getScreenCTM().a, element.getScreenCTM().b) / drawn.getScreenCTM().a);
  const stroke = (element) => {
    const style = getComputedStyle(element);
    const by = element.localName === "text" ? 1 : scale(element);
    const px = (length) => Math.round(Number.parseFloat(length) * by * 20) / 20;
    const painted = colour(style.stroke, Number(style.strokeOpacity));
    if (painted === "none") return { stroke: painted };
    const dashes = style.strokeDasharray === "none" ? "none" : style.strokeDasharray.split(/[\s,]+/).map(px).join(" ");
    return { stroke: painted, width: px(style.strokeWidth), dashes, join: style.strokeLinejoin, cap: style.strokeLinecap };
  };
  const add = (key, kind, element, halo = element) => {
    if (!element) return;
    const style = getComputedStyle(element);
    const text = element.localName === "text" && { size: style.fontSize, weight: style.fontWeight, slant: style.fontStyle, spacing: Math.round(Number.parseFloat(style.letterSpacing) * 100) || 0, face: style.fontFamily.split(", ").at(-1) };
    found.push({ key, kind, paint: { fill: colour(style.fill, Number(style.fillOpacity)), ...stroke(halo), ...text } });
  };
  const name = (href) => href.replace(/^#[a-z]+-/, "");
  const count = new Map();
  const nth = (of) => {
    count.set(of, (count.get(of) ?? 0) + 1);
    return `${of} ${count.get(of)}`;
  };
  const chosen = (element) => (element.closest(".selected") ? `${element.getAttribute("class")} selected` : element.getAttribute("class"));
  for (const use of root.querySelectorAll("use:not(.reach)")) add(nth(name(use.getAttribute("href"))), live && chosen(use), use);
  for (const part of root.querySelectorAll("pattern > *")) add(nth(name(`#${part.parentNode.id}`) + part.localName), live && part.getAttribute("class"), part);
  for (const path of root.querySelectorAll("path[d]:not(defs *, .casing)")) add(`path ${path.getAttribute("d")}`, live && (path.parentNode.matches(".graticule") ? "graticule" : path.getAttribute("class")), path);
  add("graticule", live && "graticule", live ? root.querySelector(".graticule path") : root.querySelector("g[stroke-dasharray] > path, g > path[stroke-dasharray='1 3']"));
  for (const circle of root.querySelectorAll("circle")) add(`point ${circle.nextElementSibling.textContent.toUpperCase()}`, live && "point", circle);
  for (const text of root.querySelectorAll("text:not([aria-hidden])")) {
    const kind = live && (text.closest(".degrees") ? "degrees" : text.parentNode.getAttribute("class"));
    add(`text ${text.textContent.toUpperCase()}`, kind, text, live ? text : text.previousElementSibling);
  }
  return found;
}

/** The paint of everything on the live map. */
const seen = (page) => page.evaluate(`(${paints})(document.querySelector(".live.chart"))`);

/** The paint of everything on the map of a saved picture. */
const keptIn = (file) =>
  inReader(browser, ({ text, paints }) => {
    const picture = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    document.body.append(document.adoptNode(picture));
    return eval(`(${paints})`)(picture.querySelector("svg"));
  }, { text: file.bytes.toString("utf8"), paints: String(paints) });

/** What is on both, in pairs. A live map is drawn a little beyond its edges. */
async function pairs(address, options, metKinds) {
  let both;
  await openMap(browser, address, async (map, page) => {
    await map.settled();
    const shown = await seen(page);
    const kept = new Map((await keptIn(await take(page, "SVG"))).map(({ key, paint }) => [key, paint]));
    both = shown.filter(({ key }) => kept.has(key)).map(({ key, kind, paint }) => ({ key, kind, seen: paint, kept: kept.get(key) }));
    for (const { kind } of both) metKinds.add(kind);
  }, options);
  assert.ok(both.length > 30, `${both.length} things`);
  return both;
}

test("what is saved has the colours, widths, dashes and fonts that are seen", async () => {
  const met = new Set();
  for (const address of VIEWS) {
    for (const { key, kind, seen, kept } of await pairs(address, {}, met)) {
      assert.deepEqual(kept, seen, `${address}: ${kind}, ${key.slice(0, 60)}`);
    }
  }
  assert.deepEqual(MET.filter((kind) => !met.has(kind)), []);
});

for (const [how, suffix, options] of [["the system asks for it", "", { colorScheme: "dark" }], ["the address asks for it", "theme=dark", {}]]) {
  test(`in the dark, where ${how}, each thing keeps its form, and each colour becomes one other`, async () => {
    for (const address of [VIEWS[0], VIEWS[2]]) {
      const dark = new Map();
      for (const { key, kind, seen, kept } of await pairs(suffix ? `${address}&${suffix}` : address, options, new Set())) {
        const form = (paint) => ({ ...paint, fill: "", stroke: "" });
        assert.deepEqual(form(kept), form(seen), `${kind}, ${key.slice(0, 60)}`);
        for (const part of ["fill", "stroke"]) {
          const before = dark.get(kept[part]) ?? seen[part];
          assert.equal(seen[part], before, `${kind}, ${key.slice(0, 60)}: its ${part} is ${kept[part]} in the light`);
          dark.set(kept[part], seen[part]);
        }
      }
      const colours = [...dark].filter(([light]) => /\d/.test(light));
      assert.ok(colours.length > 8 && colours.every(([light, own]) => light !== own), JSON.stringify(colours));
      assert.equal(new Set(colours.map(([, own]) => own)).size, colours.length, JSON.stringify(colours));
    }
  });
}
