// Messages that the map in a frame posts to its host.

import { LONGEST_MESSAGE } from "grammar";

export const isText = (value, most) => typeof value === "string" && value.length <= most;

/** Whether this is a message of the map's, version 1, with what its type promises. */
export function isOurs(data) {
  try {
    if (Object.getPrototypeOf(data) !== Object.prototype || data.islands !== 1 || JSON.stringify(data).length > LONGEST_MESSAGE) return false;
  } catch {
    return false;
  }
  switch (data.type) {
    case "ready":
      return true;
    case "height":
      return Number.isFinite(data.height) && data.height > 0 && data.height < 100_000;
    case "select":
      return isText(data.island, 64);
    case "view":
      return isText(data.query, 2048);
    default:
      return false;
  }
}
