// RESULTS.md: two tables for each setting, and how to read them.

import { SETTINGS, VIEWPORT } from "./browser.mjs";
import { LOADING, MOVING, spread } from "./figures.mjs";

/** @param {{ runs: Record<string, Record<string, object[]>>, subjects: object[], notes: object }} found */
export function report({ runs, subjects, failures, notes }) {
  const settings = Object.entries(SETTINGS).flatMap(([key, { title }]) => [
    `## ${title}`,
    "Loading, in a fresh browser:",
    table(LOADING, subjects, runs[key]),
    "Pan at the overview, zoom to full detail, and back:",
    table(MOVING, subjects.filter(({ hooks }) => hooks), runs[key]),
  ]);
  return `${["# Benchmark", head(notes), "![Medians as bars](chart.svg)", ...settings, ...failed(failures), reading(notes)].join("\n\n")}\n`;
}

function head({ date, commit, chromium, machine, count, busy, versions, data, box }) {
  const land = data
    ? `The land was replaced by \`${data}\` for the peers (\`--data\`). This map draws what it was built with, so it and its printed page are left out.`
    : "The peers draw the same shapes in full detail: `land-2.geojson`, `islands-2.geojson` and the two present lines.";
  return [
    `Written by \`cargo xtask bench\` on ${date}, commit ${commit}: Chromium ${chromium}, headless, drawing in software, on ${machine}; mean load of`,
    `the machine before it began ${busy.toFixed(1)}. ${count === 1 ? "One run." : `Medians of ${count} interleaved runs, with (least..most).`} ${land}`,
    `Window ${VIEWPORT.width} × ${VIEWPORT.height}, map ${Math.round(box.width)} × ${Math.round(box.height)}. Peers: ${versions.join(", ")}.`,
  ].join("\n");
}

function table(figures, subjects, runs) {
  const row = (cells) => `| ${cells.join(" | ")} |`;
  const lines = subjects.map(({ name, title }) => row([title, ...figures.map((figure) => cell(figure, runs[name] ?? []))]));
  return [row(["", ...figures.map(({ title }) => title)]), row(["---", ...figures.map(() => "---:")]), ...lines].join("\n");
}

function cell({ key, written, of = (value) => value }, runs) {
  const found = spread(runs, key);
  if (!found) return "";
  const [median, least, most] = [found.median, found.least, found.most].map((value) => written(of(value)));
  return least === most ? median : `${median} (${least}..${most})`;
}

const failed = (failures) => (failures.length ? [`## What failed\n\n${failures.map((failure) => `- ${failure}`).join("\n")}`] : []);

const reading = ({ zoom }) => `## How to read this

- **This map draws and does more** than the peers: names, stripes, the depths of the sea, a graticule, and the panel of briefs beside the map, in
  the same page. It draws less detail at the overview: two coarser levels come first, and full detail when the zoom asks for it.
- **kB to live**: brotli 11 bodies of everything asked for before the map was live, pages, styles, scripts, shapes and content. **kB in all** is
  the same after the gestures.
- **First paint** is the browser's first contentful paint. **Picture complete**: the first frame of a screencast, in a load of its own, from which on
  at most 0.5 % of the map's pixels differ from the last picture; the corner where buttons stand is left out. **Live**: \`performance.mark("map-live")\`,
  which the peers set when the first full drawing is made or, in SVG, in the document, and gestures are bound.
- **Processor**: user and system seconds of all the browser's processes. There is no graphics card: WebGL is drawn by SwiftShader on the same cores,
  which is hard on MapLibre; with a card it would do better. Loading is counted until one second after the map is live (references: loaded).
- **Gestures**: ${zoom} Input is sent at 60 Hz whether the map keeps up or not. Each map's wheel is set to 300 px for one doubling where it can be.
  Leaflet ignores the wheel while it animates a step; its wheel is quicker so that it comes as far. A map that does not follow is an error.
- **Frame gap**: between two \`requestAnimationFrame\`, from the first gesture to the end. A map may still show a stretched picture in a frame.
- **Late**: how long after the last turn of the wheel the map still followed earlier ones that had to wait, looked at each 50 ms.
- **Heap**: JavaScript's heap of the page after a collection, with WebAssembly's memory, after the gestures; not the heap of workers, which
  MapLibre has. **All processes**: memory that the browser's processes hold for themselves (RssAnon), which includes them.
- **The slow setting** is the browser's emulation: 150 ms for each request, 1.6 Mbit/s, main thread slowed 4 times by waiting busily, which counts
  as processor time. Threads of workers, compositor and drawing are not slowed.`;
