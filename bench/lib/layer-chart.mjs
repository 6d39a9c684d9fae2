// layers.svg: what the gestures cost with a coast of so many vertices, a line for each map, light and dark as the reader's system says.

import { spread, undone } from "./figures.mjs";
import { LAYERS } from "./layers.mjs";

const COASTS = Object.entries(LAYERS).filter(([, { vertices }]) => vertices);
const [WIDTH, HEIGHT] = [940, 380];
/** The field of the lines; names stand on its right. */
const FIELD = { left: 40, right: 690, top: 64, bottom: 350 };
const ROW = 18;
/** What the axis may count in; about so many lines stand across. */
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500];
const ACROSS = 5;

const STYLE = `
text { font: 12px system-ui, sans-serif; fill: #22252b; }
.title { font-weight: 600; }
.axis { fill: #5d646d; }
.at { text-anchor: middle; }
.rule { stroke: #dcdfe3; }
.base { stroke: #5d646d; }
.line { fill: none; stroke: #98a0aa; stroke-width: 1.5; stroke-linejoin: round; }
.more { fill: none; stroke: #98a0aa; stroke-dasharray: 2 3; }
.leader { fill: none; stroke: #c3c8ce; }
.dot { fill: #98a0aa; }
.own .line { stroke: #6b4f86; stroke-width: 3; }
.own .more { stroke: #6b4f86; }
.own .dot { fill: #6b4f86; }
.own text { fill: #6b4f86; font-weight: 600; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6e3da; }
  .axis { fill: #a5abb3; }
  .rule { stroke: #363b42; }
  .base { stroke: #a5abb3; }
  .line, .more { stroke: #7b838d; }
  .leader { stroke: #4b525a; }
  .dot { fill: #7b838d; }
  .own .line, .own .more { stroke: #b495d1; }
  .own .dot, .own text { fill: #b495d1; }
}`;

/** @param {{ runs: object, subjects: object[] }} layers */
export function layerChart({ runs, subjects }) {
  const lines = subjects.map((subject) => measured(subject, runs)).filter(({ points }) => points.length > 0);
  const most = Math.max(1, ...lines.flatMap(({ points }) => points.map(({ value }) => value)));
  const step = STEPS.find((step) => most / step <= ACROSS) ?? most / ACROSS;
  const top = Math.ceil(most / step) * step;
  const y = (value) => FIELD.bottom - (value / top) * (FIELD.bottom - FIELD.top);
  const named = apart(lines.map((line) => ({ ...line, ...placed(line, y) })));
  // Ours is drawn last, above the others.
  named.sort((a, b) => (a.name === "map") - (b.name === "map"));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="Processor seconds of the gestures by the vertices of a layer; the tables below have the figures">
<style>${STYLE}
</style>
<text class="title" x="0" y="16">Processor seconds for the gestures, with a coast on the map</text>
<text class="axis" x="0" y="34">Medians, by how many vertices the coast has; each step to the right is ten times as many</text>
${grid(step, top, y)}
${named.map(drawn).join("\n")}
</svg>
`;
}

/** The medians that there are, up to a coast with which most runs did not follow; and why. */
function measured({ name, title }, runs) {
  const points = [];
  let why = null;
  for (const [key, { vertices }] of COASTS) {
    const made = runs[key][name] ?? [];
    const value = spread(made, "cpuMove")?.median;
    const not = ["drawn", "moved"].map((stage) => undone(made, stage)).find(({ most }) => most);
    why ??= not?.why ?? null;
    if (value !== undefined && !why) points.push({ vertices, value });
  }
  return { name, title, points, why };
}

function x(vertices) {
  const [least, most] = [COASTS[0], COASTS.at(-1)].map(([, coast]) => Math.log(coast.vertices));
  // The first and the last stand a little within the field.
  const share = 0.04 + (0.92 * (Math.log(vertices) - least)) / (most - least);
  return Math.round(FIELD.left + share * (FIELD.right - FIELD.left));
}

/** The places of a line, where it leads to beyond the last, and how high its name would stand best. */
function placed({ points, why }, y) {
  const places = points.map(({ vertices, value }) => [x(vertices), Math.round(y(value) * 10) / 10]);
  const [lastX, lastY] = places.at(-1);
  const next = COASTS.find(([, { vertices }]) => x(vertices) > lastX);
  // It goes up and out of the field: how steeply is not known.
  const beyond = why && next ? [x(next[1].vertices), FIELD.top - 14] : null;
  return { places, beyond, end: beyond ?? [lastX, lastY], at: (beyond ?? [lastX, lastY])[1] };
}

/** Names in the order of their lines and a row apart. */
function apart(lines) {
  const sorted = [...lines].sort((a, b) => a.at - b.at);
  for (let index = 1; index < sorted.length; index += 1) sorted[index].at = Math.max(sorted[index].at, sorted[index - 1].at + ROW);
  let floor = FIELD.bottom;
  for (const line of sorted.toReversed()) {
    line.at = Math.min(line.at, floor);
    floor = line.at - ROW;
  }
  return sorted;
}

function drawn({ name, title, points, places, beyond, end, at, why }) {
  const last = points.at(-1).value;
  const path = (places) => `M${places.map((place) => place.join(",")).join("L")}`;
  const more = beyond ? `<path class="more" d="${path([places.at(-1), beyond])}"/>` : "";
  const leader = `<path class="leader" d="${path([[end[0] + 6, end[1]], [FIELD.right - 4, end[1]], [FIELD.right + 10, at]])}"/>`;
  const dots = places.map(([x, y]) => `<circle class="dot" cx="${x}" cy="${y}" r="3"/>`).join("");
  const said = why ? `${title}: ${why}` : `${title}, ${last.toFixed(1)}`;
  const text = `<text x="${FIELD.right + 14}" y="${at + 4}">${said}</text>`;
  return `<g${name === "map" ? ' class="own"' : ""}>${leader}${more}<path class="line" d="${path(places)}"/>${dots}${text}</g>`;
}

function grid(step, top, y) {
  const across = Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step).map((value) => {
    const rule = `<path class="${value === 0 ? "base" : "rule"}" d="M${FIELD.left},${y(value)}H${FIELD.right}"/>`;
    return `${rule}<text class="axis" x="0" y="${y(value) + 4}">${value}${value === top ? " s" : ""}</text>`;
  });
  const along = COASTS.map(([, { vertices }]) => `<text class="axis at" x="${x(vertices)}" y="${FIELD.bottom + 20}">${vertices.toLocaleString("en")}${vertices === COASTS.at(-1)[1].vertices ? " vertices" : ""}</text>`);
  return [...across, ...along].join("\n");
}
