// Without network, after one visit: the service worker keeps the map, tells of a new version, and leaves frames alone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sound } from "./lib/axe.mjs";
import { launch, open, settled, until } from "./lib/browser.mjs";
import { frameOf, openArticle, startHost } from "./lib/host.mjs";
import { GROUPS, words } from "./lib/invented.mjs";
import { openMap } from "./lib/map.mjs";
import { answered, breakStore, startNewer } from "./lib/newer.mjs";

let browser;
let host;
let served;
before(async () => {
  [browser, host] = await Promise.all([launch(), startHost()]);
});
after(() => Promise.all([browser?.close(), host?.close()]));

/** What the browser itself writes when a page asks for what only the network has. */
const NO_NETWORK = [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_CONNECTION_REFUSED|NS_ERROR_OFFLINE|NS_ERROR_CONNECTION_REFUSED/];

const newVersion = (page) => page.getByRole("status").filter({ hasText: "A new version of this map is available." });
const caches = (page) => page.evaluate(() => window.caches.keys());
/** Whether all of a map is there: what is kept of a dispute ends with the list of it. */
const isKept = (page) =>
  page.evaluate(async () => {
    for (const name of await window.caches.keys()) {
      const cache = await window.caches.open(name);
      if ((await cache.keys()).some(({ url }) => url.includes("/held-"))) return true;
    }
    return false;
  });
const registration = (page, part) => page.evaluate(async (part) => (await navigator.serviceWorker.getRegistration())?.[part]?.state, part);

/** Opens the map in a browser that may have service workers, from a server of its own, and waits until it is kept. */
async function visited(address, visit, { folder = "/", spied = false, ...options } = {}) {
  const kept = async (map, page) => {
    await until(async () => (await registration(page, "active")) === "activated" && (await isKept(page)), "the map is kept");
    await settled(page);
    await visit(map, page);
  };
  served = await startNewer(folder);
  served.spied = spied;
  try {
    await openMap(browser, served.root + address, kept, { worker: true, origins: [served.origin], ...options });
  } finally {
    served.close();
  }
}

/** The page is of the newer version, and so is its style sheet. */
const isNewer = (page) => page.evaluate((style) => [...document.styleSheets].some(({ href }) => href.endsWith(style)), served.newStyle);

/** No network, also for a worker: the browser's own switch does not reach one that starts later. */
async function offline(page) {
  await page.context().setOffline(true);
  served.close();
}

test("after one visit the whole map is there without network", async () => {
  await visited("en/halfway/", async (map, page) => {
    await offline(page);
    await page.reload();
    await map.live();
    for (const [id, name] of Object.entries(GROUPS)) {
      await map.listed(name).click();
      await map.showsTitle(name);
      await map.marks(id);
    }
    const slider = page.getByRole("slider", { name: "Map date" });
    await slider.focus();
    await page.keyboard.press("PageDown");
    await page.locator(".other-day").getByRole("link", { name: /^Source \d+: / }).first().waitFor();

    await page.goto(new URL("en/halfway/reef/?tab=facts&at=-50.78,-177.62,11", served.root).href);
    await map.live();
    await settled(page);
    await map.marks("reef");
    assert.equal(await map.tab("Facts").getAttribute("aria-current"), "true");
    const full = () => page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => /(land|islands)-2-/.test(name)).length);
    await until(async () => (await full()) === 2, "the full detail is drawn");
    assert.equal(await map.alert.count(), 0);
  });
});

test("without network every page of the map opens, in every language, under an address with its view", async () => {
  await visited("en/halfway/brim/", async (map, page) => {
    await offline(page);
    const pages = { "?lang=ar": "ar/", "": "en/", ar: "ar/", "en/": "en/" };
    for (const [asked, shown] of Object.entries(pages)) {
      await page.goto(new URL(asked, served.root).href);
      await page.getByRole("group", { name: words(shown.slice(0, 2), "home/").globe, exact: true }).waitFor();
      assert.equal(page.url(), new URL(shown, served.root).href);
    }
    const maps = { "en/halfway": "en/halfway/", "ar/halfway/hern?tab=claims": "ar/halfway/?tab=claims&island=hern", "ar/halfway/": "ar/halfway/" };
    for (const [asked, shown] of Object.entries(maps)) {
      await page.goto(new URL(asked, served.root).href);
      await map.live();
      assert.equal(page.url(), new URL(shown, served.root).href);
    }
    await page.goto(new URL("en/halfway/hern/?tab=claims", served.root).href);
    await map.live();
    await map.showsTitle(GROUPS.hern);
    assert.equal(await map.tab("Claims").getAttribute("aria-current"), "true");
    await page.getByRole("link", { name: "About this map" }).click();
    await page.getByRole("heading", { name: "About this map" }).waitFor();
    // What is not there says so: no page stands in for it.
    await assert.rejects(page.goto(new URL("en/halfway/nothing/", served.root).href), NO_NETWORK[0]);
  }, { may: NO_NETWORK });
});

