// OpenLayers, tree-shaken. Each layer is an image that is moved and stretched in a gesture, and drawn anew when the map rests.

import Map from "ol/Map.js";
import View from "ol/View.js";
import { asArray } from "ol/color.js";
import GeoJSON from "ol/format/GeoJSON.js";
import VectorImageLayer from "ol/layer/VectorImage.js";
import { transformExtent } from "ol/proj.js";
import VectorSource from "ol/source/Vector.js";
import Circle from "ol/style/Circle.js";
import Fill from "ol/style/Fill.js";
import Stroke from "ol/style/Stroke.js";
import Style from "ol/style/Style.js";
import "ol/ol.css";
import * as shared from "../shared.js";

const looks = ({ fill, edge, width, dashes }) =>
  new Style({
    fill: fill && new Fill({ color: fill }),
    stroke: new Stroke({ color: edge, width, lineDash: dashes, lineCap: dashes ? "butt" : "round" }),
  });
const landLooks = Object.fromEntries(Object.entries(shared.land).map(([side, look]) => [side, looks(look)]));
const otherLandLooks = looks(shared.otherLand);
const lineLooks = Object.fromEntries(Object.entries(shared.lines).map(([kind, look]) => [kind, looks(look)]));

const { own, marker } = shared;
const ownLook = new Style({
  fill: new Fill({ color: [...asArray(own.fill).slice(0, 3), own.opacity] }),
  stroke: new Stroke({ color: own.edge, width: own.width }),
  image: new Circle({
    radius: marker.width / 2 + marker.edgeWidth / 2,
    fill: new Fill({ color: marker.fill }),
    stroke: new Stroke({ color: marker.edge, width: marker.edgeWidth }),
  }),
});

const format = new GeoJSON({ featureProjection: "EPSG:3857" });
const layer = (features, style) =>
  new VectorImageLayer({
    source: new VectorSource({ features: format.readFeatures({ type: "FeatureCollection", features }), wrapX: false }),
    style,
    // Twice the map's width and height, so that a pan shows no empty sea.
    imageRatio: 2,
  });

const all = await shared.features();
const islands = layer(all.islands, looks(shared.islands));
const map = new Map({
  target: "map",
  controls: [],
  layers: [
    layer(all.land, (feature) => landLooks[feature.get("side")] ?? otherLandLooks),
    islands,
    layer(all.lines, (feature) => lineLooks[feature.get("kind")]),
  ],
  view: new View({ maxZoom: shared.MAX_ZOOM }),
});
map.getView().fit(transformExtent([shared.west, shared.south, shared.east, shared.north], "EPSG:4326", "EPSG:3857"));
map.on("click", ({ pixel }) => {
  map.forEachFeatureAtPixel(pixel, (feature) => shared.choose(feature.get("id")), { layerFilter: (layer) => layer === islands });
});
const complete = () => new Promise((done) => map.once("rendercomplete", done));
await complete();
shared.live({ zoom: () => map.getView().getZoom(), position: () => map.getView().getCenter() }, ({ features }) => {
  map.addLayer(layer(features, ownLook));
  return complete();
});
