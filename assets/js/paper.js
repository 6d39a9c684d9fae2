// On paper: a print carries the map as it was seen and all there is to read, whatever is open; or, where a reader asks for the view alone,
// what is open. What is put there for it goes again.

import { page, root } from "./page.js";
import { isLive } from "./takeover.js";

let restore = () => {};

/** Whether the print that is under way carries this view alone. */
let isView = false;

/** Ends a print that is under way, so that the page is as it was before. */
export const endPrint = () => restore();

/** The scale is as true as the map is large: on paper it lies upon the map. Gives what was added. */
function measurePaper() {
  const views = document.querySelectorAll(".map .view");
  const { width, height } = views[0].getBoundingClientRect();
  page.style.setProperty("--seen", (views.length * width) / height);
  const bar = document.querySelector(".scales > .scale")?.cloneNode(true);
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

/** The address of what is printed, which may be another than the page's own. */
function addressed(foot) {
  const from = foot.querySelector(".printed-from");
  if (!from) return () => {};
  const own = from.textContent;
  from.textContent = (from.dataset.site || root.href) + location.href.slice(root.href.length).replace(/#.*/, "");
  return () => (from.textContent = own);
}

/** Marks what is open, else the brief; its heading; the sources that these and the key name. Gives what was marked. */
function markOpened(panel) {
  const part = panel.querySelector(`:scope > [data-role="${panel.dataset.tab}"]`);
  const opened = [...(part?.querySelectorAll("details[open]:not([hidden])") ?? [])];
  const brief = ["[data-slot=head]", "[data-slot=brief]"].map((slot) => panel.querySelector(slot));
  const said = opened.length > 0 ? [panel.querySelector("h2"), ...opened] : brief;
  const key = document.querySelectorAll("[data-role=legend] li:not([hidden])");
  const cited = [...said, ...key].flatMap((text) => [...text.querySelectorAll(".cite a")]);
  const sources = cited.map(({ hash }) => document.getElementById(hash.slice(1))).filter(Boolean);
  const heading = sources[0]?.closest("section").querySelector(".tab-title");
  const marked = [...said, ...sources, ...(heading ? [heading] : [])];
  for (const element of marked) element.dataset.printed = "";
  page.dataset.print = "view";
  return marked;
}

addEventListener("beforeprint", () => {
  restore();
  const panel = document.getElementById("panel");
  const [focus, scroll] = [document.activeElement, panel.scrollTop];
  const bars = isLive() ? measurePaper() : [];
  // What is on the map is said below it, not where the text ends.
  const foot = document.querySelector(".page > footer");
  const ownAddress = addressed(foot);
  const key = foot.cloneNode(true);
  key.id = "key";
  document.querySelector(".map").after(key);
  const marked = isView ? markOpened(panel) : [];
  const folded = document.querySelectorAll(".rest:not([open]), #panel details:not([open], .event)");
  const closed = isView ? [] : [...folded];
  for (const part of closed) part.open = true;
  const day = dated(foot);
  restore = () => {
    restore = () => {};
    ownAddress();
    for (const part of [key, ...bars, day]) part.remove();
    for (const part of closed) part.open = false;
    for (const element of marked) delete element.dataset.printed;
    delete page.dataset.print;
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

document.getElementById("print-view")?.addEventListener("click", () => {
  isView = true;
  print();
  isView = false;
});
