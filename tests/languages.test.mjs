// Every language has the whole map, under its own words and with its own order of names; the root offers the reader's.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ALIKE, launch, notInFirefox, open, until } from "./lib/browser.mjs";
import { sound } from "./lib/axe.mjs";
import { MapPage, openMap } from "./lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** What a reader of each language meets. `sides` as they answer; `finds` by what they would type. */
const EDITIONS = {
  ja: {
    chart: "地図：", islands: "島々", search: "検索", languages: "言語", claims: "双方の主張",
    island: "国後島 / クナシル島", other: "択捉島 / イトゥルップ島", shape: "択捉島 / イトゥルップ島：ロシアが統治、日本が領有権を主張",
    sides: ["日本側の主張", "ロシア側の主張"], question: "1855年の条約は何を証明するのか",
    finds: { 択捉: "択捉島 / イトゥルップ島", えとろふ: "択捉島 / イトゥルップ島", Iturup: "択捉島 / イトゥルップ島", 根室: "根室" },
    about: "この地図について", data: "データ", line: "事実上の境界線",
  },
  ru: {
    chart: "Карта «", islands: "Острова", search: "Поиск", languages: "Язык", claims: "Позиции",
    island: "Кунашир / Кунасири", other: "Итуруп / Эторофу", shape: "Итуруп / Эторофу: управляет Россия, претендует Япония",
    sides: ["Япония заявляет", "Россия заявляет"], question: "Что доказывает трактат 1855 года?",
    finds: { итур: "Итуруп / Эторофу", Эторофу: "Итуруп / Эторофу", Etorofu: "Итуруп / Эторофу", зеленый: "Зелёный / Сибоцу" },
    about: "О карте", data: "Данные", line: "Фактическая линия",
  },
};

for (const [lang, words] of Object.entries(EDITIONS)) {
  test(`in ${lang}: an island from the list, a question with both sides, a find, and another language in the same place`, async () => {
    await openMap(browser, `${lang}/kuril/`, async (map, page) => {
      assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
      await page.getByRole("group", { name: new RegExp(`^${words.chart}`) }).waitFor();
      await page.getByRole("button", { name: words.shape, exact: true }).waitFor();
      await page.getByRole("navigation", { name: words.islands, exact: true }).getByRole("link", { name: words.island, exact: true }).click();
      await map.addressIs(`${lang}/kuril/kunashir/`);
      await map.showsTitle(words.island);

      await page.getByRole("link", { name: words.claims, exact: true }).click();
      const question = page.locator("summary", { hasText: words.question });
      await question.click();
      await map.addressIs(`${lang}/kuril/kunashir/?tab=claims&claim=1855`);
      const sides = map.claim("1855").locator("[data-role=claim-side]").getByRole("heading");
      assert.deepEqual(await sides.allTextContents(), words.sides);

      const search = page.getByRole("combobox", { name: words.search });
      for (const [typed, found] of Object.entries(words.finds)) {
        await search.fill(typed);
        const first = page.getByRole("option").first().locator(".title");
        await until(async () => (await first.count()) === 1 && (await first.textContent()) === found, `${typed} finds ${found}`);
      }
      await search.fill("");

      await map.button({ ja: "拡大", ru: "Приблизить" }[lang]).click();
      const at = await map.moved();
      await page.getByRole("navigation", { name: words.languages }).getByRole("link", { name: "English" }).click();
      await map.live();
      assert.match(page.url(), /\/en\/kuril\/kunashir\/\?/);
      assert.equal(new URL(page.url()).searchParams.get("claim"), "1855");
      assert.deepEqual(map.at(), at);
      await map.showsTitle("Kunashir / Kunashiri");
    });
  });

  test(`in ${lang}: text of another language says which it is, and the rest is written in this one's letters`, notInFirefox(ALIKE), async () => {
    await openMap(browser, `${lang}/kuril/iturup/`, async (map, page) => {
      await map.settled();
      const stray = await page.evaluate((lang) => {
        const letters = { ja: /[А-Яа-яЁё]|[A-Za-z]{12,}/, ru: /[\u3040-\u30ff\u4e00-\u9fff]|[A-Za-z]{12,}/ }[lang];
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found = [];
        for (let text = walk.nextNode(); text; text = walk.nextNode()) {
          const { parentElement: parent, data } = text;
          const isSeen = parent.getClientRects().length > 0 && !parent.closest("script, style, noscript");
          if (isSeen && letters.test(data) && parent.closest("[lang]").lang === lang) found.push(data);
        }
        return found;
      }, lang);
      // What is nobody's language: a name of a publisher, and the words that the licence of the map's data asks for.
      const ownNames = /© OpenStreetMap contributors|Economist Intelligence Unit/;
      assert.deepEqual(stray.filter((text) => !ownNames.test(text)), []);
    });
  });

  test(`in ${lang}: axe finds nothing on the map, an open question, a frame, and the pages about the map and its data`, notInFirefox(ALIKE), async () => {
    for (const address of [`${lang}/kuril/`, `${lang}/kuril/shikotan/?claim=1855`, `embed/${lang}/kuril/habomai/?tab=facts`]) {
      await openMap(browser, address, async (map, page) => {
        await map.settled();
        await sound(page, address);
      });
    }
    for (const [address, heading] of [[`${lang}/kuril/about/`, words.about], [`${lang}/kuril/data/`, words.data]]) {
      await open(browser, address, async (page) => {
        await page.getByRole("heading", { name: heading, exact: true }).waitFor();
        await sound(page, address);
      });
    }
  });

  test(`in ${lang}: nothing is wider than its page, and no word is cut`, notInFirefox("it takes half a minute there"), async () => {
    const addresses = ["", "iturup/", "shikotan/?claim=1855", "habomai/?tab=facts", "?tab=claims"].map((rest) => `${lang}/kuril/${rest}`);
    for (const address of [...addresses, `embed/${lang}/kuril/`, `embed/${lang}/kuril/kunashir/?claim=yalta`]) {
      for (const [width, height] of [[1280, 800], [360, 640]]) {
        await openMap(browser, address, async (map, page) => {
          await map.settled();
          const wide = await page.evaluate(clipped);
          assert.deepEqual(wide, [], `${address} at ${width}`);
        }, { viewport: { width, height } });
      }
    }
    for (const address of [`${lang}/kuril/about/`, `${lang}/kuril/data/`]) {
      await open(browser, address, async (page) => {
        assert.deepEqual(await page.evaluate(clipped), [], address);
      }, { viewport: { width: 360, height: 640 } });
    }
  });
}

