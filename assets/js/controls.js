// The second part of the program: the controls that are asked for once the map is live. It lies in a file of its own and shares the
// memory and the table of functions of the first.

import { initSync } from "program";
import { bytes } from "./network.js";
import { controls, root } from "./page.js";

/** The first part, which runs already. */
const first = () => initSync();

/** The second part on its way, and afterwards: linked a second time it would forget what it knows. */
let coming;

/** Fetches the second part and links it to the first, once: false where the two do not belong together. Rejects as `bytes` does. */
export function bringControls() {
  const isOver = (linked) => {
    if (linked !== true) coming = undefined;
  };
  if (!coming) (coming = bring()).then(isOver, isOver);
  return coming;
}

async function bring() {
  const code = await bytes(new URL(controls.file, root).href, controls.integrity);
  try {
    await WebAssembly.instantiate(code, { __wasm_split: first() });
    return true;
  } catch (reason) {
    console.error("map:", reason);
    return false;
  }
}

/** Called by the first part before it calls into the second, which `bringControls` has linked by then. */
export function __wasm_split_load_controls(callback, data) {
  first().__indirect_function_table.get(callback)(data, 1);
}
