// A layer of one's own, for the program: what reads it comes when there is one.

import { own } from "late-files";
import { late } from "./late.js";
import { page } from "./page.js";
import { trusted } from "./trusted.js";

let desk;

/** Brings what reads a layer. Rejects as `bytes` of `network.js` does. */
export async function bringDesk() {
  try {
    desk = await late(own);
  } catch {
    throw 0;
  }
}

/** Opens a layer once that is here; see `open` of `own-desk.js`. A page for frames has no worker: it may create no address for one. */
export function openDesk(layer, frame, words, answer) {
  return desk.open({ layer, frame, words }, answer, page.classList.contains("embed") ? undefined : trusted);
}
