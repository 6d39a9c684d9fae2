// What a side was called then: on its land, in the key and in an island's accessible name, while the sides of the argument keep theirs.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../lib/browser.mjs";
import { openMap } from "../lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** On a date: what is written on the land of each side, what the key has, how an island's name ends, and the names that are of another time. */
const THEN = [
  { at: "en/kuril/?date=1860&at=46.5,146,4.6", land: ["Japan", "Russian Empire"], island: "iturup", held: "administered by Japan", never: ["Empire of Japan", "Soviet Union"] },
  { at: "en/kuril/?date=1910&at=46.5,146,4.6", land: ["Empire of Japan", "Russian Empire"], island: "iturup", held: "administered by the Empire of Japan", never: ["Soviet Union"] },
  { at: "ja/kuril/?date=1910&at=46.5,146,4.6", land: ["大日本帝国", "ロシア帝国"], island: "iturup", held: "大日本帝国が統治", never: ["ソ連"] },
  { at: "ru/kuril/?date=1910&at=46.5,146,4.6", land: ["Японская империя", "Российская империя"], island: "iturup", held: "управляет Японская империя", never: ["Советский Союз"] },
  { at: "en/kuril/?date=1920&at=46.5,146,4.6", land: ["Empire of Japan", "Russia"], island: "iturup", held: "administered by the Empire of Japan", never: ["Soviet Union", "Russian Empire"] },
  { at: "en/kuril/?date=1948&at=46.5,146,4.6", land: ["Japan (Allied occupation)", "Soviet Union"], island: "iturup", held: "administered by the Soviet Union", never: ["Empire of Japan"] },
  { at: "ru/kuril/?date=1948&at=46.5,146,4.6", land: ["Япония (союзная оккупация)", "Советский Союз"], island: "iturup", held: "управляет Советский Союз", never: ["Японская империя"] },
  { at: "en/kuril/?date=1960&at=46.5,146,4.6", land: ["Japan", "Soviet Union"], island: "iturup", held: "administered by the Soviet Union, claimed by Japan", never: ["Allied occupation"] },
  { at: "en/kuril/?at=46.5,146,4.6", land: ["Japan", "Russia"], island: "iturup", held: "administered by Russia, claimed by Japan", never: ["Empire", "Soviet Union"] },
  { at: "en/liancourt/?date=1900", land: ["Empire of Japan", "Korean Empire"], island: "rocks", held: "no administrator accepted by both governments", never: ["South Korea"] },
  { at: "ko/liancourt/?date=1930", land: ["일본 제국"], island: "rocks", held: "일본 제국 관할", never: ["대한제국"] },
  { at: "ja/liancourt/?date=1947", land: ["日本（連合国の占領下）"], island: "rocks", held: null, never: ["大日本帝国", "韓国が統治"] },
];

/** What a side is never called where it argues, on whatever date. */
const OF_THE_PAST = /Empire|Soviet|occupation|帝国|ソ連|連合国|Империя|империя|Советский|제국/;

for (const { at, land, island, held, never } of THEN) {
  test(`at ${at} the map calls the sides ${land.join(" and ")}`, async () => {
    await openMap(browser, at, async (map, page) => {
      await map.settled();
      const legend = await page.locator("[data-role=legend]").innerText();
      const labels = await page.locator(".live.chart .labels").evaluate((all) => [...all.querySelectorAll("text")].map((text) => text.textContent));
      for (const name of land) {
        assert.ok(labels.includes(name), `${name} is not written on its land: ${labels.join(" | ")}`);
        assert.ok(legend.includes(name), `${name} is not in the key: ${legend}`);
      }
      const name = await page.locator(`[data-island="${island}"]`).getAttribute("aria-label");
      if (held) assert.ok(name.endsWith(held), name);
      for (const other of never) {
        assert.ok(![...labels, name].some((text) => text.includes(other)), `${other}: of another time`);
        assert.ok(!legend.includes(other), `${other} is in the key`);
      }
      const sides = await page.locator("[data-role=claims] [data-role=claim-side] > h5").allTextContents();
      assert.ok(sides.length > 0 && sides.every((side) => !OF_THE_PAST.test(side)), `the sides of the argument: ${sides}`);
    });
  });
}
