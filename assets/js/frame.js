// Runs in an embedded page. Posts height and view to the host; accepts view, theme and a layer.

import { FRAME_KEYS, LONGEST_MESSAGE, VIEW_KEYS } from "grammar";
import { asksForHeight } from "./frame/dialects.js";
import { followHeight, repeatHeight } from "./frame/height.js";
import { tell } from "./frame/post.js";
import "./frame/windows.js";
import { bringHosts } from "./own.js";
import { asked, embedded, page } from "./page.js";
import * as theme from "./theme.js";

/** Whether this is a message of ours: a plain object of the agreed version, and not too long but for the layer that it may bring. */
function isOurs(data) {
  try {
    const { layer, ...rest } = data;
    return Object.getPrototypeOf(data) === Object.prototype && data.islands === 1 && JSON.stringify(data.type === "layer" ? rest : data).length <= LONGEST_MESSAGE;
  } catch {
    return false;
  }
}

// Where the host wants to look, from before the live map.
let wanted;

function lookThere() {
  if (wanted !== undefined) document.dispatchEvent(new CustomEvent("islands:go", { detail: wanted }));
  wanted = undefined;
}

function listen({ source, data }) {
  if (source !== window.parent) return;
  if (asksForHeight(data)) repeatHeight();
  if (!isOurs(data)) return;
  if (data.type === "theme") theme.followHost(data.value);
  if (data.type === "layer" && data.layer !== undefined) bringHosts(data.layer);
  if (data.type === "view" && typeof data.query === "string") {
    wanted = data.query;
    if (page.dataset.ready) lookThere();
  }
}

/** A printed page that stays leads to the full map with the view that was asked for. */
function passViewOn() {
  const isViews = (key) => key === "island" || (VIEW_KEYS.includes(key) && !FRAME_KEYS.includes(key));
  const view = new URLSearchParams([...asked].filter(([key]) => isViews(key)));
  for (const link of document.querySelectorAll("a.full")) link.search = view;
}

theme.follow(asked);

// Events of the program: the island chosen, and every view.
document.addEventListener("islands:select", ({ detail }) => tell({ type: "select", island: detail }));
document.addEventListener("islands:view", ({ detail }) => {
  theme.follow(new URLSearchParams(detail));
  tell({ type: "view", query: detail });
});

if (embedded) {
  addEventListener("message", listen);
  document.addEventListener("islands:live", () => queueMicrotask(lookThere));
  followHeight();
  passViewOn();
  tell({ type: "ready" });
}
