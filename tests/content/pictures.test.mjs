// Saved pictures of the first dispute in Japanese and Russian: their caption, and fonts for a script that the first ones lack.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../lib/browser.mjs";
import { openMap } from "../lib/map.mjs";
import { inReader, take } from "../lib/picture.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const SAID = {
  ja: { options: "地図の設定", take: "画像をダウンロード", view: /^本地図の線および名称は概略であり/, texts: "文章：CC BY 4.0。" },
  ru: { options: "Настройки карты", take: "Скачать изображение", view: /^Линии и названия на карте приблизительны/, texts: "Тексты: CC BY 4.0." },
};

/** The language of an SVG, and the lines of text in it. */
const read = (bytes) =>
  inReader(browser, (text) => {
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
    const texts = [...parsed.querySelectorAll("text:not([aria-hidden])")].map((line) => line.textContent);
    return { lang: parsed.documentElement.getAttribute("lang"), texts };
  }, bytes.toString("utf8"));

for (const [lang, said] of Object.entries(SAID)) {
  test(`the caption is in the page's language: ${lang}`, async () => {
    await openMap(browser, `${lang}/kuril/`, async (map, page) => {
      const picture = await read((await take(page, "SVG", said)).bytes);
      assert.equal(picture.lang, lang);
      assert.ok(picture.texts.some((line) => said.view.test(line)), picture.texts.join("\n"));
      assert.ok(picture.texts.join("").replaceAll(" ", "").includes(said.texts.replaceAll(" ", "")), picture.texts.join("\n"));
    });
  });
}

test("a picture in Japanese is drawn in the fonts that come with it", async () => {
  const swapped = async (route) => {
    const rules = await (await route.fetch()).text();
    await route.fulfill({ contentType: "text/css", body: rules.replace(/Noto (Serif|Sans) JP/g, (_, face) => `Noto ${face === "Serif" ? "Sans" : "Serif"} JP`) });
  };
  const drawn = [];
  for (const answer of [(route) => route.continue(), swapped]) {
    await openMap(browser, "ja/kuril/", async (map, page) => {
      drawn.push((await take(page, "PNG", SAID.ja)).bytes);
      assert.equal(await map.alert.count(), 0);
    }, { prepare: (page) => page.route(/\/fonts\./, answer) });
  }
  assert.ok(!drawn[0].equals(drawn[1]), "other fonts draw the same picture");
});
