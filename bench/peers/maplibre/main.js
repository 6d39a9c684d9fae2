// MapLibre GL: the shapes are fetched, cut and simplified into tiles by its worker.

import { Map } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import * as shared from "../shared.js";

const source = (name) => ({ type: "geojson", data: shared.file(name) });
const bySide = (key) => ["match", ["get", "side"], ...Object.entries(shared.land).flatMap(([side, look]) => [side, look[key]]), shared.otherLand[key]];

const line = (kind) => {
  const { edge, width, dashes } = shared.lines[kind];
  return {
    id: kind,
    type: "line",
    source: "lines",
    filter: ["all", ["==", ["get", "layer"], "lines"], ["==", ["get", "kind"], kind]],
    paint: { "line-color": edge, "line-width": width, "line-dasharray": dashes.map((px) => px / width) },
  };
};

const map = new Map({
  container: "map",
  style: {
    version: 8,
    sources: { land: source("land"), islands: source("islands"), lines: source("lines") },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": shared.sea } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": bySide("fill") } },
      { id: "coast", type: "line", source: "land", paint: { "line-color": bySide("edge"), "line-width": 0.8 } },
      { id: "islands", type: "fill", source: "islands", paint: { "fill-color": shared.islands.fill } },
      {
        id: "shores",
        type: "line",
        source: "islands",
       
        paint: { "line-color": shared.islands.edge, "line-width": shared.islands.width },
      },
      line("de-facto"),
      line("claimed"),
    ],
  },
  bounds: [[shared.west, shared.south], [shared.east, shared.north]],
  fitBoundsOptions: { padding: 0 },
  // Its tiles are of 512 px: one zoom less for the same scale.
  maxZoom: shared.MAX_ZOOM - 1,
  fadeDuration: 0,
  renderWorldCopies: false,
  attributionControl: false,
  dragRotate: false,
  pitchWithRotate: false,
});
// Its scale grows by 2 / (1 + exp(-rate * px)) with each fine turn of the wheel.
map.scrollZoom.setZoomRate((2 * Math.LN2) / shared.WHEEL_PX);
map.on("click", "islands", ({ features }) => shared.choose(features[0].properties.id));

const isOf = (...kinds) => ["in", ["geometry-type"], ["literal", kinds]];

function drawOwn(data) {
  const { own, marker } = shared;
  const add = (id, type, paint, filter) => map.addLayer({ id, type, source: "own", paint, filter });
  map.addSource("own", { type: "geojson", data });
  add("own-areas", "fill", { "fill-color": own.fill, "fill-opacity": own.opacity }, isOf("Polygon", "MultiPolygon"));
  // Without a filter it would draw the points of a MultiPoint as one line.
  add("own-lines", "line", { "line-color": own.edge, "line-width": own.width }, isOf("Polygon", "MultiPolygon", "LineString", "MultiLineString"));
  const circle = { "circle-color": marker.fill, "circle-radius": marker.width / 2 };
  const edge = { "circle-stroke-color": marker.edge, "circle-stroke-width": marker.edgeWidth };
  add("own-points", "circle", { ...circle, ...edge }, isOf("Point", "MultiPoint"));
  return new Promise((done) => map.once("idle", done));
}

// It says "load" after the first visually complete rendering.
map.once("load", () => shared.live({ zoom: () => map.getZoom() + 1, position: () => map.getCenter() }, drawOwn));
