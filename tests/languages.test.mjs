// Every language has the whole map, from left to right or from right to left, under its own words; the root offers the reader's.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ALIKE, launch, notInFirefox, open, until } from "./lib/browser.mjs";
import { sound } from "./lib/axe.mjs";
import { claims, dispute, fill, islands, named, sides, words } from "./lib/invented.mjs";
import { clipped } from "./lib/clipped.mjs";
import { MapPage, openMap } from "./lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const ARABIC = words("ar");
const [question] = Object.values(claims).filter((claim) => claim.islands.includes("brim"));

test("from right to left: an island from the list, a question with both sides, a find, and another language in the same place", async () => {
  await openMap(browser, "ar/halfway/", async (map, page) => {
    assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), ["ar", "rtl"]);
    await page.getByRole("group", { name: fill(ARABIC.map.name, { title: dispute.title.ar }), exact: true }).waitFor();
    const { by, claimed } = { by: islands.brim.administered.by, claimed: islands.brim.claimed.by };
    const shape = { island: named("brim", "ar"), by: sides[by].name.ar, claimed: sides[claimed].name.ar };
    await page.getByRole("button", { name: fill(ARABIC.map.island, shape), exact: true }).waitFor();
    const list = page.getByRole("navigation", { name: ARABIC.panel.islands, exact: true });
    await list.getByRole("link", { name: named("brim", "ar"), exact: true }).click();
    await map.addressIs("ar/halfway/brim/");
    await map.showsTitle(named("brim", "ar"));

    await page.getByRole("link", { name: ARABIC.panel.claims, exact: true }).click();
    await page.locator("summary", { hasText: question.question.ar }).click();
    await map.addressIs(`ar/halfway/brim/?tab=claims&claim=${question.key}`);
    const said = map.claim(question.key).locator("[data-role=claim-side]").getByRole("heading");
    assert.deepEqual(await said.allTextContents(), dispute.side.map((side) => side.says.ar));

    const search = page.getByRole("combobox", { name: ARABIC.search.label });
    const finds = [...islands.hern.name.map((name) => name.label.ar), islands.hern.name[0].latin];
    for (const typed of finds) {
      await search.fill(typed);
      const first = page.getByRole("option").first().locator(".title");
      await until(async () => (await first.count()) === 1 && (await first.textContent()) === named("hern", "ar"), `${typed} finds it`);
    }
    await search.fill("");

    await map.button(ARABIC.map.zoom_in).click();
    const at = await map.moved();
    await page.getByRole("navigation", { name: ARABIC.panel.languages }).getByRole("link", { name: "English" }).click();
    await map.live();
    assert.match(page.url(), /\/en\/halfway\/brim\/\?/);
    assert.equal(new URL(page.url()).searchParams.get("claim"), question.key);
    assert.deepEqual(map.at(), at);
    await map.showsTitle(named("brim"));
    assert.equal(await page.evaluate(() => document.documentElement.dir), "");
  });
});

test("from right to left: the panel stands on the left, the map keeps its left and right, and east is still on the right", async () => {
  const boxes = async (lang) => {
    let found;
    await openMap(browser, `${lang}/halfway/`, async (map, page) => {
      await map.settled();
      const [chart, panel] = await Promise.all([map.page.locator("[data-role=map]").boundingBox(), map.panel.boundingBox()]);
      const of = (id) => page.locator(`g[data-island="${id}"] .shape`).first().boundingBox();
      found = { panelIsLeft: panel.x < chart.x, east: (await of("brim")).x > (await of("hern")).x };
    });
    return found;
  };
  const [english, arabic] = [await boxes("en"), await boxes("ar")];
  assert.deepEqual([english.panelIsLeft, arabic.panelIsLeft], [false, true]);
  assert.equal(arabic.east, english.east);
});

test("from right to left: axe finds nothing on the map, an open question, a frame, and the pages about the map and its data", notInFirefox(ALIKE), async () => {
  for (const address of ["ar/halfway/", `ar/halfway/brim/?claim=${question.key}`, "embed/ar/halfway/skerries/?tab=facts"]) {
    await openMap(browser, address, async (map, page) => {
      await map.settled();
      await sound(page, address);
    });
  }
  for (const address of ["ar/halfway/about/", "ar/halfway/data/"]) await open(browser, address, (page) => sound(page, address));
});

test("in every language nothing is wider than its page, and no word is cut", notInFirefox("it takes half a minute there"), async () => {
  for (const lang of dispute.languages) {
    const addresses = ["", "hern/", `brim/?claim=${question.key}`, "skerries/?tab=facts", "?tab=claims"].map((rest) => `${lang}/halfway/${rest}`);
    for (const address of [...addresses, `embed/${lang}/halfway/`, `embed/${lang}/halfway/brim/?claim=${question.key}`]) {
      for (const [width, height] of [[1280, 800], [360, 640]]) {
        await openMap(browser, address, async (map, page) => {
          await map.settled();
          assert.deepEqual(await page.evaluate(clipped), [], `${address} at ${width}`);
        }, { viewport: { width, height } });
      }
    }
    for (const address of [`${lang}/halfway/about/`, `${lang}/halfway/data/`]) {
      await open(browser, address, async (page) => assert.deepEqual(await page.evaluate(clipped), [], address), { viewport: { width: 360, height: 640 } });
    }
  }
});

const LANGUAGES = { en: ["en/halfway/hern/", "embed/en/halfway/holm/", "en/halfway/about/"], ar: ["ar/halfway/hern/", "embed/ar/halfway/holm/"] };

