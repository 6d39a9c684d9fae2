// The site's home: every dispute on a globe and in a list, complete without a script; with one the globe turns and all maps are searched.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sound } from "./lib/axe.mjs";
import { launch, open, site, until } from "./lib/browser.mjs";
import { briefs, dispute, islands, named } from "./lib/invented.mjs";
import { MapPage } from "./lib/map.mjs";

let browser;
let disputes;
before(async () => {
  browser = await launch();
  const list = await (await fetch(new URL("sitemap.xml", site))).text();
  disputes = [...new Set([...list.matchAll(/\/([a-z]{2})\/([a-z0-9-]+)\/</g)].map(([, , dispute]) => dispute))];
});
after(() => browser?.close());

const entries = (page) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3 }) });
const globe = (page) => page.locator(".earth");
const mark = (page, id) => globe(page).locator(`[data-dispute="${id}"]`);
const lands = (page) => globe(page).locator(".lands").getAttribute("d");

for (const javaScriptEnabled of [true, false]) {
  test(`every dispute stands in the list with its figures, and leads to its map ${javaScriptEnabled ? "" : "without any script"}`, async () => {
    await open(browser, "en/", async (page) => {
      assert.equal(await entries(page).count(), disputes.length);
      for (const id of disputes) {
        const entry = page.locator(`li#${id}`);
        const terms = await entry.locator("dt").allTextContents();
        // What is not known of a whole is not said.
        const known = id === dispute.id ? ["Land area", "Population"] : [];
        for (const term of ["Administered by", "Claimed by", ...known, "Checked as of"]) assert.ok(terms.includes(term), `${id}: ${terms}`);
        const link = entry.getByRole("heading", { level: 3 }).getByRole("link");
        const response = await page.request.get(new URL(await link.getAttribute("href"), page.url()).href);
        assert.equal(response.status(), 200, id);
        // What is on the far side of the globe cannot be seen; the first can.
        if (id === disputes[0]) assert.ok(await mark(page, id).isVisible());
      }
      assert.equal(await page.getByRole("searchbox").count(), javaScriptEnabled ? 1 : 0);
      await entries(page).first().getByRole("link").first().click();
      await page.waitForURL((url) => url.pathname.endsWith(`/en/${disputes[0]}/`));
    }, { javaScriptEnabled });
  });
}

test("the globe turns with the keys and under a finger, and to the dispute that is asked for", async () => {
  await open(browser, "en/", async (page) => {
    await page.getByRole("searchbox").waitFor();
    const [id] = disputes;
    const first = await lands(page);
    await globe(page).focus();
    for (const key of ["ArrowLeft", "ArrowUp"]) for (let turn = 0; turn < 12; turn++) await page.keyboard.press(key);
    await until(async () => (await lands(page)) !== first, "the keys turn it");
    await until(async () => !(await mark(page, id).isVisible()), "the dispute is on the far side");

    await page.locator(`li#${id}`).getByRole("button").click();
    await until(() => mark(page, id).isVisible(), "it comes round");
    const box = await globe(page).boundingBox();
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await until(async () => {
      const at = await mark(page, id).boundingBox();
      return Math.hypot(at.x + at.width / 2 - middle.x, at.y + at.height / 2 - middle.y) < 3;
    }, "to the middle");

    const turned = await lands(page);
    await page.mouse.move(middle.x + 60, middle.y + 60);
    await page.mouse.down();
    await page.mouse.move(middle.x + 120, middle.y + 20, { steps: 4 });
    await page.mouse.up();
    await until(async () => (await lands(page)) !== turned, "a drag turns it");
  });
});

test("the globe that turns is the printed one", async () => {
  await open(browser, "en/", async (page) => {
    await page.getByRole("searchbox").waitFor();
    const before = await lands(page);
    await globe(page).focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowRight");
    await until(async () => (await lands(page)) !== before, "it was drawn anew");
    // The same shapes, written otherwise: both cover the same places of the disc.
    const shares = await globe(page).evaluate(async (globe, before) => {
      const lands = globe.querySelector(".lands");
      const [old, now] = [before, lands.getAttribute("d")].map((d) => new Path2D(d));
      const context = document.createElement("canvas").getContext("2d");
      let [both, one] = [0, 0];
      for (let x = -430; x <= 430; x += 10) {
        for (let y = -430; y <= 430; y += 10) {
          const [a, b] = [old, now].map((path) => context.isPointInPath(path, x, y, "evenodd"));
          both += a && b;
          one += a !== b;
        }
      }
      return { both, one };
    }, before);
    // Tenths of degrees here, whole ones there: along the shores some places differ.
    assert.ok(shares.both > 500 && shares.one < shares.both / 50, JSON.stringify(shares));
  });
});

test("all maps are searched: names in any script, questions, events; and a find leads there", async () => {
  await open(browser, "en/", async (page) => {
    const field = page.getByRole("searchbox", { name: "Search all maps" });
    const finds = page.getByRole("search").getByRole("listitem");
    const first = async (text) => {
      await field.fill(text);
      await until(async () => (await finds.count()) > 0, `${text} is found`);
      return finds.first().getByRole("link");
    };
    for (const text of islands.hern.name.flatMap((name) => [name.label.en.toLowerCase(), name.native, name.latin])) {
      assert.equal(await (await first(text)).textContent(), named("hern"), text);
    }
    await field.fill("qqqq");
    await page.getByRole("status").filter({ hasText: "qqqq" }).waitFor();
    assert.equal(await finds.count(), 0);
    await sound(page, "a search");
    const [[key, title]] = Object.entries(briefs);
    await (await first(title.en)).click();
    const map = new MapPage(page);
    await map.live();
    assert.match(page.url(), new RegExp(`/en/halfway/.*[?&]brief=${key}`));
  });
});

for (const address of ["en/", "ar/", "ru/", ""]) {
  test(`the home is sound, wide and on a phone, at “${address}”`, async () => {
    await open(browser, address, async (page) => {
      await page.getByRole("searchbox").waitFor();
      await sound(page, `the home at ${address}`, [1280, 360, 320]);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is wider than the window");
    });
  });
}

test("the home names itself, its other languages and its card to search engines", async () => {
  for (const path of ["", "en/", "ar/"]) {
    const text = await (await fetch(new URL(path, site))).text();
    const canonical = /<link rel="canonical" href="([^"]+)">/.exec(text)[1];
    assert.ok(canonical.endsWith(path === "ar/" ? "/ar/" : "/en/"), canonical);
    assert.equal([...text.matchAll(/hreflang="x-default"/g)].length, 1, path);
    const image = /property="og:image" content="[^"]*?(cards\/[^"]+)"/.exec(text)[1];
    assert.equal((await fetch(new URL(image, site))).status, 200, image);
    assert.match(text, /trusted-types/);
  }
});