/** In the page and its frames: counts the workers that they register. Where they stand in another site's page not every browser would. */
function countWorkers() {
  window.workers = 0;
  const { register } = ServiceWorkerContainer.prototype;
  ServiceWorkerContainer.prototype.register = function (...worker) {
    window.workers += 1;
    return register.apply(this, worker);
  };
}

test("an article's frame registers no worker, and what a frame asks for passes every worker by", async () => {
  const prepare = (page) => page.addInitScript(countWorkers);
  const wait = async (map, page) => {
    await page.waitForTimeout(1500);
    assert.equal(await map.frame.evaluate(() => window.workers), 0);
  };
  await openArticle(browser, host.article(frameOf("embed/en/halfway/")), wait, { worker: true, prepare });

  await visited("en/halfway/", async (map, page) => {
    assert.equal(await page.evaluate(() => window.workers), 1, "a full page registers it");
    await page.goto(new URL("en/halfway/", served.root).href);
    await map.live();
    await settled(page);
    assert.ok((await answered(page)).length > 5, "the worker answers a full page");
    await page.goto(new URL("embed/en/halfway/?at=-50.78,-177.62,11", served.root).href);
    await map.live();
    await settled(page);
    assert.deepEqual(await answered(page), []);
    await offline(page);
    await assert.rejects(page.reload(), NO_NETWORK[0]);
  }, { spied: true, prepare, may: NO_NETWORK });
});

test("a site in a folder keeps its own files under its own name", async () => {
  await visited("en/halfway/holm/", async (map, page) => {
    const [name, ...others] = await caches(page);
    assert.match(name, /^islands \/maps\/islands\/ halfway [0-9a-f]{12}$/);
    assert.deepEqual(others, []);
    const scope = await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).scope);
    assert.equal(scope, served.root);
    await offline(page);
    await page.reload();
    await map.live();
    await map.showsTitle(GROUPS.holm);
  }, { folder: "/maps/islands/" });
});

/** Another visit while the first page stays open: its worker looks for a new version. */
const lookForNew = (page) => page.evaluate(async () => {
  await (await navigator.serviceWorker.getRegistration()).update();
});

/** Counts how often a page is loaded from now on. */
function loads(page) {
  const seen = [];
  page.on("load", () => seen.push(page.url()));
  return seen;
}

test("a new version is told of, and taken when the reader says so, with the view as it is", async () => {
  await visited("en/halfway/", async (map, page) => {
    await map.listed(GROUPS.hern).click();
    await map.button("Zoom in").click();
    const at = await map.moved();
    const [old] = await caches(page);
    const seen = loads(page);
    served.newer = true;
    await lookForNew(page);
    await newVersion(page).waitFor();
    await sound(page, "the line that tells of a new version");
    assert.deepEqual(seen, [], "nothing reloads by itself");
    await newVersion(page).getByRole("button", { name: "Update now" }).click();
    await until(() => seen.length > 0, "the page is loaded anew");
    await map.live();
    assert.ok(await isNewer(page));
    await page.waitForTimeout(1000);
    assert.equal(seen.length, 1, "once");
    assert.deepEqual(map.at(), at);
    await map.showsTitle(GROUPS.hern);
    assert.equal(await newVersion(page).count(), 0);
    const now = await caches(page);
    assert.equal(now.length, 1);
    assert.notEqual(now[0], old);
    await offline(page);
    await page.reload();
    await map.live();
    assert.ok(await isNewer(page));
  });
});

test("a reader who puts it aside has the new version with the next page, which says nothing and has it kept", async () => {
  await visited("en/halfway/", async (map, page) => {
    const [old] = await caches(page);
    served.newer = true;
    await lookForNew(page);
    await newVersion(page).getByRole("button", { name: "Close" }).click();
    assert.equal(await newVersion(page).count(), 0);
    await page.reload();
    await map.live();
    assert.ok(await isNewer(page), "the network comes first");
    await until(async () => !(await caches(page)).includes(old), "the old version is gone");
    assert.equal(await newVersion(page).count(), 0);
    await offline(page);
    await page.reload();
    await map.live();
    assert.ok(await isNewer(page));
  });
});

test("beside a page of the old version the new one waits", async () => {
  await visited("en/halfway/", async (map, page) => {
    served.newer = true;
    const other = await page.context().newPage();
    await other.goto(`${served.root}ar/halfway/`);
    await other.waitForSelector("html[data-ready]", { state: "attached" });
    assert.ok(await isNewer(other));
    await newVersion(page).waitFor();
    assert.equal(await registration(page, "waiting"), "installed");
    assert.equal(await other.locator("#notice > *").count(), 0);
    // The old page still has all of its own.
    await offline(page);
    await page.getByRole("slider", { name: "Map date" }).press("PageDown");
    await page.locator(".other-day").getByRole("link", { name: /^Source \d+: / }).first().waitFor();
  });
});

