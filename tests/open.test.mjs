// The site opens: what stands on the map, what is asked of whom, and what an address may say.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ALIKE, launch, notInFirefox, open, site, warnings } from "./lib/browser.mjs";
import { briefs, claims, dispute, GROUPS, islands, lines, named, sides } from "./lib/invented.mjs";
import { MapPage, openMap } from "./lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const [claim] = Object.keys(claims);
const [brief] = Object.keys(briefs);
const whole = dispute.name_order.en.map((side) => dispute.area[side].en).join(" / ");

test("the first page opens with a title and no complaint", async () => {
  await openMap(browser, "en/halfway/", async (map, page) => {
    await map.settled();
    assert.notEqual((await page.title()).trim(), "");
  });
});

test("the four groups are buttons with their names, and none is chosen", async () => {
  await openMap(browser, "en/halfway/", async (map, page) => {
    for (const [id, name] of Object.entries(GROUPS)) {
      const island = map.island(name);
      assert.equal(await island.count(), 1, name);
      assert.equal(await island.getAttribute("data-island"), id);
      assert.equal(await island.getAttribute("aria-pressed"), "false");
    }
    assert.equal(await page.locator("[data-island]").count(), 4);
  });
});

test("the map says that it takes no side, whose shapes it shows, what is on it and how large it is", async () => {
  await openMap(browser, "en/halfway/", async (map, page) => {
    assert.ok(await page.getByText(dispute.disclaimer.en).isVisible());
    const notice = page.getByRole("link", { name: "© OpenStreetMap contributors" });
    assert.ok(await notice.isVisible());
    assert.equal(await notice.getAttribute("href"), "https://www.openstreetmap.org/copyright");
    const { administered, claimed } = islands.hern;
    const drawn = Object.values(lines).filter((line) => line.layer === "lines");
    const legend = page.getByRole("list", { name: "Legend" });
    assert.equal(await legend.getAttribute("data-role"), "legend");
    assert.deepEqual(await legend.getByRole("listitem").allTextContents(), [
      `Held by ${sides[administered.by].name.en}, claimed by ${sides[claimed.by].name.en}`,
      ...drawn.map((line) => line.legend.en),
      ...dispute.side.map((side) => side.name.en),
      "Depth (approx.): 200, 1,000, 3,000 and 6,000 m",
    ]);
    const scale = page.getByRole("img", { name: /^Scale: \d+ km, \d+ nmi$/ });
    assert.ok(await scale.isVisible());
    const before = await scale.getAttribute("aria-label");
    for (const _ of [1, 2]) await map.button("Zoom in").click();
    assert.notEqual(await scale.getAttribute("aria-label"), before);
  });
});

test("parts of an address that are bad fall back, with a note in the console for each", async () => {
  let said;
  const prepare = async (page) => {
    said = warnings(page);
  };
  const visit = async (map, page) => {
    await map.showsTitle(whole);
    assert.equal(await map.tab("Brief").getAttribute("aria-current"), "true");
    assert.equal(await page.locator("details[open]").count(), 0);
    for (const part of ["tab=nonsense", "at=1,2", "claim=zzz"]) {
      assert.equal(said.filter((line) => line.includes(part)).length, 1, `${part} in ${said.join("; ")}`);
    }
    assert.equal(await map.alert.count(), 0);
  };
  await openMap(browser, "en/halfway/?tab=nonsense&at=1,2&claim=zzz", visit, { prepare });
});

test("an address far from the islands, or far too near, still shows the map", notInFirefox(ALIKE), async () => {
  for (const at of ["-33.9,18.4,9", "-50.9,-178.6,24", "89.9,179,0"]) {
    await openMap(browser, `en/halfway/?at=${at}`, async (map) => {
      await map.settled();
      assert.ok(await map.chart.isVisible());
      await map.page.keyboard.press("Escape");
      await map.button("Move map").click();
      await map.button("Show all islands").click();
      assert.ok((await map.frameOf("hern")).within, at);
    });
  }
});

