// Everything that is served: our built site, the references made from its printed page, and the peers, bundled.

import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

export const ROOT = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
const BENCH = path.join(ROOT, "bench");
const PEERS = path.join(BENCH, "peers");
const DIST = path.join(ROOT, "dist");

/** The first dispute that this build serves: its id, its folder, its sides in order, and the bounds that its map shows first, in degrees. */
export async function dispute() {
  const found = async (file, pattern, what) => {
    const match = pattern.exec(await readFile(path.join(ROOT, file), "utf8"));
    if (!match) throw new Error(`${file} has no ${what}: bench/lib/site.mjs looks for it there`);
    return match[1];
  };
  const id = await found("site.toml", /^disputes = \["([a-z0-9-]+)"/m, 'line disputes = ["…"');
  const file = `geo-data/${id}/dispute.toml`;
  const home = await found(file, /^home = (\[[^\]]*\])/m, "line home = […]");
  const sides = [...(await readFile(path.join(ROOT, file), "utf8")).matchAll(/^\[\[side\]\]\s+id = "([a-z0-9-]+)"/gm)].map(([, side]) => side);
  if (sides.length === 0) throw new Error(`${file} has no [[side]] that begins with its id: bench/lib/site.mjs looks for it there`);
  return { id, folder: path.join(ROOT, "geo-data", id), sides, home: framed(JSON.parse(home)) };
}

/** What our map frames at home: a hundredth more on each side, in the plane of Mercator. */
function framed([west, south, east, north]) {
  const y = (lat) => Math.asinh(Math.tan((lat * Math.PI) / 180));
  const lat = (y) => (Math.atan(Math.sinh(y)) * 180) / Math.PI;
  const [across, up] = [(east - west) / 100, (y(north) - y(south)) / 100];
  return [west - across, lat(y(south) - up), east + across, lat(y(north) + up)];
}

/** Our site as it was built, below `map/`, with two pages more: the printed page without scripts, and its map alone. */
export async function ours(id) {
  const files = await built(DIST, "map");
  const page = files.get(`map/en/${id}/index.html`)?.toString();
  if (!page) throw new Error(`dist/en/${id}/index.html is not there: build the site first with \`cargo xtask build\``);
  files.set(`map/en/${id}/printed.html`, Buffer.from(page.replace(/<script\b[^]*?<\/script>/g, "").replace(/<link rel="preload"[^>]*>/g, "")));
  return files;
}

/** A built site, below `under/`. */
async function built(folder, under) {
  const files = new Map();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    // A name without an ending is for a server; packed copies are made here.
    if (!entry.isFile() || !path.extname(entry.name) || /\.(br|gz)$/.test(entry.name)) continue;
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    files.set(`${under}/${path.relative(folder, file).replaceAll(path.sep, "/")}`, await readFile(file));
  }
  return files;
}

/** Our site as another commit built it, below `before/`, and where its map is. */
export async function before(folder, id) {
  const files = await built(folder, "before").catch((e) => {
    throw new Error(`--before ${folder} cannot be read: ${e.message}`);
  });
  // Before release 0.1.0 the first dispute was the whole site.
  const page = [`before/en/${id}/`, "before/en/"].find((page) => files.has(`${page}index.html`));
  if (!page) throw new Error(`--before takes a site that was built, and ${folder} has no en/${id}/index.html`);
  return { files, page };
}

/** The printed map of `page` alone, in the place where the page has it, with the page's style sheet. */
export function bare(page, box) {
  const [style] = /<link rel="stylesheet"[^>]*>/.exec(page) ?? [];
  const begin = page.indexOf('<svg class="chart wide"');
  if (!style || begin < 0) throw new Error('the printed page has no style sheet or no <svg class="chart wide">: bench/lib/site.mjs looks for them');
  const svg = page.slice(begin, endOf(page, begin));
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>The printed map alone</title><link rel="icon" href="data:,">${style}<style>#map { position: absolute; ${css(box)} }</style></head>
<body><div class="map" id="map">${svg}</div></body></html>`;
}

/** Where the element ends that begins here; those of its kind may lie within it. */
function endOf(page, begin) {
  const tags = /<(\/?)svg\b/g;
  tags.lastIndex = begin;
  for (let depth = 0, tag; (tag = tags.exec(page)); ) {
    depth += tag[1] ? -1 : 1;
    if (depth === 0) return page.indexOf(">", tag.index) + 1;
  }
  throw new Error("the printed page has an <svg> without an end");
}

const css = ({ x, y, width, height }) => `left: ${x}px; top: ${y}px; width: ${width}px; height: ${height}px`;

/** One peer below `peers/NAME/`: bundled, tree-shaken, minified. */
export async function peer(name, title, box, { home, sides }) {
  const result = await build({
    entryPoints: [path.join(PEERS, name, "main.js")],
    outdir: path.join(PEERS, name),
    write: false,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    loader: { ".png": "dataurl" },
    define: { HOME: JSON.stringify(home), SIDES: JSON.stringify(sides), "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  const files = new Map();
  for (const { path: file, contents } of result.outputFiles) files.set(`peers/${name}/${path.basename(file)}`, Buffer.from(contents));
  const template = await readFile(path.join(PEERS, "page.html"), "utf8");
  const hasStyles = files.has(`peers/${name}/main.css`);
  const isMapLibre = name === "maplibre";
  // Its worker is looked for beside the module; it fetches the shapes itself, so nothing is fetched early for it.
  if (isMapLibre) {
    const worker = "maplibre-gl-worker.mjs";
    files.set(`peers/${name}/${worker}`, await readFile(path.join(BENCH, "node_modules/maplibre-gl/dist", worker)));
  }
  const early = ["land", "islands", "lines"].map((layer) => `<link rel="preload" as="fetch" crossorigin href="../../data/${layer}.geojson">`);
  const page = template
    .replace("TITLE", title)
    .replace("STYLES", hasStyles ? '<link rel="stylesheet" href="main.css">' : "")
    .replace("BOX", css(box))
    .replace("PRELOADS", isMapLibre ? "" : early.join("\n"));
  files.set(`peers/${name}/index.html`, Buffer.from(page));
  return files;
}

/** The shapes that the peers draw; `land` may be another file. */
export async function shapes(folder, land) {
  const layer = (name) => readFile(path.join(folder, "layers", name));
  return new Map([
    ["data/land.geojson", land ? await collection(land) : await layer("land-2.geojson")],
    ["data/islands.geojson", await layer("islands-2.geojson")],
    ["data/lines.geojson", await layer("lines.geojson")],
  ]);
}

async function collection(file) {
  const bytes = await readFile(file).catch((e) => {
    throw new Error(`--data ${file} cannot be read: ${e.message}`);
  });
  let type;
  try {
    const found = JSON.parse(bytes);
    type = Array.isArray(found.features) ? found.type : `${found.type} without features`;
  } catch (e) {
    throw new Error(`--data ${file} is no JSON: ${e.message}`);
  }
  if (type !== "FeatureCollection") throw new Error(`--data ${file} must be a GeoJSON FeatureCollection; it is a ${type}`);
  return bytes;
}
