// What does not load, is cut or is wrong: said in words, tried again by a press, and the rest works.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, until } from "./lib/browser.mjs";
import { GROUPS, MapPage, openMap } from "./lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** The ways in which a file can be bad, with what is then said. */
const WAYS = {
  "does not come": { spoil: (route) => route.abort(), says: "there was no answer from the server" },
  "is not there": { spoil: (route) => route.fulfill({ status: 404, body: "no" }), says: "the server answered with error 404" },
  "is cut in half": {
    spoil: async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      await route.fulfill({ response, headers: plain(response), body: body.subarray(0, body.length >> 1) });
    },
    says: "the file is damaged or cut short",
  },
  "is something else": {
    spoil: (route) => route.fulfill({ contentType: "application/geo+json", body: "<!doctype html><title>Sign in</title>" }),
    says: "the file is damaged or cut short",
  },
  "is empty": { spoil: (route) => route.fulfill({ contentType: "application/json", body: "" }), says: "the file is damaged or cut short" },
};

const plain = (response) => ({ "content-type": response.headers()["content-type"], "access-control-allow-origin": "*" });
const spoiled = (files, spoil) => ({ prepare: (page) => page.route(files, spoil), may: [/Failed to load resource/, /^not loaded: .*\/data\//] });

const LAYERS = { land: "outlines of land", islands: "the disputed islands", lines: "lines at sea" };

for (const [way, { spoil, says }] of Object.entries(WAYS)) {
  // Every layer is tried in two ways; the others differ in what is said only.
  const layers = ["does not come", "is cut in half"].includes(way) ? Object.keys(LAYERS) : ["lines"];
  test(`a layer that ${way} is named, the rest works, and a press tries again`, async () => {
    for (const layer of layers) {
      const name = LAYERS[layer];
      const files = new RegExp(`/data/${layer}(-\\d)?-[^/]*\\.geojson`);
      await openMap(browser, "en/", async (map, page) => {
        await map.alert.waitFor();
        const said = await map.alert.textContent();
        assert.ok(said.includes(name), said);
        assert.ok(said.includes(says), said);
        await map.listed("Shikotan").click();
        await map.showsTitle("Shikotan");
        await map.addressIs("en/shikotan/");
        await map.button("Show all the islands").click();
        if (layer !== "islands") await map.marks("shikotan");
        if (layer !== "lines") assert.equal(await map.line("De facto line").count(), 1);
        assert.ok(await map.retry.isVisible());
        await map.listed("All islands").click();
        await map.settled();
        await page.unrouteAll({ behavior: "wait" });
        await until(async () => {
          // Each level of detail that failed is tried again.
          if ((await map.alert.count()) > 0) await map.retry.click({ timeout: 1000 }).catch(() => {});
          return (await map.alert.count()) === 0;
        }, "the layer comes");
        await map.settled();
        assert.equal(await map.alert.count(), 0);
        assert.equal(await map.line("De facto line").count(), 1);
        assert.equal(await map.island(GROUPS.iturup).count(), 1);
        assert.ok((await page.locator(".chart .land").count()) > 0);
      }, spoiled(files, spoil));
    }
  });
}

test("trying again in vain says so again", async () => {
  await openMap(browser, "en/", async (map, page) => {
    await map.alert.waitFor();
    await Promise.all([page.waitForRequest(/\/data\/lines/), map.retry.click()]);
    await map.settled();
    assert.match(await map.alert.textContent(), /lines at sea/);
    assert.ok(await map.retry.isVisible());
  }, spoiled(/\/data\/lines/, (route) => route.abort()));
});

for (const [way, { spoil, says }] of Object.entries(WAYS)) {
  test(`content that ${way} leaves the printed page with its map and text, and a press tries again`, async () => {
    const files = /\/data\/content/;
    await open(browser, "en/shikotan/", async (page) => {
      const map = new MapPage(page);
      await map.alert.waitFor();
      const said = await map.alert.textContent();
      assert.ok(said.includes(says), said);
      assert.equal(await page.locator("html[data-ready]").count(), 0);
      assert.ok(await map.chart.isVisible());
      assert.ok(await page.getByRole("link", { name: /^Kunashir \/ Kunashiri: administered/ }).isVisible());
      assert.match(await page.locator("[data-role=brief]").textContent(), /Article 9 of the 1956 Joint Declaration/);
      await page.unrouteAll({ behavior: "wait" });
      await map.retry.click();
      await map.live();
      await map.marks("shikotan");
      assert.equal(await map.alert.count(), 0);
    }, spoiled(files, spoil));
  });
}

for (const way of ["does not come", "is not there", "is cut in half"]) {
  test(`a program that ${way} leaves the printed page, which says that the live map could not start`, async () => {
    await open(browser, "en/shikotan/", async (page) => {
      const map = new MapPage(page);
      await map.alert.waitFor();
      assert.match(await map.alert.textContent(), /The live map could not start, so this is the printed one/);
      assert.equal(await page.locator("html[data-ready]").count(), 0);
      const kunashir = page.getByRole("link", { name: /^Kunashir \/ Kunashiri: administered/ });
      assert.ok(await kunashir.isVisible());
      await map.listed("Habomai").click();
      await map.addressIs("en/habomai/");
      assert.equal(await map.title.textContent(), "Habomai");
    }, {
      prepare: (page) => page.route(/\.wasm$/, WAYS[way].spoil),
      may: [/Failed to load resource/, /^not loaded: .*\.wasm/, /console: map:/, /integrity/],
    });
  });
}

test("a live map that breaks gives way to the printed page", async () => {
  await openMap(browser, "en/shikotan/", async (map, page) => {
    await page.evaluate(() => setTimeout(() => {
      throw new Error("broken on purpose");
    }));
    await map.alert.waitFor();
    await page.getByRole("link", { name: /^Kunashir \/ Kunashiri: administered/ }).waitFor();
    assert.equal(await page.locator("html[data-ready]").count(), 0);
    const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length, "every id occurs once");
  }, { may: [/broken on purpose/] });
});

test("without script the page has its brief, its claims, its sources and a map whose shapes are links", async () => {
  await open(browser, "en/", async (page) => {
    const map = new MapPage(page);
    assert.ok(await map.chart.isVisible());
    assert.ok(await page.getByText("With JavaScript and WebAssembly it can be moved and enlarged").isVisible());
    for (const [id, name] of Object.entries(GROUPS)) {
      const shape = page.getByRole("link", { name: new RegExp(`^${name.replace("/", "\\/")}: administered`) });
      assert.ok((await shape.getAttribute("href")).endsWith(`en/${id}/`));
    }
    const { x, y } = await map.pressable('.wide a[data-island="shikotan"]').catch(() => ({}));
    await (x ? page.mouse.click(x, y) : page.getByRole("link", { name: /^Shikotan: administered/ }).focus().then(() => page.keyboard.press("Enter")));
    await map.addressIs("en/shikotan/");
    assert.equal(await map.title.textContent(), "Shikotan");
    for (const part of ["brief", "claims", "facts", "sources"]) assert.ok(await page.locator(`[data-role=${part}]`).isVisible(), part);
    const question = map.claim("yalta");
    await question.locator("summary").click();
    assert.equal(await question.locator("[data-role=claim-side]:visible").count(), 2);
    await question.getByRole("link", { name: /^Source \d+: / }).first().click();
    assert.match(new URL(page.url()).hash, /^#source-/);
  }, { javaScriptEnabled: false });
});

test("an address that asks for the printed page gets it", async () => {
  await open(browser, "en/shikotan/?static=1", async (page) => {
    const map = new MapPage(page);
    await map.settled();
    assert.equal(await page.locator("html[data-ready]").count(), 0);
    assert.ok(await page.getByRole("link", { name: /^Kunashir \/ Kunashiri: administered/ }).isVisible());
    assert.equal(await map.alert.count(), 0);
  }, { may: [/preload/] });
});
