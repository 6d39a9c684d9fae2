// Leaflet, with either renderer. Zooming is its default: steps of animation, the picture stretched meanwhile.

import { circleMarker, geoJSON, map as makeMap } from "leaflet/dist/leaflet-src.esm.js";
import "leaflet/dist/leaflet.css";
import * as shared from "./shared.js";

const { fill, edge, width, edgeWidth } = shared.marker;
const DOT = { radius: (width + edgeWidth) / 2, color: edge, weight: edgeWidth, fillColor: fill, fillOpacity: 1 };
const AREA = { fillColor: shared.own.fill, fillOpacity: shared.own.opacity, color: shared.own.edge, weight: shared.own.width };
/** The reader's layer. Without a style of its own a point would take that of areas. */
const OWN = {
  interactive: false,
  className: "own",
  style: ({ geometry }) => (geometry.type.endsWith("Point") ? DOT : AREA),
  pointToLayer: (_, at) => circleMarker(at, { interactive: false, className: "own" }),
};

export async function show(renderer) {
  const all = await shared.features();
  const map = makeMap("map", {
    renderer,
    zoomSnap: 0,
    maxZoom: shared.MAX_ZOOM,
    // While a step of zoom is animated Leaflet ignores the wheel; this makes the whole gesture as long as the others'.
    wheelPxPerZoomLevel: 37,
    zoomControl: false,
    attributionControl: false,
  });
  map.fitBounds([[shared.south, shared.west], [shared.north, shared.east]], { animate: false });
  const looks = ({ fill, edge, width, dashes }) => ({
    fill: Boolean(fill),
    fillColor: fill,
    fillOpacity: 1,
    color: edge,
    weight: width,
    dashArray: dashes?.join(" "),
    lineCap: dashes ? "butt" : "round",
  });
  const add = (features, look, options = {}) => geoJSON(features, { style: (feature) => looks(look(feature)), interactive: false, ...options }).addTo(map);
  add(all.land, shared.landLook);
  add(all.islands, () => shared.islands, { interactive: true }).on("click", ({ layer }) => shared.choose(layer.feature.properties.id));
  add(all.lines, ({ properties }) => shared.lines[properties.kind]);
  shared.live({ zoom: () => map.getZoom(), position: () => map.getCenter() }, (layer) => geoJSON(layer, OWN).addTo(map));
}
