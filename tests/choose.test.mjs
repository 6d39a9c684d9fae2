// An island is chosen: with the mouse, in the list, by keyboard, by address, back and forward.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ALIKE, launch, notInFirefox, until } from "./lib/browser.mjs";
import { GROUPS, islands, named } from "./lib/invented.mjs";
import { openMap } from "./lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const length = (page) => page.evaluate(() => history.length);

async function isChosen(map, id, name) {
  await map.showsTitle(name);
  await map.marks(id);
  await map.addressIs(`en/halfway/${id}/`);
  const framed = () => map.frameOf(id);
  await until(async () => (await framed()).within, `the whole of ${name} is on the map`);
  assert.ok((await map.page.title()).startsWith(name));
  assert.equal(await map.listed(name).getAttribute("aria-current"), "true");
}

test("an island is chosen by pressing its shape, marked, framed and told of", async () => {
  await openMap(browser, "en/halfway/", async (map, page) => {
    const [entries, before] = [await length(page), await map.frameOf("holm")];
    await map.pressIsland("holm");
    await isChosen(map, "holm", GROUPS.holm);
    assert.ok((await map.frameOf("holm")).share > 2 * before.share, "the map came nearer");
    assert.equal(await length(page), entries + 1, "one entry in the history");
    for (const word of ["Brief", "Claims", "Facts", "Sources"]) assert.ok(await map.tab(word).isVisible());
    const [told] = islands.holm.brief.en.trim().split("[^");
    assert.ok((await page.locator("[data-role=brief]").textContent()).replaceAll("\u00a0", " ").includes(told));
  });
});

test("an island is chosen by pressing its name on the map, and closed by pressing it again", async () => {
  await openMap(browser, "en/halfway/", async (map, page) => {
    await page.locator(".label.island text.first", { hasText: islands.brim.name[0].label.en }).click();
    await isChosen(map, "brim", GROUPS.brim);
    await map.pressIsland("brim");
    await map.marks(null);
    await map.addressIs("en/halfway/");
  });
});

test("every island is chosen in the list", notInFirefox(ALIKE), async () => {
  await openMap(browser, "en/halfway/", async (map) => {
    for (const [id, name] of Object.entries(GROUPS)) {
      await map.listed(name).click();
      await isChosen(map, id, name);
    }
    await map.listed("All islands").click();
    await map.marks(null);
    await map.addressIs("en/halfway/");
    assert.ok((await map.frameOf("hern")).within);
  });
});

test("with motion allowed the map flies to the island and comes to rest there", async () => {
  const there = [];
  for (const reducedMotion of ["reduce", "no-preference"]) {
    await openMap(browser, "en/halfway/", async (map) => {
      await map.listed(GROUPS.skerries).click();
      const wait = map.page.waitForFunction(() => document.querySelectorAll("[data-island]").length > 4);
      await wait;
      await map.settled();
      there.push((await map.frameOf("skerries")).share.toFixed(3));
    }, { reducedMotion });
  }
  assert.equal(there[0], there[1]);
});

test("an island is chosen with Tab and Enter, and Escape closes it and leaves the focus on it", async () => {
  await openMap(browser, "en/halfway/", async (map, page) => {
    await map.tabTo("brim");
    await page.keyboard.press("Enter");
    await isChosen(map, "brim", GROUPS.brim);
    assert.equal(await map.focused(), "brim");
    await page.keyboard.press("Escape");
    await map.marks(null);
    await map.addressIs("en/halfway/");
    assert.equal(await map.focused(), "brim");
  });
});

test("Space chooses like Enter and does not scroll the page", async () => {
  await openMap(browser, "en/halfway/", async (map, page) => {
    await map.tabTo("skerries");
    await page.keyboard.press("Space");
    await isChosen(map, "skerries", GROUPS.skerries);
    assert.equal(await page.evaluate(() => scrollY), 0);
  }, { viewport: { width: 800, height: 600 } });
});

test("Escape in the panel closes the island and takes the focus back to its shape", async () => {
  await openMap(browser, "en/halfway/holm/", async (map, page) => {
    await map.tab("Facts").focus();
    await page.keyboard.press("Escape");
    await map.marks(null);
    assert.equal(await map.focused(), "holm");
  });
});

test("Escape closes an islet without losing the focus", notInFirefox(ALIKE), async () => {
  await openMap(browser, "en/halfway/tarn/", async (map, page) => {
    await map.island(named("tarn")).focus();
    await page.keyboard.press("Escape");
    await map.marks(null);
    await map.settled();
    assert.notEqual(await map.focused(), "body");
  });
});

test("what is chosen is announced", notInFirefox(ALIKE), async () => {
  await openMap(browser, "en/halfway/", async (map, page) => {
    await map.listed(GROUPS.holm).click();
    const said = page.getByRole("status").filter({ hasText: `${GROUPS.holm} selected` });
    await said.waitFor({ state: "attached" });
  });
});

