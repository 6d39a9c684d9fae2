// What a frame and its host tell each other, version 1: plain objects, read with care, and nothing else.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { holdBack, launch, until, warnings } from "./lib/browser.mjs";
import { frameOf, heard, MapInFrame, openArticle, startHost } from "./lib/host.mjs";
import { GROUPS } from "./lib/invented.mjs";

let browser;
let host;
before(async () => {
  [browser, host] = await Promise.all([launch(), startHost()]);
});
after(() => Promise.all([browser?.close(), host?.close()]));

const HIGH = { viewport: { width: 1280, height: 1700 } };
const open = (address, visit, options) => openArticle(browser, host.article(frameOf(address, { height: "1600" })), visit, { ...HIGH, ...options });
const HERN = { islands: 1, type: "view", query: "island=hern&tab=claims" };

/** Sends what `written` gives, a piece of script, and waits until the frame has heard it. */
async function send(map, written, from = map.host) {
  await map.frame.evaluate(() => {
    window.came = false;
    addEventListener("message", () => (window.came = true), { once: true });
  });
  await from.evaluate(`(top === self ? frames : parent.frames)[0].postMessage(${written}, "*")`);
  await map.frame.waitForFunction(() => window.came);
}

const say = (map, message) => send(map, JSON.stringify(message));

test("a frame tells that it is ready, by the name its host gave it or by its path", async () => {
  const both = frameOf("embed/en/halfway/", { name: "first-map" }) + frameOf("embed/en/halfway/brim/?tab=facts");
  await openArticle(browser, host.article(both), async (_, page) => {
    assert.deepEqual(await heard(page, "ready", 0), [{ islands: 1, type: "ready", id: "first-map" }]);
    assert.deepEqual(await heard(page, "ready", 1), [{ islands: 1, type: "ready", id: "/embed/en/halfway/brim/" }]);
  }, { ...HIGH, printed: true });
});

test("a frame tells which island is chosen, and every view as an address spells it", async () => {
  await open("embed/en/halfway/", async (map, page) => {
    const last = async (type) => (await heard(page, type)).at(-1);
    assert.equal(await last("select"), undefined);
    await map.pressIsland("holm");
    await map.marks("holm");
    const id = "/embed/en/halfway/";
    assert.deepEqual(await last("select"), { islands: 1, type: "select", id, island: "holm" });
    await map.part("Claims").click();
    await map.addressIs("?tab=claims");
    assert.deepEqual(await last("view"), { islands: 1, type: "view", id, query: "?tab=claims" });
    await map.button("Zoom in").click();
    await map.moved();
    assert.equal((await last("view")).query, new URL(map.frame.url()).search);
    assert.match((await last("view")).query, /^\?tab=claims&at=-5\d\.\d+,-17\d(\.\d+)?,\d+/);
    await map.listed("All islands").click();
    await map.marks(null);
    assert.equal((await last("select")).island, "");
    const chosen = (await heard(page, "select")).map(({ island }) => island);
    assert.deepEqual(chosen, ["holm", ""]);
  });
});

test("a host moves the map to a view", async () => {
  await open("embed/en/halfway/", async (map, page) => {
    await say(map, HERN);
    await map.marks("hern");
    await map.showsTitle(GROUPS.hern);
    await map.addressIs("embed/en/halfway/hern/?tab=claims");
    assert.equal(await map.frame.locator("[data-role=claims]").getAttribute("open"), "");
    await say(map, { islands: 1, type: "view", query: "?island=skerries&at=-51,-177.8,9.5" });
    await map.marks("skerries");
    assert.deepEqual(await map.moved(), { lat: -51, lon: -177.8, zoom: 9.5 });
    await say(map, { islands: 1, type: "view", query: "" });
    await map.marks(null);
    await map.addressIs("embed/en/halfway/");
    assert.deepEqual((await heard(page, "select")).map(({ island }) => island), ["hern", "skerries", ""]);
  });
});

test("a view that a host asks for before the map is live is there when it is", async () => {
  const { prepare, release } = holdBack(/\.wasm$/);
  await open("embed/en/halfway/holm/", async (map) => {
    await say(map, { islands: 1, type: "view", query: "island=skerries" });
    await say(map, HERN);
    release();
    await map.live();
    await map.marks("hern");
    await map.addressIs("embed/en/halfway/hern/?tab=claims");
  }, { prepare, printed: true });
});

