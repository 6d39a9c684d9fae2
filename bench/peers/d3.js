// What both pages with d3 share. Shapes are projected once, in the plane: no clipping and resampling on the sphere is needed here.

import { geoMercatorRaw, geoPath, geoTransform } from "d3-geo";
import { zoom } from "d3-zoom";
import * as shared from "./shared.js";

const radians = (degrees) => (degrees * Math.PI) / 180;
const raw = (lon, lat) => geoMercatorRaw(radians(lon), radians(lat));

/** The view to open with: pixels for each radian, and how to write shapes in pixels of it. */
export function plane(width, height) {
  const [x0, y0] = raw(shared.west, shared.south);
  const [x1, y1] = raw(shared.east, shared.north);
  const scale = Math.min(width / (x1 - x0), height / (y1 - y0));
  const projection = geoTransform({
    point(lon, lat) {
      const [x, y] = raw(lon, lat);
      this.stream.point((x - (x0 + x1) / 2) * scale + width / 2, ((y0 + y1) / 2 - y) * scale + height / 2);
    },
  });
  return { path: geoPath(projection), baseZoom: Math.log2((scale * 2 * Math.PI) / 256) };
}

/**
 * A layer of the reader's own: shapes by their look, one for each feature, because one path of all is many times as slow to draw. A point
 * is a line of no length to speak of with round ends, so that it keeps its size.
 */
export function ownShapes({ features }) {
  const of = (kind) => features.filter(({ geometry }) => geometry?.type.endsWith(kind));
  const dot = ([lon, lat]) => ({ type: "LineString", coordinates: [[lon, lat], [lon + 1e-6, lat]] });
  const dots = of("Point").flatMap(({ geometry: { type, coordinates } }) => (type === "Point" ? [coordinates] : coordinates)).map(dot);
  const { own, marker } = shared;
  return [
    { shapes: of("Polygon"), look: own },
    { shapes: of("LineString"), look: { ...own, fill: undefined } },
    { shapes: dots, look: { edge: marker.edge, width: marker.width + 2 * marker.edgeWidth, cap: "round" } },
    { shapes: dots, look: { edge: marker.fill, width: marker.width, cap: "round" } },
  ];
}

/** The gestures. */
export const gestures = (baseZoom, moved) =>
  zoom()
    .scaleExtent([0.5, 2 ** (shared.MAX_ZOOM - baseZoom)])
    .wheelDelta((event) => -event.deltaY / shared.WHEEL_PX)
    .on("zoom", ({ transform }) => moved(transform));
