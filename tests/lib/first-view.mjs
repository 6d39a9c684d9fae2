// What a frame shows before anything in it is pressed.

import assert from "node:assert/strict";
import { open } from "./browser.mjs";

/** Its parts, by their selectors. */
const PARTS = [".head h1", ":is(.language, .languages)", ".view > .chart", ".legend", ".view > .disclaimer", ".full", "#rest"];

/** A frame from 480 to 640 px high shows all of its first view, with and without a script, and a map that is not too low. */
export async function firstViewIsWhole(browser, address) {
  for (const javaScriptEnabled of [true, false]) {
    await open(browser, address, async (page) => {
      for (const width of [300, 340, 480, 640, 870, 1200]) {
        for (const height of [480, 560, 640]) {
          await page.setViewportSize({ width, height });
          const seen = await page.evaluate(measured, PARTS);
          assert.deepEqual([seen.cut, seen.scrolls], [[], false], `${width} x ${height}`);
          assert.ok(seen.map >= 240, `the map is ${seen.map} px high at ${width} x ${height}`);
        }
      }
    }, { javaScriptEnabled });
  }
}

/** In the page: the parts that the window cuts, whether it scrolls, and how high the map is. */
function measured(parts) {
  const cut = parts.filter((part) => {
    const shown = [...document.querySelectorAll(part)].find((part) => part.getClientRects().length > 0);
    return !shown || shown.getBoundingClientRect().bottom > innerHeight + 0.5;
  });
  const map = [...document.querySelectorAll(".view")].map((view) => view.getBoundingClientRect().height)[0];
  return { cut, scrolls: document.documentElement.scrollHeight > innerHeight, map };
}