for (const [lang, address] of Object.entries(LANGUAGES).flatMap(([lang, addresses]) => addresses.map((address) => [lang, address]))) {
  for (const javaScriptEnabled of [true, false]) {
    test(`on a phone the languages are one menu ${javaScriptEnabled ? "" : "without any script "}on ${address}`, notInFirefox(ALIKE), async () => {
      await open(browser, address, async (page) => {
        const own = words(lang);
        const island = /(hern|holm)\/$/.exec(address)?.[1];
        const isLive = javaScriptEnabled && island;
        if (isLive) await new MapPage(page).live();
        const menu = page.getByRole("button", { name: `${own.panel.languages}${own.mark.colon}${own.own_name[lang]}`, exact: true });
        const links = page.locator("nav").filter({ has: page.locator("[hreflang]") }).getByRole("link");
        const [title, box] = await Promise.all([page.getByRole("heading", { level: 1 }).boundingBox(), menu.boundingBox()]);
        const { x, y, width, height } = box;
        const isBehind = lang === "ar" ? x + width <= title.x : x >= title.x + title.width;
        assert.ok(width >= 44 && height >= 24 && isBehind && y < title.y + title.height, "it stands beside the title");
        const isOpen = (open) => until(async () => (await links.count()) === (open ? dispute.languages.length : 0), `the menu is ${open ? "open" : "closed"}`);
        await isOpen(false);

        await menu.click();
        await isOpen(true);
        for (const box of await links.evaluateAll((all) => all.map((link) => link.getBoundingClientRect().toJSON()))) {
          assert.ok(box.height >= 40 && box.left >= 0 && box.right <= 360 && box.top >= y + 24, JSON.stringify(box));
        }
        await page.mouse.click(lang === "ar" ? 356 : 4, y + 2);
        await isOpen(false);

        await menu.focus();
        await page.keyboard.press("Enter");
        await isOpen(true);
        // To axe a popover is no higher than what it covers; its links were measured above.
        if (isLive) await sound(page, "the menu of languages", [360], ["target-size"]);
        await page.keyboard.press("Escape");
        await isOpen(false);
        if (isLive) await new MapPage(page).marks(island);
        assert.equal(await menu.evaluate((menu) => menu === document.activeElement), true);

        await page.keyboard.press("Enter");
        await isOpen(true);
        for (let tab = 0; tab <= dispute.languages.indexOf(lang === "en" ? "ar" : "en"); tab += 1) await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        const other = lang === "en" ? "ar" : "en";
        await page.waitForURL((url) => url.pathname.endsWith(address.replace(`${lang}/`, `${other}/`)));
      }, { javaScriptEnabled, viewport: { width: 360, height: 640 } });
    });
  }
}

for (const [locale, lang] of Object.entries({ "ar-EG": "ar", "ru-RU": "ru", "en-US": null, "de-DE": null })) {
  test(`the root offers a reader of ${locale} ${lang ? "the page in that language, and can be told not to" : "nothing else"}`, notInFirefox(ALIKE), async () => {
    await open(browser, "", async (page) => {
      const line = page.locator(".offer");
      await page.getByRole("searchbox").waitFor();
      if (!lang) return assert.equal(await line.count(), 0);
      const link = line.getByRole("link", { name: words(lang, "home/").offer });
      assert.equal(await line.getAttribute("lang"), lang);
      await sound(page, "the offer");
      await link.click();
      await page.waitForURL((url) => url.pathname.endsWith(`/${lang}/`));
      assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
      assert.equal(await line.count(), 0);
      await page.goBack();
      await line.getByRole("button").click();
      await line.waitFor({ state: "detached" });
    }, { locale });
  });
}

test("the root leads to the page of the language that its query names", notInFirefox(ALIKE), async () => {
  await open(browser, "?lang=ar&theme=dark", async (page) => {
    await page.waitForURL((url) => url.pathname.endsWith("/ar/") && url.search === "?theme=dark");
  });
});

test("an address that names a language is left as it is, whoever reads it", notInFirefox(ALIKE), async () => {
  await openMap(browser, "en/halfway/", async (map, page) => {
    assert.equal(await page.locator(".offer").count(), 0);
    await new MapPage(page).listed(named("brim")).waitFor();
  }, { locale: "ar-EG" });
});

test("text of another language says which it is, and the rest is written in this one's letters", notInFirefox(ALIKE), async () => {
  const LETTERS = { en: /[\u0400-\u04ff\u0600-\u06ff]/, ar: /[\u0400-\u04ff]|[A-Za-z]{12,}/ };
  for (const lang of dispute.languages) {
    await openMap(browser, `${lang}/halfway/hern/`, async (map, page) => {
      await map.settled();
      const texts = await page.evaluate(said);
      const stray = texts.filter((text) => text.lang === lang && LETTERS[lang].test(text.data)).map((text) => text.data);
      // What is nobody's language: the words that the licence of the map's data asks for.
      assert.deepEqual(stray.filter((text) => !/© OpenStreetMap contributors/.test(text)), []);
      assert.ok(texts.some((text) => text.lang !== lang), "there are names in other languages");
    });
  }
});

/** In the page: every text that is seen, and the language that the first element around it with one has. */
function said() {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    const { parentElement: parent, data } = text;
    if (parent.getClientRects().length > 0 && !parent.closest("script, style, noscript") && data.trim()) found.push({ data, lang: parent.closest("[lang]").lang });
  }
  return found;
}
