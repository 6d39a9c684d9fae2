// The first dispute in Japanese and Russian: the whole map, under its own words and with its own order of names.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, until } from "../lib/browser.mjs";
import { clipped } from "../lib/clipped.mjs";
import { openMap } from "../lib/map.mjs";

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
  },
  ru: {
    chart: "Карта «", islands: "Острова", search: "Поиск", languages: "Язык", claims: "Позиции",
    island: "Кунашир / Кунасири", other: "Итуруп / Эторофу", shape: "Итуруп / Эторофу: управляет Россия, претендует Япония",
    sides: ["Япония заявляет", "Россия заявляет"], question: "Что доказывает трактат 1855 года?",
    finds: { итур: "Итуруп / Эторофу", Эторофу: "Итуруп / Эторофу", Etorofu: "Итуруп / Эторофу", зеленый: "Зелёный / Сибоцу" },
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

  test(`in ${lang}: text of another language says which it is, and the rest is written in this one's letters`, async () => {
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

  test(`in ${lang}: nothing is wider than its page, and no word is cut`, async () => {
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
