// What is drawn after a choice is what its address draws when it is opened: near and far, from every choice to every other.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ALIKE, launch, notInFirefox, site } from "./lib/browser.mjs";
import { openMap } from "./lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const CHOICES = ["", "date=1880&", "date=1930&", "perspective=ardmoria&", "perspective=velsund&", "scenario=two&"];

/** Every way from one of `count` things to another, each once, as a walk that begins and ends at the first. */
const walk = (count, from = 0) => {
  const far = [...Array(count).keys()].slice(from + 2).flatMap((other) => [other, from]);
  return from + 1 < count ? [...far, from + 1, ...walk(count, from + 1), from] : far;
};

/** What the picture says: the name and the paint of each island and line, the legend, whose map it is and of when. */
const looks = (page) =>
  page.evaluate(() => {
    const text = (selector) => [...document.querySelectorAll(`.page ${selector}`)].map((element) => element.textContent);
    const painted = (selector, part) =>
      [...document.querySelectorAll(`.page ${selector}`)].map((element) => {
        const { fill, strokeDasharray } = getComputedStyle(element.querySelector(part));
        return [element.getAttribute("aria-label"), element.querySelector(part).getAttribute("class"), fill, strokeDasharray].join(" | ");
      });
    return {
      map: document.querySelector(".live.chart").getAttribute("aria-label"),
      islands: painted("[data-island]", ".shape"),
      lines: painted("[data-line]", ".stroke"),
      land: [...document.querySelectorAll(".live.chart use.land")].map((land) => land.getAttribute("class")),
      parts: document.querySelectorAll(".live.chart .island.part").length,
      legend: text("[data-role=legend] li:not([hidden])"),
      banner: text(".viewed"),
    };
  });

/** Goes to another address of the live page as the browser's own buttons do. */
const choose = (page, url) =>
  page.evaluate((url) => {
    history.pushState(null, "", url);
    dispatchEvent(new PopStateEvent("popstate"));
    return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  }, url);

for (const zoom of [8, 10]) {
  test(`at zoom ${zoom} every choice looks as it does when its address is opened`, notInFirefox(ALIKE), async () => {
    const urls = CHOICES.map((choice) => new URL(`en/halfway/?${choice}at=-50.9,-178,${zoom}`, site).href);
    await openMap(browser, urls[0], async (map, page) => {
      const opened = [];
      for (const url of urls) {
        await page.goto(url);
        await map.live();
        await map.settled();
        opened.push(await looks(page));
      }
      assert.equal(new Set(opened.map((look) => JSON.stringify(look))).size, CHOICES.length, "no two choices look alike");
      assert.ok(opened.every((look) => look.islands.length > 3), "islands are in view");
      await page.goto(urls[0]);
      await map.live();
      await map.settled();
      const wrong = [];
      let from = 0;
      const ways = walk(CHOICES.length);
      assert.equal(ways.length, 30);
      for (const to of ways) {
        await choose(page, urls[to]);
        await map.settled();
        const found = await looks(page);
        const parts = Object.keys(found).filter((part) => JSON.stringify(found[part]) !== JSON.stringify(opened[to][part]));
        if (parts.length > 0) wrong.push(`“${CHOICES[from]}” to “${CHOICES[to]}”: ${parts.join(", ")}`);
        from = to;
      }
      assert.deepEqual(wrong, []);
    });
  });
}
