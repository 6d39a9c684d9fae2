// What is said of the content itself: up to when it was checked, on every page, and on whose texts the answers rest.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, site } from "./lib/browser.mjs";
import { dispute, fill, words } from "./lib/invented.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** The month up to which the content was checked, in a language. */
function checked(lang) {
  const [y, m] = dispute.checked.split("-");
  const { month, month_names } = words(lang).date;
  return fill(month, { y, m: month_names[m - 1] });
}

const PAGES = ["en/halfway/", "ar/halfway/hern/", "en/halfway/stack/", "en/halfway/about/", "ar/halfway/article/", "en/halfway/data/", "en/halfway/build-embed/"];
const FRAMES = ["embed/en/halfway/", "embed/ar/halfway/hern/", "embed/en/halfway/?plain=1"];

for (const path of [...PAGES, ...FRAMES]) {
  test(`a reader sees up to when the content was checked, once, with and without a script: ${path}`, async () => {
    const lang = path.replace("embed/", "").slice(0, 2);
    for (const javaScriptEnabled of [true, false]) {
      await open(browser, path, async (page) => {
        if (javaScriptEnabled && !/about|article|data|build/.test(path)) await page.waitForSelector("html[data-ready]", { state: "attached" });
        const said = page.locator(".checked");
        assert.equal(await said.count(), 1);
        assert.equal((await said.textContent()).trim(), `${fill(words(lang).panel.checked, { date: checked(lang) })}${words(lang).mark.stop.trim()}`);
        assert.ok(await said.isVisible());
      }, { javaScriptEnabled });
    }
  });
}

test("paper says once up to when its content was checked, and the version where all texts are on it", async () => {
  const [state] = fill(words("en").picture.state, { date: checked("en") }).split("{version}");
  for (const path of ["en/halfway/", "embed/en/halfway/", "en/halfway/about/"]) {
    await open(browser, path, async (page) => {
      const seen = (locator) => locator.filter({ visible: true }).count();
      const said = async () => [await seen(page.locator(".checked")), await seen(page.locator(".imprint", { hasText: state }))];
      await page.emulateMedia({ media: "print" });
      // Without a script nobody opens what is folded below a frame.
      assert.deepEqual(await said(), path.startsWith("embed") ? [1, 0] : [0, 1], path);
      if (path.endsWith("about/")) return;
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      assert.deepEqual(await said(), [0, 1], path);
    });
  }
});

for (const [id, lang] of [["halfway", "en"], ["halfway", "ar"], ["triple", "ru"]]) {
  test(`the page about the map says how far each side's answers rest on its own texts, and where on none: ${lang}/${id}`, async () => {
    const { claims, sources, dispute } = await (await fetch(new URL(`data/${id}/${lang}/content.json`, site))).json();
    const own = words(lang);
    const isOwn = (side) => (source) => sources.find(({ id }) => id === source).voice?.includes(side);
    const cited = (claim, side) => [...claim.side[side][lang].matchAll(/\[\^([^\]]+)\]/g)].map(([, source]) => source);
    const share = ({ id }) => {
      const all = claims.flatMap((claim) => cited(claim, id));
      return Math.floor((100 * all.filter(isOwn(id)).length) / all.length);
    };
    const shares = dispute.side.map((side) => `${side.name[lang]}${own.mark.beside}${fill(own.scenario.percent, { n: share(side) })}`);
    const lacks = dispute.side.map((side) => [side.name[lang], claims.filter((claim) => !cited(claim, side.id).some(isOwn(side.id)))]);
    const lacking = lacks.filter(([, claims]) => claims.length > 0);
    assert.equal(lacking.length, id === "triple" ? 1 : 0, "one invented dispute has such a question, the other has none");
    await open(browser, `${lang}/${id}/about/`, async (page) => {
      const method = page.locator("#method");
      const said = fill(own.panel.own_texts, { shares: shares.join(own.mark.list) });
      assert.ok(await method.getByText(said, { exact: true }).isVisible(), said);
      assert.equal(await method.locator("ul").count(), lacking.length);
      for (const [side, claims] of lacking) {
        assert.ok(await method.getByText(fill(own.panel.own_texts_lack, { side }), { exact: true }).isVisible());
        const links = await method.locator("ul a").evaluateAll((all) => all.map((link) => [link.textContent, link.href]));
        const page = (key) => new URL(`${lang}/${id}/?tab=claims&claim=${key}`, site).href;
        assert.deepEqual(links, claims.map(({ key, question }) => [question[lang], page(key)]));
      }
    });
  });
}
