// What is measured: this map, two references made from its printed page, and the peers.

/**
 * In the page: how our map tells where it is. Its lines are in one unit at every zoom, so their place on the screen is the camera's; while
 * the map moves, its canvas says how far it has gone from there.
 */
const OUR_HOOKS = {
  zoom: () => {
    const moving = document.querySelector(".live.chart > canvas.shown")?.seen;
    return Math.log2(document.querySelector("[data-line]").getScreenCTM().a * (moving?.s ?? 1));
  },
  position: () => {
    const moving = document.querySelector(".live.chart > canvas.shown")?.seen ?? { s: 1, x: 0, y: 0 };
    const { e, f } = document.querySelector("[data-line]").getScreenCTM();
    return [e * moving.s + moving.x, f * moving.s + moving.y];
  },
};
const PEER_HOOKS = { zoom: () => window.bench.zoom(), position: () => window.bench.position() };

/** Of the dispute of an id. */
export const ours = (id) => [
  { name: "map", title: "this map", url: `map/en/${id}/`, hooks: OUR_HOOKS, marksLayer: false },
  { name: "printed", title: "its page without scripts", url: `map/en/${id}/printed.html` },
  { name: "bare", title: "its printed map alone", url: `map/en/${id}/bare.html` },
];

/** Our map as another commit built it, at this page: the folder's name ends in the commit's. */
export const before = (folder, url) => ({
  name: "before",
  title: `this map at ${folder.replace(/\/+$/, "").split(/[-/]/).at(-1)}`,
  url,
  hooks: OUR_HOOKS,
});

/** A peer says itself that a layer of the reader's own is drawn. */
const peer = (name, title, version) => ({ name, title, package: version, url: `peers/${name}/`, hooks: PEER_HOOKS, marksLayer: true });

export const PEERS = [
  peer("leaflet-svg", "Leaflet, SVG", "leaflet"),
  peer("leaflet-canvas", "Leaflet, canvas", "leaflet"),
  peer("maplibre", "MapLibre GL", "maplibre-gl"),
  peer("openlayers", "OpenLayers", "ol"),
  peer("d3-svg", "d3, SVG", "d3-geo"),
  peer("d3-canvas", "d3, canvas", "d3-geo"),
];

/** Whether it becomes a live map, or is a page to look at. */
export const lives = (subject) => Boolean(subject.hooks);
