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

/** The gestures. */
export const gestures = (baseZoom, moved) =>
  zoom()
    .scaleExtent([0.5, 2 ** (shared.MAX_ZOOM - baseZoom)])
    .wheelDelta((event) => -event.deltaY / shared.WHEEL_PX)
    .on("zoom", ({ transform }) => moved(transform));
