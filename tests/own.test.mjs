// A layer of one's own: GeoJSON of the page that embeds the map, or a file of the reader's.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { sound } from "./lib/axe.mjs";
import { launch, open, saved, site, until } from "./lib/browser.mjs";
import { frameOf, MapInFrame, openArticle, startHost } from "./lib/host.mjs";
import { openMap } from "./lib/map.mjs";

let browser;
let host;
before(async () => {
  [browser, host] = await Promise.all([launch(), startHost({ scripts: [site.origin], fetches: true })]);
});
after(() => Promise.all([browser?.close(), host?.close()]));

const HIGH = { viewport: { width: 1280, height: 1700 } };
const ADDED = "Added by the page that embeds this map";
const YOURS = "Your file";
const SEIZURE = await readFile(new URL("hosts/seizure.geojson", import.meta.url), "utf8");

/** Hands a layer to a frame of the host's page. */
const hand = (map, layer, frame = 0) =>
  map.host.evaluate(([layer, frame]) => frames[frame].postMessage({ islands: 1, type: "layer", layer }, "*"), [layer, frame]);

/** The list of the layer below a map, its features as buttons. */
const list = (map) => map.frame.locator("details.own");
const features = (map) => list(map).getByRole("button");
const note = (map) => map.frame.locator(".own-note");
const drawn = (map) => map.frame.locator(".live.chart .own [data-own]");
const summary = (map) => list(map).locator("summary").innerText();

/** The map of a full page, as what is done with a frame is done with it. */
const whole = (map) => Object.assign(map, { frame: map.page });

async function isShown(map, count, origin) {
  const said = new RegExp(`^${origin}: ${count} features?$`);
  await until(async () => (await list(map).count()) === 1 && said.test(await summary(map)), "the layer is listed");
  await until(async () => (await drawn(map).count()) > 0, "the layer is drawn");
  assert.ok(await map.frame.locator(".legend").getByText(origin).isVisible(), "the key says whose it is");
}

for (const [what, sandbox] of [["in a frame", {}], ["in a sandbox without an origin", { sandbox: "allow-scripts" }]]) {
  test(`the page that embeds the map adds a layer to it and takes it away, ${what}`, async () => {
    const article = host.article(frameOf("embed/en/halfway/", { height: "1600", ...sandbox }));
    await openArticle(browser, article, async (map) => {
      const before = map.frame.url();
      await hand(map, JSON.parse(SEIZURE));
      await isShown(map, 3, ADDED);
      assert.equal(await drawn(map).count(), 3);
      assert.equal(map.frame.url(), before, "it is in no address");
      await hand(map, null);
      await until(async () => (await list(map).count()) + (await drawn(map).count()) === 0, "it is gone");
    }, HIGH);
  });
}

test("a pressed feature says what it is, on the map and by the keyboard, and Escape closes it", async () => {
  await openArticle(browser, host.article(frameOf("embed/en/halfway/?at=-51.2,-178.9,8", { height: "1600" })), async (map, page) => {
    await hand(map, SEIZURE);
    await isShown(map, 3, ADDED);
    const box = await map.frame.locator('.live.chart [data-own="1"]').boundingBox();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await until(async () => (await note(map).count()) === 1, "what was pressed says what it is");
    const said = (await note(map).innerText()).split(/\n+/);
    assert.deepEqual(said.slice(0, 5), ["Where the boat was seized", "On a morning in May.", "crew", "4", ADDED]);
    await list(map).locator("summary").focus();
    await page.keyboard.press("Enter");
    await features(map).nth(1).focus();
    await page.keyboard.press("Enter");
    await until(async () => (await note(map).locator("h3").innerText()) === "Feature 2", "the second is told of");
    await page.keyboard.press("Escape");
    await until(async () => (await note(map).count()) === 0, "it is closed");
  }, HIGH);
});

test("of two frames in a page only the one that was handed a layer shows it", async () => {
  const both = frameOf("embed/en/halfway/", { height: "700" }) + frameOf("embed/en/halfway/brim/", { height: "700" });
  await openArticle(browser, host.article(both), async (map, page) => {
    const other = new MapInFrame(page.frames()[2], page.locator("iframe").nth(1), page);
    await other.live();
    await hand(other, SEIZURE, 1);
    await isShown(other, 3, ADDED);
    assert.equal(await list(map).count(), 0);
  }, { ...HIGH, folded: true });
});

test("a layer that comes before the map is live is shown", async () => {
  const snippet = frameOf("embed/en/halfway/", { height: "1600", name: "early" });
  const prepare = (page) =>
    page.addInitScript((layer) => {
      if (window !== window.top) return;
      addEventListener("message", ({ source, data }) => data?.type === "ready" && source.postMessage({ islands: 1, type: "layer", layer }, "*"));
    }, SEIZURE);
  await openArticle(browser, host.article(snippet), (map) => isShown(map, 3, ADDED), { ...HIGH, prepare });
});

