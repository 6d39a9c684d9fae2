// What runs in the page while a layer of the reader's own is drawn.

/**
 * Watches from the moment at which a file is picked.
 *
 * @param {boolean} marks whether the page itself says that the layer is drawn; else our map's elements do
 */
export function watch(marks) {
  let picked = null;
  addEventListener("input", ({ timeStamp }) => (picked ??= timeStamp), { capture: true });
  const found = [];
  const tasks = new PerformanceObserver((list) => found.push(...list.getEntries()));
  tasks.observe({ type: "longtask" });
  const isDrawn = () =>
    marks ? performance.getEntriesByName("layer-drawn").length > 0 : document.querySelector(".live.chart > svg > .own > *") !== null;
  const refusal = () => document.querySelector("details.own .flaws")?.textContent;
  const drawn = new Promise((done) => {
    const look = () => {
      const refused = !isDrawn() && refusal();
      if (refused) done({ refused });
      // The second frame begins when the first, which has the layer, has been drawn.
      if (isDrawn()) requestAnimationFrame(() => requestAnimationFrame(() => done({ ms: performance.now() - picked })));
      if (refused || isDrawn()) observer.disconnect();
    };
    const observer = marks ? new PerformanceObserver(look) : new MutationObserver(look);
    if (marks) observer.observe({ type: "mark" });
    else observer.observe(document, { childList: true, subtree: true });
  });
  globalThis.watched = { drawn, longest: () => [...found, ...tasks.takeRecords()].filter((task) => task.startTime + task.duration > picked) };
}

/** Milliseconds from the file until it was drawn, or what was said where it was refused. */
export const drawing = () => globalThis.watched.drawn;

/** The longest task of the main thread since the file was picked, in ms; the browser tells of those from 50 ms on. */
export const longestTask = () => Math.max(0, ...globalThis.watched.longest().map(({ duration }) => duration));

/** The vertices of the layer in the document, where it is SVG: our map writes pairs of numbers, and so do the peers. */
export function shownVertices() {
  const paths = [...document.querySelectorAll(".own path, path.own")];
  const numbers = (d) => d.match(/-?\d+(\.\d+)?(e-?\d+)?/g)?.length ?? 0;
  return paths.length > 0 ? paths.reduce((sum, path) => sum + numbers(path.getAttribute("d") ?? "") / 2, 0) : null;
}
