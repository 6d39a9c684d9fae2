// On paper: a print carries the map as it was seen and all there is to read, whatever is open. What is put there for it goes again.

import { page } from "./page.js";
import { isLive, live, printed } from "./takeover.js";

let restore = () => {};

/** Ends a print that is under way, so that the page is as it was before. */
export const endPrint = () => restore();

/** The live panel has one part of its text in the document: the program writes all of it beside the panel. */
function writePaper(panel) {
  const paper = document.createElement("section");
  Object.assign(paper, { id: "paper", className: "panel" });
  panel.before(paper);
  // The program writes it at once.
  document.dispatchEvent(new CustomEvent("islands:print"));
  return paper;
}

/** The scale is as true as the map is large: on paper it lies upon the map. Gives what was added. */
function measurePaper() {
  const views = live.querySelectorAll(".view");
  const { width, height } = views[0].getBoundingClientRect();
  page.style.setProperty("--seen", (views.length * width) / height);
  const bar = live.querySelector(".scale")?.cloneNode(true);
  if (!bar) return [];
  views[0].append(bar);
  page.style.setProperty("--bar", bar.getAttribute("width") / width);
  return [bar];
}

/** The day of the print, in the foot. */
function dated(foot) {
  const room = foot.querySelector(".printed-on");
  const today = new Date().toLocaleDateString(`${page.lang}-GB`, { dateStyle: "long" });
  const day = new Text(room.dataset.said.replace("{date}", today));
  room.append(day);
  return day;
}

addEventListener("beforeprint", () => {
  restore();
  const shown = isLive() ? live : printed;
  const panel = shown.querySelector(".panel");
  const [focus, scroll] = [document.activeElement, panel.scrollTop];
  const paper = isLive() ? writePaper(panel) : panel;
  const bars = isLive() ? measurePaper() : [];
  // What is on the map is said below it, not where the text ends.
  const foot = shown.querySelector("footer");
  const key = foot.cloneNode(true);
  key.id = "key";
  shown.querySelector(".map").after(key);
  const closed = [...paper.querySelectorAll("details:not([open], .event)")];
  for (const part of closed) part.open = true;
  const day = dated(foot);
  restore = () => {
    restore = () => {};
    if (paper !== panel) paper.remove();
    for (const part of [key, ...bars, day]) part.remove();
    for (const part of closed) part.open = false;
    page.style.removeProperty("--seen");
    page.style.removeProperty("--bar");
    panel.scrollTop = scroll;
    if (document.activeElement !== focus) focus.focus({ preventScroll: true });
    // The window may have another size now; a browser may still hold the paper's at this moment.
    const measure = () => document.dispatchEvent(new CustomEvent("islands:printed"));
    requestAnimationFrame(() => requestAnimationFrame(measure));
  };
});
addEventListener("afterprint", () => restore());