test("the helper fetches a layer from the article's own origin", async () => {
  const snippet = `<script src="${new URL("disputed-islands.js", site)}" defer></script><disputed-islands layer="seizure.geojson" height="1600"></disputed-islands>`;
  await openArticle(browser, host.article(snippet), async (map, page) => {
    await isShown(map, 3, ADDED);
    await page.evaluate(() => document.querySelector("disputed-islands").removeAttribute("layer"));
    await until(async () => (await list(map).count()) === 0, "it is taken away");
  }, HIGH);
});

test("a reader's file is shown, stays out of the address and is taken away by one press", async () => {
  await openMap(browser, "en/halfway/", async (map, page) => {
    whole(map);
    const before = page.url();
    await page.getByText("Map options").click();
    await page.locator("#own-file").setInputFiles({ name: "seizure.geojson", mimeType: "application/geo+json", buffer: Buffer.from(`\ufeff${SEIZURE}`) });
    await isShown(map, 3, YOURS);
    assert.equal(page.url(), before);
    await sound(page);
    await list(map).locator("summary").click();
    await list(map).getByRole("button", { name: "Remove" }).click();
    await until(async () => (await list(map).count()) + (await drawn(map).count()) === 0, "it is gone");
  });
});

test("a file that is dropped on the map is shown", async () => {
  await openMap(browser, "en/halfway/", async (map, page) => {
    whole(map);
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], "seizure.geojson"));
      const place = document.querySelector("[data-role=map]");
      for (const type of ["dragover", "drop"]) place.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
    }, SEIZURE);
    await isShown(map, 3, YOURS);
  });
});

const feature = (geometry, properties = null) => ({ type: "Feature", properties, geometry });
const collection = (...features) => JSON.stringify({ type: "FeatureCollection", features });
const GOOD = feature({ type: "Point", coordinates: [-178.4, -51.3] });

