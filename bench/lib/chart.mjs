// chart.svg: the medians that matter most as bars, light and dark as the reader's system says.

import { SETTINGS } from "./browser.mjs";
import { spread } from "./figures.mjs";

const PANELS = [
  { setting: "loopback", key: "bytes", title: "kB to a live map, brotli", of: (value) => value / 1000, digits: 0 },
  { setting: "slow", key: "painted", title: "First paint, ms, slow 4G and slow processor", digits: 0 },
  { setting: "slow", key: "complete", title: "Picture complete, ms, slow 4G and slow processor", digits: 0 },
  { setting: "slow", key: "live", title: "Live, ms, slow 4G and slow processor", digits: 0 },
  { setting: "loopback", key: "cpuLoad", title: "Processor seconds to load", digits: 2 },
  { setting: "loopback", key: "cpuMove", title: "Processor seconds for the gestures", digits: 2 },
];
const [WIDTH, ROW, NAMES, COLUMN, GAP] = [940, 18, 160, 460, 20];

const STYLE = `
text { font: 12px system-ui, sans-serif; fill: #22252b; }
.title { font-weight: 600; }
.name { text-anchor: end; }
rect { fill: #b4bac2; }
.own rect { fill: #6b4f86; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6e3da; }
  rect { fill: #5b636d; }
  .own rect { fill: #b495d1; }
}`;

/** @param {{ runs: object, subjects: object[] }} maps */
export function chart({ runs, subjects }) {
  const panels = PANELS.map((panel) => ({ ...panel, bars: bars(panel, runs, subjects) }));
  const height = Math.max(...panels.map(({ bars }) => bars.length)) * ROW + 44;
  const drawn = panels.map((panel, index) => {
    const at = `translate(${(index % 2) * (COLUMN + GAP)} ${Math.floor(index / 2) * height})`;
    return `<g transform="${at}">${draw(panel)}</g>`;
  });
  const total = Math.ceil(panels.length / 2) * height;
  const about = `Medians of the benchmark; settings: ${Object.values(SETTINGS).map(({ title }) => title).join("; ")}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${total}" width="${WIDTH}" height="${total}" role="img" aria-label="${about}">
<style>${STYLE}
</style>
${drawn.join("\n")}
</svg>
`;
}

function bars({ setting, key, of = (value) => value }, runs, subjects) {
  const all = subjects.map(({ name, title }) => ({ name, title, value: spread(runs[setting][name] ?? [], key)?.median }));
  return all.filter(({ value }) => value !== undefined).map((bar) => ({ ...bar, value: of(bar.value) }));
}

function draw({ title, bars, digits }) {
  const most = Math.max(...bars.map(({ value }) => value));
  const room = COLUMN - NAMES - 60;
  const rows = bars.map(({ name, title, value }, index) => {
    const [y, long] = [28 + index * ROW, ((value / most) * room).toFixed(1)];
    const text = `<text class="name" x="${NAMES - 8}" y="${y + 12}">${title}</text><text x="${NAMES + Number(long) + 5}" y="${y + 12}">${value.toFixed(digits)}</text>`;
    return `<g${name === "map" ? ' class="own"' : ""}><rect x="${NAMES}" y="${y + 2}" width="${long}" height="${ROW - 5}"/>${text}</g>`;
  });
  return `<text class="title" x="0" y="16">${title}</text>${rows.join("")}`;
}
