// The second dispute: two rocks that are too small to be seen from afar, a name that is no side's, lines through listed points, Hangul.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sound } from "../lib/axe.mjs";
import { launch, open, until } from "../lib/browser.mjs";
import { openMap } from "../lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** What a reader of each language meets: the island on the map, the first question, and both sides as they answer. */
const EDITIONS = {
  en: { island: "Dokdo / Takeshima: administered by South Korea, claimed by Japan", title: "Dokdo / Takeshima", question: "Is there a dispute?", sides: ["Japan says", "South Korea says"], claims: "Claims" },
  ko: { island: "독도 / 다케시마: 한국 관할, 일본 영유권 주장", title: "독도 / 다케시마", question: "영유권 분쟁은 존재하는가?", sides: ["일본의 입장", "한국의 입장"], claims: "각국의 주장" },
  ja: { island: "竹島 / 独島：韓国が統治、日本が領有権を主張", title: "竹島 / 独島", question: "領土をめぐる紛争は存在するのか", sides: ["日本側の主張", "韓国側の主張"], claims: "双方の主張" },
};

for (const [lang, words] of Object.entries(EDITIONS)) {
  test(`in ${lang}: what is too small to be seen has a symbol that is pressed, and both sides answer`, async () => {
    await openMap(browser, `${lang}/liancourt/`, async (map, page) => {
      assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
      const island = page.getByRole("button", { name: words.island, exact: true });
      const box = await island.locator(".shape").first().boundingBox();
      assert.ok(box.width >= 10 && box.height >= 10, `the symbol is ${box.width} × ${box.height} px`);
      await island.click();
      await map.addressIs(`${lang}/liancourt/rocks/`);
      await map.showsTitle(words.title);
      await page.getByRole("link", { name: words.claims, exact: true }).click();
      await page.locator("summary", { hasText: words.question }).first().click();
      await map.addressIs(`${lang}/liancourt/rocks/?tab=claims&claim=dispute`);
      const sides = map.claim("dispute").locator("[data-role=claim-side]").getByRole("heading");
      assert.deepEqual(await sides.allTextContents(), words.sides);
      await sound(page, `the second dispute in ${lang}`);
    });
  });

  test(`in ${lang}: nothing is wider than a phone`, async () => {
    for (const address of [`${lang}/liancourt/`, `embed/${lang}/liancourt/`, `${lang}/liancourt/about/`, `${lang}/liancourt/article/`, `${lang}/liancourt/data/`]) {
      await open(browser, address, async (page) => {
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), address);
      }, { viewport: { width: 320, height: 640 } });
    }
  });
}

test("near by both islets are shapes of their own, and the name that is no side's is found", async () => {
  await openMap(browser, "en/liancourt/?at=37.2415,131.867,14", async (map, page) => {
    for (const id of ["east-islet", "west-islet"]) {
      const box = await page.locator(`[data-island="${id}"] .shape`).filter({ visible: true }).boundingBox();
      assert.ok(box.width > 30, `${id}: ${box.width} px`);
    }
    const search = page.getByRole("combobox", { name: "Search" });
    await search.fill("liancourt");
    await until(async () => (await page.getByRole("option").count()) > 0, "it is found");
    assert.equal(await map.alert.count(), 0);
  });
});