/** What is wrong, by what is said of it; how many features are drawn all the same. */
const WRONG = [
  ["a ring that is not closed", collection(GOOD, feature({ type: "Polygon", coordinates: [[[-178, -51], [-177, -51], [-177, -50]]] })), /feature 2, ring 1: .*not closed/, 2],
  ["a latitude beyond the pole", collection(GOOD, feature({ type: "LineString", coordinates: [[1, 2], [200, 95]] })), /feature 2.*no place/, 1],
  ["latitude before longitude", collection(GOOD, feature({ type: "Point", coordinates: [-51.3, -178.4] })), /feature 2.*latitude first/, 1],
  ["another reference system", JSON.stringify({ ...JSON.parse(collection(GOOD)), crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::3857" } } }), /EPSG::3857/, 0],
  ["a file that is cut", collection(GOOD, GOOD).slice(0, -20), /line 1/, 1],
  ["no GeoJSON", "hello", /line 1/, 0],
];

for (const [what, text, said, count] of WRONG) {
  test(`${what} is said with its place, and the rest is drawn`, async () => {
    await openMap(browser, "en/halfway/", async (map, page) => {
      whole(map);
      await page.locator("#own-file").setInputFiles({ name: "x.geojson", mimeType: "", buffer: Buffer.from(text) });
      await until(async () => (await list(map).count()) === 1, "what is wrong is said");
      assert.match(await list(map).getByRole("alert").innerText(), said);
      await until(async () => (await drawn(map).count()) === count, `${count} features are drawn`);
    });
  });
}

test("a file that is too large is refused with both sizes", async () => {
  const folder = await mkdtemp(join(tmpdir(), "islands-"));
  try {
    const file = join(folder, "large.geojson");
    await writeFile(file, "");
    await truncate(file, 100_100_000);
    await openMap(browser, "en/halfway/", async (map, page) => {
      whole(map);
      await page.locator("#own-file").setInputFiles(file);
      await until(async () => (await list(map).count()) === 1, "it is said");
      assert.match(await list(map).getByRole("alert").innerText(), /100\.1 MB.*100\.0 MB/);
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

/** A ragged shore of so many places around one, and as many small houses as a file of a town has. */
function large(count, houses) {
  const ring = Array.from({ length: count }, (_, index) => {
    const turn = (index / count) * 2 * Math.PI;
    const far = 1 + 0.3 * Math.abs(Math.sin(index * 12.9898));
    return [Number((-178.4 + 1.2 * far * Math.cos(turn)).toFixed(6)), Number((-51.3 + 0.7 * far * Math.sin(turn)).toFixed(6))];
  });
  const house = (index) => {
    const [x, y] = [-179 + (index % 200) * 0.006, -51.8 + Math.floor(index / 200) * 0.006];
    return feature({ type: "Polygon", coordinates: [[[x, y], [x + 0.003, y], [x + 0.003, y + 0.003], [x, y]]] }, { title: `House ${index + 1}`, storeys: index % 7 });
  };
  return collection(feature({ type: "Polygon", coordinates: [[...ring, ring[0]]] }, { title: "Shore" }), ...Array.from({ length: houses }, (_, index) => house(index)));
}

/** How many places there are in what is drawn. */
const places = (map) =>
  map.frame.evaluate(() => {
    const paths = [...document.querySelectorAll(".live.chart .own path")];
    return paths.reduce((sum, path) => sum + path.getAttribute("d").match(/\d+/g).length / 2, 0);
  });

test("a large file is read beside the page, and drawn as fine as the screen shows it", async () => {
  await openMap(browser, "en/halfway/", async (map, page) => {
    whole(map);
    await page.evaluate(() => {
      globalThis.said = [];
      const list = () => document.querySelector("details.own summary")?.textContent;
      new MutationObserver(() => list() && globalThis.said.push(list())).observe(document.body, { subtree: true, childList: true });
    });
    await page.locator("#own-file").setInputFiles({ name: "large.geojson", mimeType: "", buffer: Buffer.from(large(120_000, 6000)) });
    await isShown(map, "6,001", YOURS);
    const said = await page.evaluate(() => globalThis.said);
    assert.ok(said.some((line) => /^Your file: reading, \d+%$/.test(line)), `its progress is said: ${said.slice(0, 3)}`);
    assert.ok((await places(map)) <= 40_000);
    assert.ok((await drawn(map).count()) < 600, "small features that look alike are drawn in one");
    // All can be reached, though not all are listed at once.
    await list(map).locator("summary").click();
    assert.equal(await list(map).locator(".features li").count(), 500);
    await list(map).getByRole("button", { name: "and 5,501 more" }).click();
    await until(async () => (await list(map).locator(".features li").count()) === 1000, "more are listed");
    await list(map).getByRole("button", { name: "House 777", exact: true }).click();
    await until(async () => (await note(map).locator("h3").innerText()) === "House 777", "it is told of");
    assert.match(await note(map).innerText(), /storeys\s+6/);
    await until(async () => (await map.frame.locator(".live.chart .own > [data-chosen]").count()) === 1, "it is marked");
    // What is drawn in one is pressed one by one: this house, where the map came to rest.
    const box = await map.frame.locator(".live.chart .own > [data-chosen]").boundingBox();
    await page.keyboard.press("Escape");
    await until(async () => (await note(map).count()) === 0, "it is closed");
    await page.mouse.click(box.x + box.width / 2 + 1, box.y + box.height / 2 + 1);
    await until(async () => (await note(map).count()) === 1, "what is pressed is told of");
    assert.match(await note(map).locator("h3").innerText(), /^House \d+$/);
  });
});

test("the reading of a large file can be cancelled, and another one is read then", async () => {
  await openMap(browser, "en/halfway/", async (map, page) => {
    whole(map);
    const file = (buffer) => ({ name: "x.geojson", mimeType: "", buffer });
    await page.locator("#own-file").setInputFiles(file(Buffer.from(large(900_000, 10))));
    await list(map).getByRole("button", { name: "Cancel" }).click();
    await until(async () => (await list(map).count()) === 0, "nothing is left of it");
    await page.locator("#own-file").setInputFiles(file(Buffer.from(SEIZURE)));
    await isShown(map, 3, YOURS);
    await page.waitForTimeout(1500);
    await isShown(map, 3, YOURS);
  });
});

test("what lies outside the map is said, and the map does not go there", async () => {
  await openMap(browser, "en/halfway/", async (map, page) => {
    whole(map);
    const far = feature({ type: "Point", coordinates: [3.87, 43.61] }, { title: "Far" });
    await page.locator("#own-file").setInputFiles({ name: "x.geojson", mimeType: "", buffer: Buffer.from(collection(GOOD, far)) });
    await isShown(map, 2, YOURS);
    await list(map).locator("summary").click();
    await list(map).getByText("1 feature lies outside this map").waitFor();
    const before = page.url();
    await list(map).getByRole("button", { name: "Far" }).click();
    await note(map).getByText("lies outside this map").waitFor();
    assert.equal(page.url(), before);
  });
});

test("a saved picture holds the layer and says who added it", async () => {
  await openMap(browser, "en/halfway/", async (map, page) => {
    whole(map);
    const line = feature({ type: "LineString", coordinates: [[-178.4, -51.3], [-177.4, -51.0]] }, { stroke: "#12ab34" });
    await page.locator("#own-file").setInputFiles({ name: "x.geojson", mimeType: "", buffer: Buffer.from(collection(line)) });
    await isShown(map, 1, YOURS);
    await page.getByText("Map options").click();
    const { bytes } = await saved(page, () => page.locator("[data-take=svg]").click());
    const picture = bytes.toString();
    assert.match(picture, /<path [^>]*stroke="#12ab34"/);
    assert.match(picture, /Added by the person who saved this picture/);
  });
});
