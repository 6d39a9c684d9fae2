// GeoJSON for the program, which leaves the reading of JSON to the browser.

/** How deep the lines or rings lie in the coordinates of each type of geometry that is drawn. */
const DEPTHS = { LineString: 0, MultiLineString: 1, Polygon: 1, MultiPolygon: 2 };

/** A position may lack a number, or have something else in its place. */
const number = (value) => (typeof value === "number" ? value : NaN);

/**
 * The features of a file, as `RawFeature` has them: first the collection's box, then of each feature its id, its side, the type of its
 * geometry, how many places each of its lines or rings has, and all these places, longitude before latitude. Throws where the
 * file is no collection of features.
 */
export function features(bytes) {
  const { type, bbox, features } = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  if (type !== "FeatureCollection") throw new TypeError(`its type is ${JSON.stringify(type)}`);
  return [bbox && Float64Array.from(bbox, number), ...features.map(feature)];
}

function feature({ properties, geometry }) {
  const { type, coordinates } = geometry ?? {};
  const isDrawn = typeof type === "string" && Object.hasOwn(DEPTHS, type);
  const lines = isDrawn ? [coordinates].flat(DEPTHS[type]) : [];
  const counts = Uint32Array.from(lines, (line) => line.length);
  const places = new Float64Array(2 * counts.reduce((sum, count) => sum + count, 0));
  let at = 0;
  for (const line of lines) {
    for (const [lon, lat] of line) {
      places[at++] = number(lon);
      places[at++] = number(lat);
    }
  }
  return [properties?.id, properties?.side, geometry && String(type), counts, places];
}
