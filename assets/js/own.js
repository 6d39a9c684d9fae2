// A layer of one's own on its way to the program: from the page that embeds the map (`frame.js`), or a file of the reader's, dropped on the
// map of a full page or picked among its options. It is read here, and nothing of it leaves the browser.

import { page } from "./page.js";

/** What came before the map was live. */
let waiting;

function hand({ event, layer }) {
  document.dispatchEvent(new CustomEvent(event, { detail: layer }));
}

function bring(event, layer) {
  if (page.dataset.ready) hand({ event, layer });
  else waiting = { event, layer };
}

document.addEventListener("islands:live", () => queueMicrotask(() => {
  if (waiting) hand(waiting);
  waiting = undefined;
}));

/** The layer of the page that embeds the map: GeoJSON as a text or as it is; nothing takes it away. What is none of these is ignored. */
export function bringHosts(layer) {
  if (layer === null) return bring("islands:layer", null);
  if (typeof layer !== "string" && typeof layer !== "object") return;
  try {
    bring("islands:layer", new Blob([typeof layer === "string" ? layer : JSON.stringify(layer)]));
  } catch {
    // What goes round in a circle is no JSON.
  }
}

/** A file of the reader's. */
function bringFile(file) {
  if (file) bring("islands:file", file);
}

const field = document.getElementById("own-file");
if (field) {
  field.addEventListener("change", () => {
    bringFile(field.files[0]);
    // The same file may be picked again.
    field.value = "";
  });
  const map = document.querySelector("[data-role=map]");
  const holdsFile = ({ dataTransfer }) => dataTransfer?.types.includes("Files");
  map.addEventListener("dragover", (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    map.dataset.drop = "";
  });
  map.addEventListener("dragleave", () => delete map.dataset.drop);
  map.addEventListener("drop", (event) => {
    delete map.dataset.drop;
    if (!holdsFile(event)) return;
    event.preventDefault();
    bringFile(event.dataTransfer.files[0]);
  });
}