for (const [how, part] of Object.entries({ "only in part": () => ({ lacks: served.newStyle }), "mixed with the old one": () => ({ older: "ar/halfway/" }) })) {
  test(`a new version that comes ${how} leaves the old one as it is`, () => visited("en/halfway/", async (map, page) => {
    const before = await caches(page);
    Object.assign(served, { newer: true }, part());
    await lookForNew(page).catch(() => {});
    await until(async () => (await registration(page, "installing")) === undefined, "it is given up");
    assert.equal(await registration(page, "waiting"), undefined);
    assert.deepEqual(await caches(page), before);
    assert.equal(await newVersion(page).count(), 0);
    await offline(page);
    await page.reload();
    await map.live();
    assert.ok(!(await isNewer(page)));
  }));
}

test("where the network is silent, or the server is unwell, the page that is kept is shown", async () => {
  await visited("en/halfway/", async (map, page) => {
    const ills = { brim: { silent: true }, hern: { status: 503 } };
    for (const [island, ill] of Object.entries(ills)) {
      Object.assign(served, { silent: false, status: 200, pages: [] }, ill);
      await page.goto(`${served.root}en/halfway/${island}/`);
      await map.live();
      await map.showsTitle(GROUPS[island]);
      assert.deepEqual(served.pages, [`en/halfway/${island}/`], "the page that stands in for one that is not kept is not waited for again");
    }
    Object.assign(served, { status: 200, newer: true });
    await page.reload();
    assert.ok(await isNewer(page), "once the server is well, it comes first again");
  });
});

test("where the browser's store fails the network serves the map", async () => {
  await visited("en/halfway/", async (map, page) => {
    await breakStore(page);
    await page.reload();
    await map.live();
    await map.listed(GROUPS.holm).click();
    await map.marks("holm");
    assert.equal(await map.alert.count(), 0);
  }, { spied: true });
});

test("what was emptied is kept again with the next visit", async () => {
  await visited("en/halfway/", async (map, page) => {
    const size = () => page.evaluate(async () => (await Promise.all((await window.caches.keys()).map(async (name) => (await (await window.caches.open(name)).keys()).length))).join());
    const before = await size();
    await page.evaluate(async () => Promise.all((await window.caches.keys()).map((name) => window.caches.delete(name))));
    await page.reload();
    await map.live();
    await until(async () => (await size()) === before, "all of it is kept");
    await settled(page);
    await offline(page);
    await page.reload();
    await map.live();
  });
});

test("the one policy for scripts' addresses hands out the worker's and no other", async () => {
  const prepare = (page) =>
    page.addInitScript(() => {
      const create = trustedTypes.createPolicy.bind(trustedTypes);
      window.policies = [];
      trustedTypes.createPolicy = (name, rules) => {
        const made = create(name, rules);
        window.policies.push(made);
        return made;
      };
    });
  const may = [/trusted-types/i, /TrustedScriptURL/];
  await visited("en/halfway/", async (_, page) => {
    const told = await page.evaluate(async (worker) => {
      const refused = async (attempt) => {
        try {
          await attempt();
          return "nothing";
        } catch (error) {
          return error.name;
        }
      };
      const [policy, ...others] = window.policies;
      const addresses = [worker + "?", "worker.js", "data:text/javascript,0", "https://example.org/worker.js"];
      return {
        names: [policy.name, others.length],
        given: String(policy.createScriptURL(worker)),
        refused: await Promise.all(addresses.map((address) => refused(() => policy.createScriptURL(address)))),
        bare: await refused(() => navigator.serviceWorker.register(worker)),
        again: await refused(() => trustedTypes.createPolicy("islands-sw", {})),
        another: await refused(() => trustedTypes.createPolicy("other", {})),
      };
    }, new URL("worker.js", served.root).href);
    assert.deepEqual(told, {
      names: ["islands-sw", 0],
      given: new URL("worker.js", served.root).href,
      refused: Array(4).fill("TypeError"),
      bare: "TypeError",
      again: "TypeError",
      another: "TypeError",
    });
  }, { prepare, may });
});

test("nothing is kept for a printed page that stays, nor where the reader saves data", async () => {
  const nothing = async (page) => {
    await page.waitForTimeout(1500);
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
    assert.deepEqual(await caches(page), []);
  };
  // Not every browser tells of the connection.
  const prepare = (page) => page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  await openMap(browser, "en/halfway/", (_, page) => nothing(page), { worker: true, prepare });
  await open(browser, "en/halfway/?static=1", nothing, { worker: true });
});
