// RESULTS.md: two tables for each setting, one for each layer, and how to read them.

import { SETTINGS, VIEWPORT } from "./browser.mjs";
import { LAYER, LOADING, MOVING, spread, undone } from "./figures.mjs";
import { LAYERS, NOT_IN_TIME } from "./layers.mjs";

/** @param {{ maps?: Part, layers?: Part, failures: string[], notes: object }} found a part is `{ runs, subjects }` */
export function report({ maps, layers, failures, notes }) {
  const parts = [...(maps ? mapsPart(maps) : []), ...(layers ? layersPart(layers) : [])];
  return `${["# Benchmark", head(notes), ...parts, ...failed(failures), reading(notes), ...(layers ? [layersReading] : [])].join("\n\n")}\n`;
}

const mapsPart = ({ runs, subjects }) => [
  "![Medians as bars](chart.svg)",
  ...Object.entries(SETTINGS).flatMap(([key, { title }]) => [
    `## ${title}`,
    "Loading, in a fresh browser:",
    table(LOADING, subjects, runs[key]),
    "Pan at the overview, zoom to full detail, and back:",
    table(MOVING, subjects.filter(({ hooks }) => hooks), runs[key]),
  ]),
];

const layersPart = ({ runs, subjects }) => [
  "## With a layer of the reader's own",
  "A file picked at loopback, drawn on top of the same shapes, and the same gestures after it:",
  "![Processor seconds of the gestures by vertices](layers.svg)",
  ...Object.entries(LAYERS).flatMap(([key, { title }]) => [`### ${title}`, table(LAYER, subjects, runs[key])]),
];

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

function cell({ key, stage, written, of = (value) => value }, runs) {
  const found = spread(runs, key);
  const not = undone(runs, stage);
  if (stage && not.most) return not.why;
  if (!found) return "";
  const [median, least, most] = [found.median, found.least, found.most].map((value) => written(of(value)));
  const but = stage && not.count > 0 ? `; ${not.count} of ${runs.length} ${not.why}` : "";
  return `${least === most ? median : `${median} (${least}..${most})`}${but}`;
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

const layersReading = `## How to read the rows with a layer

- **The files**: the coast of OpenStreetMap in a box around the first dispute with about a million vertices, and the same simplified; and invented
  buildings, paths and points in towns on its land, each with two to five properties. Coordinates have seven decimals. All maps draw them as simplestyle
  says: edges of 2 px, areas at 0.6, markers of 12 px. In this map each feature can be pressed and is listed; the peers only draw.
- **How they are given**: in a field for files; the peers read it with \`JSON.parse\`. Leaflet takes it as \`L.geoJSON\`, MapLibre as a source of GeoJSON,
  OpenLayers as a \`VectorImageLayer\`, d3 as a path for each feature: one path of all features was many times as slow.
- **Drawn**: from the field's own event to the second frame after the layer is in the map's SVG or, for the peers, after
  \`performance.mark("layer-drawn")\`, which MapLibre sets when it is idle and OpenLayers when its rendering is complete. **Processor until quiet**: of all processes,
  until they use less than a tenth of one processor.
- **Gestures**, **frame gap** and **late** are as without a layer. **Longest task**: of the main thread, from the file to the end of the gestures; 0 is less
  than 50 ms. **Peak**: RssAnon of all processes, looked at ten times a second over the same time.
- **Vertices in the document**: pairs of numbers in the layer's paths after the gestures, where it is SVG. A map that writes fewer leaves out what lies off the screen or would not be seen.
- **${NOT_IN_TIME[0].toUpperCase()}${NOT_IN_TIME.slice(1)}**: the layer was not drawn and the browser quiet, or the gestures were not done, in that time; it is not tried again. **Did not follow**:
  the drag or the wheel had ended and the map had not moved, or not far enough. Where most runs did it, the medians are theirs.`;
