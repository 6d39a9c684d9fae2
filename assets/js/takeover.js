// The live map takes the printed one's place in the page; all else stays as it is. If it breaks, the printed map comes back.

import { page } from "./page.js";

const view = document.querySelector("[data-role=map] > .view");
const printed = [...view.querySelectorAll(":scope > .chart")];

/** Whether the live map is what the reader sees. */
export const isLive = () => page.dataset.ready !== undefined;

/** The map is live: the style sheet shows what only a live page has, and of the panel's parts the one that is open. */
export function takeOver() {
  page.dataset.ready = String(Math.round(performance.now()));
  performance.mark("map-live");
}

/** The printed map takes its place back, and all parts of the panel stand below each other again. */
export function putBack() {
  delete page.dataset.ready;
  view.querySelector(":scope > .live.chart")?.remove();
  view.prepend(...printed);
}
