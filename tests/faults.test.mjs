// What does not load, is cut or is wrong: said in words, tried again by a press, and the rest works.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { holdBack, launch, open, until, warnings } from "./lib/browser.mjs";
import { GROUPS, islands, lines } from "./lib/invented.mjs";
import { MapPage, openMap } from "./lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** The ways in which a file can be bad, with what is then said. */
const WAYS = {
  "does not come": { spoil: (route) => route.abort(), says: "the server did not respond" },
  "is not there": { spoil: (route) => route.fulfill({ status: 404, body: "no" }), says: "the server returned error 404" },
  "is cut in half": {
    spoil: async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      await route.fulfill({ response, headers: plain(response), body: body.subarray(0, body.length >> 1) });
    },
    says: "the file is damaged or incomplete",
  },
  "is something else": {
    spoil: (route) => route.fulfill({ contentType: "application/geo+json", body: "<!doctype html><title>Sign in</title>" }),
    says: "the file is damaged or incomplete",
  },
  "is empty": { spoil: (route) => route.fulfill({ contentType: "application/json", body: "" }), says: "the file is damaged or incomplete" },
};

const plain = (response) => ({ "content-type": response.headers()["content-type"], "access-control-allow-origin": "*" });
const spoiled = (files, spoil) => ({ prepare: (page) => page.route(files, spoil), may: [/Failed to load resource/, /^not loaded: .*\/data\//] });

/** So near that the finest level is wanted, where all that `showsWhatWasPrinted` asks for is in view. */
const NEAR = "en/halfway/?at=-50.62,-177.93,9.6";

/** Layers by a part of their file's name: what they are called, and an address whose view wants more of them than its page has printed. */
const LAYERS = {
  lines: { called: "lines at sea", wantedAt: "en/halfway/?layers=lines,waters,places" },
  "land-1": { called: "more detailed land outlines", wantedAt: "en/halfway/?at=-50.9,-178.5,8" },
  "land-2": { called: "most detailed land outlines", wantedAt: NEAR },
  "islands-0": { called: "island outlines", wantedAt: "en/halfway/?at=-50.9,-178.5,5" },
  "islands-2": { called: "most detailed island outlines", wantedAt: NEAR },
};
const layerFile = (layer) => new RegExp(`/data/[^/]+/${layer}-`);

/** An island of the printed map, which is a link, by the name of the island. */
const printedShape = (page, name) => page.getByRole("link", { name: new RegExp(`^${name}: administered`) });

/** What the printed page has drawn is on the live map. */
async function showsWhatWasPrinted(map, page) {
  assert.equal(await map.island(GROUPS.holm).count(), 1);
  assert.equal(await map.line(lines.patrolled.name.en).count(), 1);
  assert.ok((await page.locator(".live.chart .land").count()) > 0);
}

/** Presses "Try again" once the files come: the layer comes, and nothing is said any more. */
async function mends(map, page, layer) {
  await page.unrouteAll({ behavior: "wait" });
  await Promise.all([page.waitForResponse((response) => layerFile(layer).test(response.url()) && response.ok()), map.retry.click()]);
  await map.settled();
  assert.equal(await map.alert.count(), 0);
}

for (const [way, { spoil, says }] of Object.entries(WAYS)) {
  for (const [layer, { called, wantedAt }] of Object.entries(LAYERS)) {
    test(`${called} (${layer}) whose file ${way} are named, what was printed is live, and a press tries again`, async () => {
      await openMap(browser, wantedAt, async (map, page) => {
        await map.alert.waitFor();
        const said = await map.alert.textContent();
        assert.ok(said.includes(`(${called})`), said);
        assert.ok(said.includes(says), said);
        await showsWhatWasPrinted(map, page);
        await mends(map, page, layer);
        await showsWhatWasPrinted(map, page);
      }, spoiled(layerFile(layer), spoil));
    });
  }
}

/** Files that are JSON and yet no layer, with what the console is told. */
const feature = (geometry) => ({ type: "Feature", properties: { id: "a" }, geometry });
const collection = (...features) => ({ type: "FeatureCollection", features });
const line = (...coordinates) => feature({ type: "LineString", coordinates });
const NO_LAYERS = {
  "no collection": [line([1, 2], [3, 4]), "a GeoJSON FeatureCollection was expected"],
  "nothing where a feature should be": [collection(null), "a GeoJSON FeatureCollection was expected"],
  "no feature": [collection(), "there is no feature in it"],
  "a point": [collection(feature({ type: "Point", coordinates: [1, 2] })), "feature 1 (a): Point is not drawn"],
  "a geometry without a type": [collection(feature({ coordinates: [] })), "feature 1 (a): undefined is not drawn"],
  "a place that is none": [collection(line([1, 2], [3, 95])), "feature 1 (a): 3, 95 is no place"],
  "half a place": [collection(line([1, 2], ["3"])), "feature 1 (a): no number, no number is no place"],
};

for (const [what, [body, told]] of Object.entries(NO_LAYERS)) {
  test(`a layer that holds ${what} is refused, and the console is told why`, async () => {
    let said;
    const { prepare: spoil, may } = spoiled(layerFile("lines"), (route) => route.fulfill({ json: body, headers: { "access-control-allow-origin": "*" } }));
    const prepare = async (page) => {
      said = warnings(page);
      await spoil(page);
    };
    await openMap(browser, LAYERS.lines.wantedAt, async (map, page) => {
      await map.alert.waitFor();
      assert.ok((await map.alert.textContent()).includes("the file is damaged or incomplete"));
      assert.ok(said.some((text) => text.includes(told)), said.join("\n"));
      await mends(map, page, "lines");
    }, { prepare, may });
  });
}

test("a layer may have heights, a box with heights, ids that are numbers, and features without properties or shape", async () => {
  const dress = async (route) => {
    const response = await route.fetch();
    const layer = await response.json();
    const raise = (value) => (typeof value[0] === "number" ? [...value, 7] : value.map(raise));
    layer.features.forEach(({ geometry }) => (geometry.coordinates = raise(geometry.coordinates)));
    layer.bbox = [-180, -90, 0, 180, 90, 7];
    layer.features.push({ type: "Feature", properties: null, geometry: null }, { type: "Feature", properties: { id: 7 }, geometry: null });
    await route.fulfill({ headers: plain(response), json: layer });
  };
  await openMap(browser, LAYERS.lines.wantedAt, async (map) => {
    await map.settled();
    assert.equal(await map.line(lines["twelve-miles"].name.en).count(), 1);
    assert.equal(await map.alert.count(), 0);
  }, spoiled(layerFile("lines"), dress));
});

test("where lines at sea do not come the rest works, and a press brings them", async () => {
  await openMap(browser, LAYERS.lines.wantedAt, async (map, page) => {
    await map.alert.waitFor();
    await map.listed(GROUPS.holm).click();
    await map.showsTitle(GROUPS.holm);
    await map.button("Move map").click();
    await map.button("Show all islands").click();
    await map.marks("holm");
    await map.listed("All islands").click();
    await map.marks(null);
    await map.settled();
    assert.equal(await map.line(lines["twelve-miles"].name.en).count(), 0);
    await mends(map, page, "lines");
    assert.equal(await map.line(lines["twelve-miles"].name.en).count(), 1);
    await showsWhatWasPrinted(map, page);
  }, spoiled(layerFile("lines"), WAYS["does not come"].spoil));
});

/** How fine the outline of an island is drawn, by the length of its path's text. */
const fineness = (page) => page.locator('.live.chart [data-island="holm"] defs path').evaluate((path) => path.getAttribute("d").length);

test("where no finer land and islands come the map is live with the printed ones, and a press brings the finer", async () => {
  await openMap(browser, NEAR, async (map, page) => {
    await map.alert.waitFor();
    await map.settled();
    const said = await map.alert.textContent();
    for (const layer of ["land-2", "islands-2"]) assert.ok(said.includes(LAYERS[layer].called), said);
    const printed = await fineness(page);
    await mends(map, page, "islands-2");
    assert.ok((await fineness(page)) > printed * 1.5, `the outline was ${printed} long and is ${await fineness(page)}`);
  }, spoiled(/\/data\/\w+\/(land|islands)-\d-/, (route) => route.fulfill({ status: 503, body: "no" })));
});

for (const way of ["does not come", "is not there", "is cut in half"]) {
  test(`without its controls, because their file ${way}, the map is live and says so, and a press brings them`, async () => {
    const { prepare } = spoiled(/\/controls-\w+\.wasm$/, WAYS[way].spoil);
    await openMap(browser, "en/halfway/", async (map, page) => {
      await map.alert.waitFor();
      assert.ok((await map.alert.textContent()).includes("(search, timeline and comparison)"));
      const search = page.getByRole("combobox", { name: "Search" });
      assert.equal(await search.count(), 0);
      await map.island(GROUPS.hern).click();
      await map.showsTitle(GROUPS.hern);
      await page.unrouteAll({ behavior: "wait" });
      await map.retry.click();
      await search.waitFor();
      await page.getByRole("button", { name: "Next event" }).waitFor();
      assert.equal(await map.alert.count(), 0);
    }, { prepare, may: [/Failed to load resource/, /^not loaded: .*\/controls-/, /integrity/] });
  });
}

/** In the page: the printed picture is none that this program can read, before any script of the page runs. */
function spoilPicture() {
  const spoil = () => document.querySelectorAll("svg.chart").forEach((picture) => picture.removeAttribute("data-seen"));
  document.addEventListener("readystatechange", spoil, { once: true });
}

/** The same, with more to prepare. */
const unread = ({ prepare, may = [] } = {}) => ({
  prepare: async (page) => {
    await page.addInitScript(spoilPicture);
    await prepare?.(page);
  },
  may,
});

test("where the printed picture cannot be read its layers are fetched, and the map is as live as ever", async () => {
  const asked = [];
  const prepare = async (page) => page.on("request", (request) => asked.push(request.url()));
  await openMap(browser, "en/halfway/", async (map, page) => {
    await map.settled();
    await showsWhatWasPrinted(map, page);
    assert.equal(await map.alert.count(), 0);
    for (const kind of ["land-\\d", "islands-\\d", "lines"]) assert.ok(asked.some((url) => new RegExp(`/data/[^/]+/${kind}-`).test(url)), kind);
  }, unread({ prepare }));
});

for (const kind of ["land", "islands"]) {
  for (const way of ["does not come", "is cut in half"]) {
    test(`without any ${kind}, printed or fetched, because their file ${way} the printed map stays, and a press tries again`, async () => {
      await open(browser, "en/halfway/", async (page) => {
        const map = new MapPage(page);
        await map.alert.waitFor();
        assert.ok((await map.alert.textContent()).includes(WAYS[way].says));
        assert.equal(await page.locator("html[data-ready]").count(), 0);
        assert.ok(await printedShape(page, GROUPS.brim).isVisible());
        await page.unrouteAll({ behavior: "wait" });
        await map.retry.click();
        await map.live();
        await map.settled();
        assert.equal(await map.alert.count(), 0);
        await showsWhatWasPrinted(map, page);
      }, unread(spoiled(new RegExp(`/data/[^/]+/${kind}-\\d-`), WAYS[way].spoil)));
    });
  }

  test(`where the picture cannot be read and fine ${kind} do not come the map is live with coarser ones, and a press brings the fine`, async () => {
    await openMap(browser, NEAR, async (map, page) => {
      await showsWhatWasPrinted(map, page);
      await map.alert.waitFor();
      await mends(map, page, `${kind}-2`);
    }, unread(spoiled(new RegExp(`/data/[^/]+/${kind}-[12]-`), (route) => route.fulfill({ status: 503, body: "no" }))));
  });
}

/** Files that the map can begin without, and what is asked for first. */
const LATE = {
  "lines that were not printed": ["lines", `en/halfway/?date=${lines["port-sound"].from}`],
  "finer land": ["land-2", NEAR],
  "finer islands": ["islands-2", NEAR],
};

for (const [what, [layer, address]] of Object.entries(LATE)) {
  test(`the map is live without ${what} while they stall, then says so, and a press brings them`, async () => {
    const { prepare, release } = holdBack(layerFile(layer));
    await open(browser, address, async (page) => {
      const map = new MapPage(page);
      await map.live();
      assert.equal(await map.alert.count(), 0);
      await map.alert.waitFor();
      assert.match(await map.alert.textContent(), /the server did not respond/);
      release();
      await mends(map, page, layer);
    }, { prepare, until: "domcontentloaded", may: [/ERR_ABORTED/] });
  });
}

test("the map is live without a picture that it can read and without lines while they stall, and a press brings them", async () => {
  const { prepare, release } = holdBack(layerFile("lines"));
  await open(browser, "en/halfway/", async (page) => {
    const map = new MapPage(page);
    await map.live();
    assert.equal(await map.line(lines.patrolled.name.en).count(), 0);
    await map.alert.waitFor();
    release();
    await mends(map, page, "lines");
    await showsWhatWasPrinted(map, page);
  }, { ...unread({ prepare, may: [/ERR_ABORTED/] }), until: "domcontentloaded" });
});

test("trying again in vain says so again", async () => {
  await openMap(browser, LAYERS.lines.wantedAt, async (map, page) => {
    await map.alert.waitFor();
    await Promise.all([page.waitForRequest(/\/data\/\w+\/lines/), map.retry.click()]);
    await map.settled();
    assert.match(await map.alert.textContent(), /lines at sea/);
    assert.ok(await map.retry.isVisible());
  }, spoiled(layerFile("lines"), WAYS["does not come"].spoil));
});

for (const [way, { spoil, says }] of Object.entries(WAYS)) {
  test(`content that ${way} leaves the printed page with its map and text, and a press tries again`, async () => {
    const files = /\/data\/\w+\/content/;
    await open(browser, "en/halfway/holm/", async (page) => {
      const map = new MapPage(page);
      await map.alert.waitFor();
      const said = await map.alert.textContent();
      assert.ok(said.includes(says), said);
      assert.equal(await page.locator("html[data-ready]").count(), 0);
      assert.ok(await map.chart.isVisible());
      assert.ok(await printedShape(page, GROUPS.hern).isVisible());
      const [sentence] = islands.holm.brief.en.trim().split("[^");
      assert.ok((await page.locator("[data-role=brief]").innerText()).replaceAll("\u00a0", " ").includes(sentence));
      await page.unrouteAll({ behavior: "wait" });
      await map.retry.click();
      await map.live();
      await map.marks("holm");
      assert.equal(await map.alert.count(), 0);
    }, spoiled(files, spoil));
  });
}

for (const way of ["does not come", "is not there", "is cut in half"]) {
  test(`a program that ${way} leaves the printed page, which says that the live map could not start, and a press tries again`, async () => {
    await open(browser, "en/halfway/holm/", async (page) => {
      const map = new MapPage(page);
      await map.alert.waitFor();
      assert.match(await map.alert.textContent(), /The interactive map could not start. This is the static version/);
      assert.equal(await page.locator("html[data-ready]").count(), 0);
      assert.ok(await printedShape(page, GROUPS.hern).isVisible());
      await page.unrouteAll({ behavior: "wait" });
      await map.retry.click();
      await map.live();
      await map.marks("holm");
      assert.equal(await map.alert.count(), 0);
    }, {
      prepare: (page) => page.route(/\.wasm$/, WAYS[way].spoil),
      may: [/Failed to load resource/, /^not loaded: .*\.wasm/, /console: map:/, /integrity/],
    });
  });
}

for (const way of ["does not come", "is not there", "is cut in half"]) {
  test(`a start script that ${way} leaves the printed page, which says so after a while, and a press tries again`, async () => {
    await open(browser, "en/halfway/holm/?tab=claims", async (page) => {
      const said = page.getByText("The interactive map could not start. This is the static version");
      assert.equal(await said.isVisible(), false);
      // An animation shows it: the test does not wait for it.
      await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
      await said.waitFor();
      await page.unrouteAll({ behavior: "wait" });
      await page.getByRole("link", { name: "Try again" }).click();
      const map = new MapPage(page);
      await map.live();
      assert.equal(await said.count(), 0);
      assert.equal(await map.tab("Claims").getAttribute("aria-current"), "true");
    }, { prepare: (page) => page.route(/boot-\w+\.js$/, WAYS[way].spoil), may: [/Failed to load resource/, /not loaded: .*boot/, /integrity/, /preload/] });
  });
}

test("a program that comes after the page has said that it did not takes over by itself", async () => {
  const { prepare: hold, release } = holdBack(/\.wasm$/);
  const prepare = async (page) => {
    await page.clock.install();
    await hold(page);
  };
  await open(browser, "en/halfway/holm/", async (page) => {
    const map = new MapPage(page);
    await until(async () => {
      await page.clock.runFor(1000);
      return (await map.alert.count()) > 0;
    }, "the page says that the map has not come");
    release();
    await page.clock.resume();
    await map.live();
    assert.equal(await map.alert.count(), 0);
    await map.marks("holm");
  }, { prepare, until: "domcontentloaded", may: [/console: map:/] });
});

/** In the page: throws, or rejects, where nobody catches it. */
const throws = (page, name) => page.evaluate((name) => setTimeout(() => {
  throw name ? new WebAssembly[name]("unreachable") : new Error("not the map's");
}), name);

test("an error of another script leaves the live map as it is", async () => {
  await openMap(browser, "en/halfway/", async (map, page) => {
    await map.listed(GROUPS.holm).click();
    await throws(page);
    await page.evaluate(() => {
      Promise.reject(new Error("not the map's"));
      Promise.reject();
    });
    await map.listed(GROUPS.skerries).click();
    await map.showsTitle(GROUPS.skerries);
    assert.equal(await map.alert.count(), 0);
    assert.equal(await page.locator("html[data-ready]").count(), 1);
  }, { may: [/not the map's/, /thrown: undefined/] });
});

test("a live map that breaks gives way to the printed page, under its own address, and a press leads back", async () => {
  await openMap(browser, "en/halfway/", async (map, page) => {
    await map.listed(GROUPS.holm).click();
    await map.addressIs("en/halfway/holm/");
    await throws(page, "RuntimeError");
    await map.alert.waitFor();
    await printedShape(page, GROUPS.brim).waitFor();
    assert.equal(await page.locator("html[data-ready]").count(), 0);
    const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length, "every id occurs once");
    // What is shown is the page that was printed, and its address and title say so.
    await map.addressIs("en/halfway/");
    const title = await page.title();
    assert.ok(islands.holm.name.every(({ label }) => !title.includes(label.en)), title);
    await map.retry.click();
    await map.live();
    await map.addressIs("en/halfway/holm/");
    await map.showsTitle(GROUPS.holm);
  }, { may: [/unreachable/, /console: map:/] });
});

test("without script the page has its brief, its claims, its sources and a map whose shapes are links", async () => {
  await open(browser, "en/halfway/", async (page) => {
    const map = new MapPage(page);
    assert.ok(await map.chart.isVisible());
    assert.ok(await page.getByText("With JavaScript and WebAssembly, it can be moved and zoomed").isVisible());
    for (const [id, name] of Object.entries(GROUPS)) {
      const shape = printedShape(page, name);
      assert.ok((await shape.getAttribute("href")).endsWith(`en/halfway/${id}/`));
    }
    const { x, y } = await map.pressable('.wide a[data-island="holm"]').catch(() => ({}));
    await (x ? page.mouse.click(x, y) : printedShape(page, GROUPS.holm).focus().then(() => page.keyboard.press("Enter")));
    await map.addressIs("en/halfway/holm/");
    await map.showsTitle(GROUPS.holm);
    for (const part of ["brief", "claims", "facts", "sources"]) assert.ok(await page.locator(`[data-role=${part}]`).isVisible(), part);
    const question = map.claim("treaty");
    await question.locator("summary").click();
    assert.equal(await question.locator("[data-role=claim-side]:visible").count(), 2);
    await question.getByRole("link", { name: /^Source \d+: / }).first().click();
    assert.match(new URL(page.url()).hash, /^#source-/);
  }, { javaScriptEnabled: false });
});

for (const query of ["static=1", "static=0&static=1", "static=1&static=yes"]) test(`an address that asks for the printed page with ${query} gets it`, async () => {
  await open(browser, `en/halfway/holm/?${query}`, async (page) => {
    const map = new MapPage(page);
    await map.settled();
    assert.equal(await page.locator("html[data-ready]").count(), 0);
    assert.ok(await printedShape(page, GROUPS.hern).isVisible());
    assert.equal(await map.alert.count(), 0);
  }, { may: [/preload/] });
});