test("an address of no page says so, and leads to the maps there are", async () => {
  const visit = async (page) => {
    assert.ok(await page.getByText("There is no page at this address").isVisible());
    assert.match(await page.getByRole("contentinfo").innerText(), /OpenStreetMap/);
    const response = await page.request.get(page.url());
    assert.equal(response.status(), 404);
    await page.getByRole("heading", { level: 3 }).getByRole("link").first().click();
    const map = new MapPage(page);
    await map.live();
    await map.addressIs("en/halfway/");
  };
  for (const address of ["en/halfway/nowhere/", "en/nowhere/", "nowhere/at/all"]) await open(browser, address, visit, { may: [/status of 404/] });
});

test("the page runs under the strict policy, and the policy is in force", async () => {
  const visit = async (map, page) => {
    await map.pressIsland("holm");
    for (const tab of ["Claims", "Facts", "Sources", "Brief"]) await map.tab(tab).click();
    await map.button("Zoom in").click();
    await map.settled();
    const policy = await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
    for (const part of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "require-trusted-types-for 'script'"]) {
      assert.ok(policy.includes(part), part);
    }
    assert.equal(await page.locator("[style]").count(), 0, "no style attribute");
    const refused = await page.evaluate(() => {
      try {
        document.createElement("p").innerHTML = "<b>forged</b>";
        return false;
      } catch {
        return true;
      }
    });
    assert.ok(refused, "markup in a string is refused");
  };
  await openMap(browser, "en/halfway/", visit, { may: [/TrustedHTML/, /policy: require-trusted-types-for trusted-types-sink .*:\d+$/] });
});

test("every file may be read from a page elsewhere, so that a sandboxed frame can", notInFirefox(ALIKE), async () => {
  const asked = [];
  const prepare = async (page) => {
    page.on("response", (response) => asked.push(response));
  };
  const visit = async (map) => {
    await map.settled();
    const ours = asked.filter((response) => response.url().startsWith(site.origin));
    assert.ok(ours.length > 5);
    for (const response of ours) {
      assert.equal(response.headers()["access-control-allow-origin"], "*", response.url());
    }
  };
  await openMap(browser, "en/halfway/", visit, { prepare });
});

const NARROW = {
  320: ["en/halfway/", "en/halfway/holm/", "en/halfway/skerries/?tab=facts", `en/halfway/brim/?claim=${claim}`, "en/halfway/hern/?tab=sources", `en/halfway/reef/?brief=${brief}`],
  280: ["embed/en/halfway/", `embed/en/halfway/brim/?claim=${claim}`, "embed/en/halfway/skerries/?tab=facts", "embed/en/halfway/hern/?tab=sources"],
};

for (const [width, addresses] of Object.entries(NARROW)) {
  test(`at ${width} px nothing has to be scrolled sideways`, async () => {
    for (const address of addresses) {
      await openMap(browser, address, async (map, page) => {
        await map.settled();
        const widths = [await page.evaluate(() => document.documentElement.scrollWidth)];
        // A frame's page also fits a column that is a little wider.
        await page.setViewportSize({ width: 320, height: 640 });
        widths.push(await page.evaluate(() => document.documentElement.scrollWidth));
        assert.deepEqual(widths, [Number(width), 320], address);
      }, { viewport: { width: Number(width), height: 640 } });
    }
  });
}

test("a query that names an island chooses it, with the rest of the query", async () => {
  await openMap(browser, "ar/halfway/?island=hern&tab=claims", async (map, page) => {
    await map.showsTitle(named("hern", "ar"));
    assert.equal(new URL(page.url()).search, "?island=hern&tab=claims");
    await page.getByRole("link", { name: named("holm", "ar") }).first().click();
    await page.waitForURL(/\/ar\/halfway\/holm\//);
    await map.showsTitle(named("holm", "ar"));
  });
});

test("a day of which nothing is known yet is not drawn, and of two themes the last counts", notInFirefox(ALIKE), async () => {
  await openMap(browser, "en/halfway/?date=2099&theme=dark&theme=light", async (map, page) => {
    assert.equal(await page.locator(".viewed").count(), 0);
    assert.equal(await page.locator("html").getAttribute("data-theme"), "light");
  });
});
