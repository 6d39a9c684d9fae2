// An island is chosen: with the mouse, in the list, by keyboard, by address, back and forward.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ALIKE, launch, notInFirefox, until } from "./lib/browser.mjs";
import { GROUPS, openMap } from "./lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const length = (page) => page.evaluate(() => history.length);

async function isChosen(map, id, name) {
  await map.showsTitle(name);
  await map.marks(id);
  await map.addressIs(`en/kuril/${id}/`);
  const framed = () => map.frameOf(id);
  await until(async () => (await framed()).within, `the whole of ${name} is on the map`);
  assert.ok((await map.page.title()).startsWith(name));
  assert.equal(await map.listed(name).getAttribute("aria-current"), "true");
}

test("an island is chosen by pressing its shape, marked, framed and told of", async () => {
  await openMap(browser, "en/kuril/", async (map, page) => {
    const [entries, before] = [await length(page), await map.frameOf("shikotan")];
    await map.pressIsland("shikotan");
    await isChosen(map, "shikotan", "Shikotan");
    assert.ok((await map.frameOf("shikotan")).share > 2 * before.share, "the map came nearer");
    assert.equal(await length(page), entries + 1, "one entry in the history");
    for (const word of ["Brief", "Claims", "Facts", "Sources"]) assert.ok(await map.tab(word).isVisible());
    const text = await page.locator("[data-role=brief]").textContent();
    assert.match(text, /Article 9 of the 1956 Joint Declaration names Shikotan/);
  });
});

test("an island is chosen by pressing its name on the map, and closed by pressing it again", async () => {
  await openMap(browser, "en/kuril/", async (map, page) => {
    await page.locator(".label.island text.first", { hasText: "Kunashir" }).click();
    await isChosen(map, "kunashir", GROUPS.kunashir);
    await map.pressIsland("kunashir");
    await map.marks(null);
    await map.addressIs("en/kuril/");
  });
});

test("every island is chosen in the list", notInFirefox(ALIKE), async () => {
  await openMap(browser, "en/kuril/", async (map) => {
    for (const [id, name] of Object.entries(GROUPS)) {
      await map.listed(name).click();
      await isChosen(map, id, name);
    }
    await map.listed("All islands").click();
    await map.marks(null);
    await map.addressIs("en/kuril/");
    assert.ok((await map.frameOf("iturup")).within);
  });
});

test("with motion allowed the map flies to the island and comes to rest there", async () => {
  const there = [];
  for (const reducedMotion of ["reduce", "no-preference"]) {
    await openMap(browser, "en/kuril/", async (map) => {
      await map.listed("Shikotan").click();
      const wait = map.page.waitForFunction(() => document.querySelectorAll("[data-island]").length > 4);
      await wait;
      await map.settled();
      there.push((await map.frameOf("shikotan")).share.toFixed(3));
    }, { reducedMotion });
  }
  assert.equal(there[0], there[1]);
});

test("an island is chosen with Tab and Enter, and Escape closes it and leaves the focus on it", async () => {
  await openMap(browser, "en/kuril/", async (map, page) => {
    await map.tabTo("kunashir");
    await page.keyboard.press("Enter");
    await isChosen(map, "kunashir", GROUPS.kunashir);
    assert.equal(await map.focused(), "kunashir");
    await page.keyboard.press("Escape");
    await map.marks(null);
    await map.addressIs("en/kuril/");
    assert.equal(await map.focused(), "kunashir");
  });
});

test("Space chooses like Enter and does not scroll the page", async () => {
  await openMap(browser, "en/kuril/", async (map, page) => {
    await map.tabTo("habomai");
    await page.keyboard.press("Space");
    await isChosen(map, "habomai", GROUPS.habomai);
    assert.equal(await page.evaluate(() => scrollY), 0);
  }, { viewport: { width: 800, height: 600 } });
});

test("Escape in the panel closes the island and takes the focus back to its shape", async () => {
  await openMap(browser, "en/kuril/shikotan/", async (map, page) => {
    await map.tab("Facts").focus();
    await page.keyboard.press("Escape");
    await map.marks(null);
    assert.equal(await map.focused(), "shikotan");
  });
});

test("Escape closes an islet without losing the focus", notInFirefox(ALIKE), async () => {
  await openMap(browser, "en/kuril/zelyony/", async (map, page) => {
    await map.island("Zelyony / Shibotsu").focus();
    await page.keyboard.press("Escape");
    await map.marks(null);
    await map.settled();
    assert.notEqual(await map.focused(), "body");
  });
});

test("what is chosen is announced", notInFirefox(ALIKE), async () => {
  await openMap(browser, "en/kuril/", async (map, page) => {
    await map.listed("Shikotan").click();
    const said = page.getByRole("status").filter({ hasText: "Shikotan chosen" });
    await said.waitFor({ state: "attached" });
  });
});

