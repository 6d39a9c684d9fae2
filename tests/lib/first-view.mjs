// What a frame shows before anything in it is pressed.

import assert from "node:assert/strict";
import { open } from "./browser.mjs";

/** Its parts, by their selectors. */
const PARTS = [".head h1", ":is(.language, .languages)", ".view > .chart", ".legend", ".view > .disclaimer", ".full", "#rest"];

/**
 * A frame from 480 to 640 px high shows all of its first view, with and without a script, and a map that is not too low. Where a dispute's
 * first view, its `home`, is chosen for readers, the key covers none of its islands, but in a frame both narrow and low: `isChosen`.
 */
export async function firstViewIsWhole(browser, address, { isChosen }) {
  for (const javaScriptEnabled of [true, false]) {
    await open(browser, address, async (page) => {
      for (const width of [300, 340, 480, 640, 870, 1200]) {
        for (const height of [480, 560, 640]) {
          await page.setViewportSize({ width, height });
          const seen = await page.evaluate(measured, PARTS);
          assert.deepEqual([seen.cut, seen.scrolls], [[], false], `${width} x ${height}`);
          const hasRoom = width >= 340 || height >= 560;
          if (isChosen && hasRoom) assert.deepEqual(seen.covered, [], `the key covers these islands at ${width} x ${height}`);
          assert.ok(seen.map >= 240, `the map is ${seen.map} px high at ${width} x ${height}`);
        }
      }
    }, { javaScriptEnabled });
  }
}

/** In the page: the parts that the window cuts, whether it scrolls, how high the map is, and the islands that the key covers: small ones at all, others in their middle. */
function measured(parts) {
  const cut = parts.filter((part) => {
    const shown = [...document.querySelectorAll(part)].find((part) => part.getClientRects().length > 0);
    return !shown || shown.getBoundingClientRect().bottom > innerHeight + 0.5;
  });
  const map = [...document.querySelectorAll(".view")].map((view) => view.getBoundingClientRect().height)[0];
  const key = [...document.querySelectorAll(".legend")].map((legend) => legend.getBoundingClientRect())[0];
  const shapes = [...document.querySelectorAll("[data-island]")].filter((shape) => shape.checkVisibility() && shape.getBoundingClientRect().width > 0);
  const isCovered = (shape) => {
    const box = shape.getBoundingClientRect();
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const [width, height] = [box.width, box.height].map((size) => (size < 24 ? size / 2 : 0));
    return x + width > key.left && x - width < key.right && y + height > key.top && y - height < key.bottom;
  };
  const covered = shapes.filter(isCovered).map((shape) => shape.dataset.island);
  return { cut, covered, scrolls: document.documentElement.scrollHeight > innerHeight, map };
}
