// Search on the published site: names in Japanese, in both kana, and in Russian, whatever the language of the page.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../lib/browser.mjs";
import { openMap } from "../lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test("an island is found by its name in every script", async () => {
  await openMap(browser, "en/kuril/", async (map, page) => {
    const seek = async (text) => {
      await page.getByRole("combobox", { name: "Search" }).fill(text);
      const finds = page.getByRole("listbox", { name: "Results" }).getByRole("option");
      await finds.first().waitFor();
      return finds.first().locator(".title").textContent();
    };
    for (const name of ["Etorofu", "etorofuto", "Itur", "択捉", "えとろふ", "エトロフ", "Итуруп", "итуруп"]) {
      assert.equal(await seek(name), "Iturup / Etorofu", name);
    }
    assert.equal(await seek("Зелёный"), "Zelyony / Shibotsu");
  });
});
