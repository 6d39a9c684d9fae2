// The Earth from far above: the orthographic projection of `atlas::globe`, for a globe that turns.

const RADIANS = Math.PI / 180;
/** The longest piece of an edge, in degrees, and of the horizon, in radians. */
const [PIECE, ARC] = [5, Math.PI / 18];

/** A place as the eye has it, on a globe of radius 1: how far to the right, down, and toward the eye. */
export function seen([lon, lat], [eyeLon, eyeLat]) {
  const [east, north, from] = [(lon - eyeLon) * RADIANS, lat * RADIANS, eyeLat * RADIANS];
  return [
    Math.cos(north) * Math.sin(east),
    -(Math.cos(from) * Math.sin(north) - Math.sin(from) * Math.cos(north) * Math.cos(east)),
    Math.sin(from) * Math.sin(north) + Math.cos(from) * Math.cos(north) * Math.cos(east),
  ];
}

/** Whether a ring has a place within, by the even-odd rule; its longitudes may lie beyond 180 degrees. */
function holds(ring, [lon, lat]) {
  const crossings = (at) => {
    let count = 0;
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [ax, ay, bx, by] = ring.slice(i, i + 4);
      if (ay > lat !== by > lat && at < ax + ((bx - ax) * (lat - ay)) / (by - ay)) count++;
    }
    return count;
  };
  return [-720, -360, 0, 360].some((turn) => crossings(lon + turn) % 2 === 1);
}

/** The places along a ring, no two of them more than a piece apart. */
function* along(ring) {
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [ax, ay, bx, by] = ring.slice(i, i + 4);
    const count = Math.max(1, Math.ceil(Math.max(Math.abs(bx - ax), Math.abs(by - ay)) / PIECE));
    for (let step = 0; step < count; step++) yield [ax + ((bx - ax) * step) / count, ay + ((by - ay) * step) / count];
  }
}

/** The horizon from one direction to another, the shorter way. */
function* arc(from, to) {
  const turn = ((((to - from + Math.PI) % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI)) - Math.PI;
  const count = Math.max(1, Math.ceil(Math.abs(turn) / ARC));
  for (let step = 1; step <= count; step++) yield [Math.cos(from + (turn * step) / count), Math.sin(from + (turn * step) / count)];
}

/**
 * The outlines of land on the disc, of radius 1, for the even-odd rule. What lies beyond the horizon is moved to it in its own direction;
 * land in which the point opposite the eye lies, which has no direction, needs the whole disc besides.
 */
export function outlines(ring, eye) {
  const out = [];
  let isNear = false;
  let [before, direction] = [];
  const turn = (to) => {
    out.push(...(direction === undefined ? [[Math.cos(to), Math.sin(to)]] : arc(direction, to)));
    direction = to;
  };
  for (const place of [...along(ring), ring.slice(0, 2)]) {
    const here = seen(place, eye);
    const [x, y, toward] = here;
    if (before && before[2] >= 0 !== toward >= 0) {
      // The course crosses the horizon.
      const t = before[2] / (before[2] - toward);
      turn(Math.atan2(before[1] + (y - before[1]) * t, before[0] + (x - before[0]) * t));
    }
    if (toward >= 0) {
      isNear = true;
      direction = undefined;
      out.push([x, y]);
    } else {
      turn(Math.atan2(y, x));
    }
    before = here;
  }
  if (!isNear) return [];
  const disc = [...arc(0, Math.PI - 1e-9), ...arc(Math.PI, -1e-9)];
  return holds(ring, [eye[0] + 180, -eye[1]]) ? [out, disc] : [out];
}
