// The map while it moves, for the program: what shows it comes once the map is live. Until then the picture stays as it is.

import { moving } from "late-files";
import { late } from "./late.js";

let shows;

const bring = () => late(moving).then((script) => (shows = script)).catch((reason) => console.info("moving:", reason));

document.addEventListener("islands:live", bring);

/** See `moving.js`. */
export function moved(...what) {
  if (shows) return shows.moved(...what);
  bring();
  return NaN;
}

/** See `moving.js`. */
export const rested = (map) => shows?.rested(map);

/** See `moving.js`. */
export const turns = (...what) => shows?.turns(...what);