/** In the page: the texts that reach beyond what shows them. */
function clipped() {
  const said = [];
  if (document.documentElement.scrollWidth > innerWidth) said.push(`the page is ${document.documentElement.scrollWidth} px wide`);
  for (const element of document.querySelectorAll("h1, h2, h3, h4, p, a, summary, button, dt, dd, th, td, li, label")) {
    const { overflowX } = getComputedStyle(element);
    const isSeen = element.getClientRects().length > 0 && !element.closest("svg, [hidden]");
    const scrolls = element.closest(".scroll, [tabindex='0']");
    if (isSeen && !scrolls && overflowX !== "auto" && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1) {
      said.push(`${element.localName} “${element.textContent.slice(0, 40)}”`);
    }
  }
  return said;
}

const NAMED = { en: "Language: English", ja: "言語：日本語", ru: "Язык: Русский" };

for (const [address, lang, island] of [["ru/kuril/iturup/", "ru", "iturup"], ["embed/ja/kuril/shikotan/", "ja", "shikotan"], ["en/kuril/about/", "en", null]]) {
  for (const javaScriptEnabled of [true, false]) {
    test(`on a phone the languages are one menu ${javaScriptEnabled ? "" : "without any script "}on ${address}`, notInFirefox(ALIKE), async () => {
      await open(browser, address, async (page) => {
        const isLive = javaScriptEnabled && island;
        if (isLive) await new MapPage(page).live();
        const menu = page.getByRole("button", { name: NAMED[lang], exact: true });
        const links = page.locator("nav").filter({ has: page.locator("[hreflang]") }).getByRole("link");
        const [title, { x, y, width, height }] = await Promise.all([page.getByRole("heading", { level: 1 }).boundingBox(), menu.boundingBox()]);
        assert.ok(width >= 44 && height >= 24 && x >= title.x + title.width && y < title.y + title.height, "it stands beside the title");
        const isOpen = (open) => until(async () => (await links.count()) === (open ? 3 : 0), `the menu is ${open ? "open" : "closed"}`);
        await isOpen(false);

        await menu.click();
        await isOpen(true);
        for (const box of await links.evaluateAll((all) => all.map((link) => link.getBoundingClientRect().toJSON()))) {
          assert.ok(box.height >= 40 && box.left >= 0 && box.right <= 360 && box.top >= y + 24, JSON.stringify(box));
        }
        await page.mouse.click(4, y + 2);
        await isOpen(false);

        await menu.focus();
        await page.keyboard.press("Enter");
        await isOpen(true);
        if (isLive) await sound(page, "the menu of languages", [360]);
        await page.keyboard.press("Escape");
        await isOpen(false);
        if (isLive) await new MapPage(page).marks(island);
        assert.equal(await menu.evaluate((menu) => menu === document.activeElement), true);

        await page.keyboard.press("Enter");
        await isOpen(true);
        await page.keyboard.press("Tab");
        if (lang === "en") await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        const other = { ru: "en", ja: "en", en: "ja" }[lang];
        await page.waitForURL((url) => url.pathname.endsWith(address.replace(`${lang}/`, `${other}/`)));
      }, { javaScriptEnabled, viewport: { width: 360, height: 640 } });
    });
  }
}

const OFFERED = { "ja-JP": ["ja", "日本語で読む"], "ru-RU": ["ru", "Читать эту страницу по-русски"], "en-US": null, "de-DE": null };

for (const [locale, offered] of Object.entries(OFFERED)) {
  test(`the root offers a reader of ${locale} ${offered ? "the page in that language, and can be told not to" : "nothing else"}`, notInFirefox(ALIKE), async () => {
    await open(browser, "", async (page) => {
      const line = page.locator(".offer");
      await page.getByRole("searchbox").waitFor();
      if (!offered) return assert.equal(await line.count(), 0);
      const [lang, text] = offered;
      const link = line.getByRole("link", { name: text });
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
  await open(browser, "?lang=ru&theme=dark", async (page) => {
    await page.waitForURL((url) => url.pathname.endsWith("/ru/") && url.search === "?theme=dark");
  });
});

test("an address that names a language is left as it is, whoever reads it", notInFirefox(ALIKE), async () => {
  await openMap(browser, "en/kuril/", async (map, page) => {
    assert.equal(await page.locator(".offer").count(), 0);
    await new MapPage(page).listed("Shikotan").waitFor();
  }, { locale: "ja-JP" });
});