test("a host makes the map dark or light, and what it said stays when the view changes", async () => {
  await open("embed/en/halfway/", async (map) => {
    const ink = () => map.frame.locator(".page").evaluate((live) => getComputedStyle(live).color);
    const theme = (value) => say(map, { islands: 1, type: "theme", value });
    const light = await ink();
    await theme("dark");
    const dark = await ink();
    assert.notEqual(dark, light);
    await map.listed(GROUPS.holm).click();
    await map.marks("holm");
    assert.equal(await ink(), dark);
    for (const [value, wanted] of [["light", light], ["dark", dark], ["auto", light]]) {
      await theme(value);
      assert.equal(await ink(), wanted, value);
    }
  }, { colorScheme: "light" });
});

/** Messages that mean nothing: a piece of script each, with what would choose an island if it were heeded. */
const { islands, type, query } = HERN;
const written = JSON.stringify(HERN);
const IGNORED = {
  "another version": JSON.stringify({ islands: 2, type, query }),
  "a version in words": JSON.stringify({ islands: "1", type, query }),
  "no version": JSON.stringify({ type, query }),
  "a type that is unknown": JSON.stringify({ islands, type: "go", query }),
  "a type that is no word": JSON.stringify({ islands, type: [type], query }),
  "a query that is a list": JSON.stringify({ islands, type, query: [query] }),
  "a query that is an object": JSON.stringify({ islands, type, query: { island: "hern" } }),
  "no query": JSON.stringify({ islands, type }),
  "a message of more than 4096 characters": JSON.stringify({ islands, type, query: `${query}&names=${"x".repeat(4096)}` }),
  "text": JSON.stringify(written),
  "nothing": "null",
  "a number": "1",
  "a list": `[${written}]`,
  "a list that has the fields": `Object.assign([], ${written})`,
  "a map": `new Map(Object.entries(${written}))`,
  "a set": `new Set([${written}])`,
  "a date that has the fields": `Object.assign(new Date(0), ${written})`,
  "an error that has the fields": `Object.assign(new Error(), ${written})`,
  "bytes": "new Uint8Array(16)",
  "an object in a ring": `(() => { const ring = ${written}; ring.ring = ring; return ring; })()`,
  "a number that JSON cannot write": `({ ...${written}, size: 1n })`,
  "a theme that is an address": JSON.stringify({ islands, type: "theme", value: "javascript:alert(1)" }),
  "a theme that every object has": JSON.stringify({ islands, type: "theme", value: "constructor" }),
};

test("a frame ignores what is no message of version 1", async () => {
  await open("embed/en/halfway/holm/", async (map, page) => {
    const before = (await heard(page, "view")).length;
    for (const [what, message] of Object.entries(IGNORED)) {
      await send(map, message);
      assert.equal((await heard(page, "view")).length, before, what);
      assert.equal(await map.frame.locator("html").getAttribute("data-theme"), null, what);
    }
    await map.settled();
    await map.marks("holm");
    await map.addressIs("embed/en/halfway/holm/");
    await send(map, written);
    await map.marks("hern");
  });
});

test("a frame obeys its host only, not another frame beside it", async () => {
  const both = frameOf("embed/en/halfway/holm/") + frameOf("embed/en/halfway/");
  await openArticle(browser, host.article(both), async (map, page) => {
    const other = await MapInFrame.of(page, 1);
    await send(map, written, other.frame);
    await send(map, JSON.stringify({ islands, type: "theme", value: "dark" }), other.frame);
    await map.settled();
    assert.deepEqual(await heard(page, "view"), []);
    assert.equal(await map.frame.locator("html").getAttribute("data-theme"), null);
    await map.marks("holm");
  }, HIGH);
});

test("of a query with parts that are unknown or bad the rest works, with a note in the console for each", async () => {
  let said;
  const prepare = async (page) => {
    said = warnings(page);
  };
  await open("embed/en/halfway/", async (map, page) => {
    const article = page.url();
    const bad = ["tab=nonsense", "claim=zzz", "at=1,2", "layers=javascript:alert(1)", "__proto__=1", "href=javascript:alert(1)"];
    await say(map, { islands: 1, type: "view", query: ["island=brim", ...bad].join("&") });
    await map.marks("brim");
    await map.showsTitle(GROUPS.brim);
    assert.doesNotMatch(map.frame.url(), /javascript|nonsense|zzz|proto/);
    for (const part of bad) await until(() => said.some((line) => line.includes(part)), `a note on ${part} in ${said.join("; ")}`);
    for (const island of ["../../en/halfway/", "javascript:alert(1)", "%2F%2Fexample.org", "%"]) {
      await say(map, { islands: 1, type: "view", query: `island=${island}` });
      await map.marks(null);
      await map.addressIs("embed/en/halfway/");
    }
    assert.equal(page.url(), article);
    assert.equal(page.context().pages().length, 1);
  }, { prepare });
});
