// The picture of a map as a list of what is painted, each in the look that the style sheet gives it now.

import { painted } from "./name.js";
import { shape } from "./shape.js";

/**
 * The shapes of a picture from below, and its names, which lie above them; with the camera for which the picture is drawn.
 */
export function listed(picture, camera) {
  const names = [];
  return { shapes: [...within(picture, names)], names: painted(names), camera };
}

function* within(parent, names) {
  for (const child of parent.children) {
    if (child.localName === "defs") continue;
    const { display, opacity } = getComputedStyle(child);
    if (display === "none" || Number(opacity) === 0) continue;
    if (child.localName === "text" || child.classList.contains("label")) {
      names.push(child);
    } else if (child.localName !== "g") {
      yield* shape(child, child.getCTM());
    } else if (Number(opacity) < 1) {
      yield { opacity: Number(opacity), shapes: [...within(child, names)] };
    } else {
      yield* within(child, names);
    }
  }
}
