// What all peers have in common: the shapes, the view they open with, the colours, how they say that they are live, and the reader's file.

/* global HOME, SIDES -- put in by lib/site.mjs from the dispute's own file: [west, south, east, north] in degrees; ids of sides */
export const [west, south, east, north] = HOME;

/** Pixels of wheel for one doubling, as in our map, so that one gesture moves all maps alike. */
export const WHEEL_PX = 300;
export const MAX_ZOOM = 15;

export const sea = "#d8e3e8";
const TINTS = [
  { fill: "#dcd9c4", edge: "#a9a486", width: 0.8 },
  { fill: "#dfd3cb", edge: "#b39e91", width: 0.8 },
];
export const otherLand = { fill: "#d9d6cd", edge: "#5a6069", width: 0.8 };
/** The looks of land by its side. */
export const land = Object.fromEntries(SIDES.map((side, index) => [side, TINTS[index] ?? otherLand]));
export const islands = { fill: "#f1ecf0", edge: "#5f5070", width: 1 };
export const lines = {
  "de-facto": { edge: "#39434c", width: 1.5, dashes: [8, 4] },
  claimed: { edge: "#39434c", width: 1.5, dashes: [1.5, 4] },
};

/** A layer of the reader's own: the defaults of simplestyle, and markers as our map has them. */
export const own = { fill: "#555555", opacity: 0.6, edge: "#555555", width: 2 };
export const marker = { fill: "#7e7e7e", width: 12, edge: "#ffffff", edgeWidth: 1.5 };

/** The looks of a piece of land. */
export const landLook = ({ properties }) => land[properties?.side] ?? otherLand;

/** Where the files are, for libraries that fetch them themselves. */
export const file = (name) => new URL(`../../data/${name}.geojson`, import.meta.url).href;

const read = async (name) => (await (await fetch(file(name))).json()).features;

/** All features in full detail; of the lines the two present ones. */
export async function features() {
  const [land, islands, lines] = await Promise.all(["land", "islands", "lines"].map(read));
  return { land, islands, lines: lines.filter(({ properties }) => properties.layer === "lines") };
}

/** A press on an island, as far as a benchmark needs it. */
export function choose(id) {
  document.documentElement.dataset.island = id;
}

/**
 * The first whole picture is drawn and the map can be moved.
 *
 * @param {{ zoom: () => number, position: () => unknown }} hooks the zoom in tiles of 256 px, and what tells a move
 * @param {(layer: object) => unknown} draw puts a FeatureCollection of the reader's on the map; what it returns is awaited
 */
export function live(hooks, draw) {
  window.bench = hooks;
  const field = document.getElementById("own-file");
  field.addEventListener("change", async () => {
    await draw(JSON.parse(await field.files[0].text()));
    performance.mark("layer-drawn");
  });
  performance.mark("map-live");
}
