// The helper: an element that makes the frame, keeps a fallback, follows height and theme, and moves the map as the article scrolls.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, site, until } from "./lib/browser.mjs";
import { startHost } from "./lib/host.mjs";
import { GROUPS } from "./lib/invented.mjs";

let browser;
let host;
before(async () => {
  [browser, host] = await Promise.all([launch(), startHost({ scripts: [site.origin] })]);
});
after(() => Promise.all([browser?.close(), host?.close()]));

const SCRIPT = `<script src="${new URL("disputed-islands.js", site)}" defer></script>`;

/** Opens an article with the helper and what an editor wrote; the frames in it are ready where `ready` says so. */
async function article(snippet, visit, { ready = true, ...options } = {}) {
  const address = host.article(SCRIPT + snippet);
  const visitor = async (page) => {
    if (ready) await until(async () => (await page.locator("disputed-islands iframe").count()) > 0 && (await shown(page)), "the map is shown");
    await visit(page);
  };
  await open(browser, address, visitor, { origins: [site.origin, host.origin], viewport: { width: 1000, height: 900 }, ...options });
}

const frame = (page, at = 0) => page.locator("disputed-islands iframe").nth(at);
const shown = (page, at = 0) => frame(page, at).evaluate((frame) => frame.style.opacity === "");
const inside = async (page, at = 0) => (await frame(page, at).elementHandle()).contentFrame();
const query = async (page, at = 0) => new URL((await inside(page, at)).url()).search;
const live = async (page, at = 0) => (await inside(page, at)).waitForSelector("html[data-ready]", { state: "attached" });
const fits = (page) =>
  until(async () => {
    const height = await (await inside(page)).evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
    return Number(await frame(page).getAttribute("height")) === height;
  }, "the frame is as high as the page in it");

test("attributes make the address, and an attribute that changes moves the map", async () => {
  await article('<disputed-islands lang="ar" island="hern" tab="claims" title="خريطة">نص بديل</disputed-islands>', async (page) => {
    assert.equal((await inside(page)).url(), new URL("embed/ar/halfway/hern/?tab=claims", site).href);
    assert.equal(await frame(page).getAttribute("title"), "خريطة");
    await live(page);
    await page.evaluate(() => document.querySelector("disputed-islands").setAttribute("scenario", "two"));
    await until(async () => (await query(page)).includes("scenario=two"), async () => query(page));
  });
});

test("the fallback stands until the map is there, and the frame takes its height", async () => {
  await article("<disputed-islands><p>The map is on its way.</p></disputed-islands>", async (page) => {
    assert.equal(await page.getByText("The map is on its way.").isVisible(), false);
    await live(page);
    await fits(page);
  });
});

test("where the frame is blocked the fallback stands again", async () => {
  const prepare = async (page) => {
    await page.route("**/embed/**", (route) => route.abort());
    await page.clock.install();
  };
  const may = [/ERR_FAILED/, /not loaded/];
  await article("<disputed-islands><p>Nobody drew this map.</p></disputed-islands>", async (page) => {
    await frame(page).waitFor({ state: "attached" });
    await page.clock.runFor(30_000);
    await until(async () => (await frame(page).count()) === 0, "the frame is gone");
    assert.ok(await page.getByText("Nobody drew this map.").isVisible());
  }, { ready: false, prepare, may });
});

test("the host's theme goes to the frame, and what the reader chooses comes to the host", async () => {
  await article('<disputed-islands id="map"></disputed-islands>', async (page) => {
    await live(page);
    await page.evaluate(() => {
      window.told = [];
      for (const type of ["select", "view"]) addEventListener(`islands:${type}`, ({ detail }) => window.told.push(detail));
      document.getElementById("map").setAttribute("theme", "dark");
    });
    const map = await inside(page);
    await map.waitForSelector("html[data-theme=dark]", { state: "attached" });
    await map.locator("#rest").click();
    await map.getByRole("link", { name: GROUPS.holm, exact: true }).first().click();
    await until(async () => (await page.evaluate(() => window.told)).some(({ island }) => island === "holm"), "the choice is told");
  });
});

test("steps of the article move the map, forward and back", async () => {
  const step = (view, text) => `<p data-islands-step="${view}" class="step">${text}</p>`;
  const steps = step("date=1871-03-09", "First") + step("scenario=two", "Second");
  await article(`<disputed-islands height="300"></disputed-islands>${steps}`, async (page) => {
    await page.addStyleTag({ url: `${host.origin}/steps.css` });
    await live(page);
    const goes = async (text, part) => {
      await page.getByText(text, { exact: true }).evaluate((step) => scrollTo(0, step.offsetTop + step.offsetHeight / 2 - innerHeight / 2));
      await until(async () => (await query(page)).includes(part), async () => `${text}: ${await query(page)}`);
    };
    await goes("First", "date=1871-03-09");
    await goes("Second", "scenario=two");
    await goes("First", "date=1871-03-09");
  });
});

test("two maps on a page obey each for itself, and the script may come twice", async () => {
  const two = `${SCRIPT}<disputed-islands id="one"></disputed-islands><disputed-islands id="two" lang="ar"></disputed-islands>`;
  await article(two, async (page) => {
    await Promise.all([live(page, 0), live(page, 1)]);
    await page.evaluate(() => document.getElementById("two").goTo("island=skerries"));
    await until(async () => (await inside(page, 1)).url().includes("skerries"), "the second goes there");
    assert.ok(!(await inside(page, 0)).url().includes("skerries"));
  }, { viewport: { width: 1000, height: 2600 } });
});

test("messages that are foreign, malformed or too long change nothing", async () => {
  await article('<disputed-islands id="map"></disputed-islands>', async (page) => {
    await live(page);
    await fits(page);
    const before = await frame(page).getAttribute("height");
    await page.evaluate(() => {
      window.told = [];
      for (const type of ["ready", "select", "view"]) addEventListener(`islands:${type}`, () => window.told.push(type));
      window.came = 0;
      addEventListener("message", () => (window.came += 1));
      postMessage({ islands: 1, type: "height", height: 9000 }, "*");
    });
    const sent = await (await inside(page)).evaluate(() => {
      const bad = [
        null, 4, "height", [], { islands: 2, type: "height", height: 9000 }, { islands: 1, type: "height", height: "9000" },
        { islands: 1, type: "height", height: -4 }, { islands: 1, type: "height", height: Infinity }, { islands: 1, type: "select" },
        { islands: 1, type: "view", query: "x".repeat(5000) }, { islands: 1, type: "constructor" }, new Date(),
      ];
      for (const message of bad) parent.postMessage(message, "*");
      return bad.length;
    });
    await until(async () => (await page.evaluate(() => window.came)) > sent, "every message has come");
    const heard = await page.evaluate(() => window.told);
    assert.deepEqual(heard, []);
    assert.equal(await frame(page).getAttribute("height"), before);
    await assert.rejects(page.evaluate(() => document.getElementById("map").goTo(5)), /goTo takes a query/);
  });
});