test("an address opens with its island chosen, and a reload shows the same", async () => {
  await openMap(browser, "en/kuril/shikotan/", async (map, page) => {
    await isChosen(map, "shikotan", "Shikotan");
    const before = await map.frameOf("shikotan");
    await page.reload();
    await map.live();
    await isChosen(map, "shikotan", "Shikotan");
    assert.deepEqual(await map.frameOf("shikotan"), before);
  });
});

test("pressing an island and opening its address show the same", notInFirefox(ALIKE), async () => {
  const views = [];
  const look = async (map) => {
    await map.settled();
    const labels = await map.page.locator(".chart .label").evaluateAll((all) => all.map((label) => label.textContent).sort());
    views.push({ frame: await map.frameOf("iturup"), labels, panel: await map.panel.innerText() });
  };
  await openMap(browser, "en/kuril/", async (map) => {
    await map.pressIsland("iturup");
    await isChosen(map, "iturup", GROUPS.iturup);
    await look(map);
  });
  await openMap(browser, "en/kuril/iturup/", look);
  // The same to the eye: the outline that a frame is reckoned from may be the coarse or the fine one.
  assert.ok(Math.abs(views[0].frame.share - views[1].frame.share) < 0.002, `${views[0].frame.share}, ${views[1].frame.share}`);
  assert.equal(views[0].panel, views[1].panel);
  assert.deepEqual(views[0].labels, views[1].labels);
});

test("an islet opens by its address inside its group", notInFirefox(ALIKE), async () => {
  await openMap(browser, "en/kuril/zelyony/", async (map, page) => {
    await map.showsTitle("Zelyony / Shibotsu");
    await map.marks("zelyony");
    assert.ok((await map.frameOf("zelyony")).within);
    assert.ok(await map.panel.getByText("Part of Habomai").isVisible());
    assert.equal(await map.listed("Habomai").getAttribute("aria-current"), "true");
    const islets = page.getByRole("navigation", { name: "Islands of Habomai" });
    assert.equal(await islets.getByRole("link", { name: "Zelyony / Shibotsu" }).getAttribute("aria-current"), "true");
    await map.tab("Claims").click();
    assert.ok(await page.getByRole("heading", { name: "On Habomai" }).isVisible());
  });
});

test("back and forward go through what was chosen, map and panel alike", async () => {
  await openMap(browser, "en/kuril/", async (map, page) => {
    await map.listed("Shikotan").click();
    await isChosen(map, "shikotan", "Shikotan");
    await map.listed("Habomai").click();
    await isChosen(map, "habomai", "Habomai");
    await page.goBack();
    await isChosen(map, "shikotan", "Shikotan");
    await page.goBack();
    await map.marks(null);
    await map.addressIs("en/kuril/");
    await page.goForward();
    await isChosen(map, "shikotan", "Shikotan");
    await page.goForward();
    await isChosen(map, "habomai", "Habomai");
  });
});

test("a link is left to the browser when it is to open elsewhere", async () => {
  await openMap(browser, "en/kuril/", async (map, page) => {
    const [other] = await Promise.all([
      page.context().waitForEvent("page"),
      map.listed("Shikotan").click({ modifiers: ["ControlOrMeta"] }),
    ]);
    await other.waitForURL(/en\/kuril\/shikotan\/$/);
    await map.marks(null);
  });
});

// Every text of another script must say which language it is in; the first element around it that has a language counts.
const FOREIGN = (selector) => {
  const script = { ru: /[\u0400-\u04ff]/, ja: /[\u3040-\u30ff\u4e00-\u9fff]/ };
  const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
  const wrong = [];
  let seen = 0;
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const lang = text.parentElement.closest("[lang]").lang || text.parentElement.closest("[lang]").getAttribute("lang");
    for (const [wanted, letters] of Object.entries(script)) {
      if (!letters.test(text.data)) continue;
      seen += 1;
      if (lang !== wanted) wrong.push(`${text.data} (${lang})`);
    }
  }
  return { wrong, seen };
};

test("the page and every foreign name in the panel say their language", notInFirefox(ALIKE), async () => {
  await openMap(browser, "en/kuril/shikotan/", async (map, page) => {
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    for (const tab of ["Brief", "Claims", "Facts", "Sources"]) {
      await map.tab(tab).click();
      await page.locator(`[data-role=${tab.toLowerCase()}]`).waitFor();
      const { wrong, seen } = await page.evaluate(FOREIGN, "#panel");
      assert.deepEqual(wrong, [], tab);
      assert.ok(seen >= 3, `${seen} foreign names`);
    }
  });
});

test("every foreign name on the map says its language", notInFirefox(ALIKE), async () => {
  await openMap(browser, "en/kuril/shikotan/", async (map, page) => {
    await map.settled();
    const { wrong, seen } = await page.evaluate(FOREIGN, ".labels");
    assert.ok(seen >= 1, `${seen} foreign names`);
    assert.deepEqual(wrong, []);
  });
});