test("an address opens with its island chosen, and a reload shows the same", async () => {
  await openMap(browser, "en/halfway/holm/", async (map, page) => {
    await isChosen(map, "holm", GROUPS.holm);
    const before = await map.frameOf("holm");
    await page.reload();
    await map.live();
    await isChosen(map, "holm", GROUPS.holm);
    assert.deepEqual(await map.frameOf("holm"), before);
  });
});

test("pressing an island and opening its address show the same", notInFirefox(ALIKE), async () => {
  const views = [];
  const look = async (map) => {
    await map.settled();
    const labels = await map.page.locator(".chart .label").evaluateAll((all) => all.map((label) => label.textContent).sort());
    views.push({ frame: await map.frameOf("hern"), labels, panel: await map.panel.innerText() });
  };
  await openMap(browser, "en/halfway/", async (map) => {
    await map.pressIsland("hern");
    await isChosen(map, "hern", GROUPS.hern);
    await look(map);
  });
  await openMap(browser, "en/halfway/hern/", look);
  // The same to the eye: the outline that a frame is reckoned from may be the coarse or the fine one.
  assert.ok(Math.abs(views[0].frame.share - views[1].frame.share) < 0.002, `${views[0].frame.share}, ${views[1].frame.share}`);
  assert.equal(views[0].panel, views[1].panel);
  assert.deepEqual(views[0].labels, views[1].labels);
});

test("an islet opens by its address inside its group", notInFirefox(ALIKE), async () => {
  await openMap(browser, "en/halfway/tarn/", async (map, page) => {
    await map.showsTitle(named("tarn"));
    await map.marks("tarn");
    assert.ok((await map.frameOf("tarn")).within);
    assert.ok(await map.panel.getByText(`Part of ${GROUPS.skerries}`).isVisible());
    assert.equal(await map.listed(GROUPS.skerries).getAttribute("aria-current"), "true");
    const islets = page.getByRole("navigation", { name: `Islands of ${GROUPS.skerries}` });
    assert.equal(await islets.getByRole("link", { name: named("tarn") }).getAttribute("aria-current"), "true");
    await map.tab("Claims").click();
    assert.ok(await page.getByRole("heading", { name: `Positions on ${GROUPS.skerries}` }).isVisible());
  });
});

test("back and forward go through what was chosen, map and panel alike", async () => {
  await openMap(browser, "en/halfway/", async (map, page) => {
    await map.listed(GROUPS.holm).click();
    await isChosen(map, "holm", GROUPS.holm);
    await map.listed(GROUPS.skerries).click();
    await isChosen(map, "skerries", GROUPS.skerries);
    await page.goBack();
    await isChosen(map, "holm", GROUPS.holm);
    await page.goBack();
    await map.marks(null);
    await map.addressIs("en/halfway/");
    await page.goForward();
    await isChosen(map, "holm", GROUPS.holm);
    await page.goForward();
    await isChosen(map, "skerries", GROUPS.skerries);
  });
});

test("a link is left to the browser when it is to open elsewhere", async () => {
  await openMap(browser, "en/halfway/", async (map, page) => {
    const [other] = await Promise.all([
      page.context().waitForEvent("page"),
      map.listed(GROUPS.holm).click({ modifiers: ["ControlOrMeta"] }),
    ]);
    await other.waitForURL(/en\/halfway\/holm\/$/);
    await map.marks(null);
  });
});

const NATIVE = Object.values(islands).flatMap((island) => island.name.map(({ native, lang }) => [native, lang]));

// Every text in Arabic and every native name must say which language it is in; the first element around it that has a language counts.
const FOREIGN = ([selector, names]) => {
  const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
  const wrong = [];
  let seen = 0;
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const lang = text.parentElement.closest("[lang]").lang || text.parentElement.closest("[lang]").getAttribute("lang");
    const wanted = /[\u0600-\u06ff]/.test(text.data) ? "ar" : names.find(([name]) => text.data.includes(name))?.[1];
    if (!wanted) continue;
    seen += 1;
    if (lang !== wanted) wrong.push(`${text.data} (${lang})`);
  }
  return { wrong, seen };
};

test("the page and every foreign name in the panel say their language", notInFirefox(ALIKE), async () => {
  await openMap(browser, "en/halfway/hern/", async (map, page) => {
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    for (const tab of ["Brief", "Claims", "Facts", "Sources"]) {
      await map.tab(tab).click();
      await page.locator(`[data-role=${tab.toLowerCase()}]`).waitFor();
      const { wrong, seen } = await page.evaluate(FOREIGN, ["#panel", NATIVE]);
      assert.deepEqual(wrong, [], tab);
      assert.ok(seen >= 3, `${seen} foreign names`);
    }
  });
});

test("every foreign name on the map says its language", notInFirefox(ALIKE), async () => {
  await openMap(browser, "en/halfway/holm/", async (map, page) => {
    await map.settled();
    const { wrong, seen } = await page.evaluate(FOREIGN, [".labels", NATIVE]);
    assert.ok(seen >= 1, `${seen} foreign names`);
    assert.deepEqual(wrong, []);
  });
});
