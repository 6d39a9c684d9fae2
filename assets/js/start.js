// Starts the live map on the printed page, and leaves the printed page in place if it cannot live. The entry of the one start script.

import init from "program";
import "./frame.js";
import "./picture.js";
import { SILENCE_MS, seen, startClock, stopClock } from "./clock.js";
import { offerLanguage, pageAsked } from "./language.js";
import { button, clear, notify } from "./notice.js";
import { keep } from "./offline.js";
import { asked, fault, page, program, root } from "./page.js";
import { endPrint } from "./paper.js";
import { known } from "./query.js";
import { live, putBack, takeOver } from "./takeover.js";

let state = "starting";

const late = () => state === "starting" && giveUp(`no live map within ${SILENCE_MS} ms`);

function giveUp(reason) {
  if (state === "failed") return;
  console.error("map:", reason);
  if (state === "live") putBack();
  // A program that comes too late finds no room.
  live.remove();
  state = "failed";
  delete page.dataset.ready;
  notify(fault.no_start);
}

const whenIdle = window.requestIdleCallback ?? ((then) => setTimeout(then, 1000));

document.addEventListener("islands:live", () => {
  if (state !== "starting") return;
  state = "live";
  stopClock();
  // A print that is under way has the printed page.
  endPrint();
  takeOver();
  page.dataset.ready = String(Math.round(performance.now()));
  performance.mark("map-live");
  if (window.parent === window && !page.classList.contains("embed")) whenIdle(() => keep().catch((error) => console.info("offline:", error)));
});

// The content did not come: the app says so on the printed page, which stays.
document.addEventListener("islands:still", ({ detail }) => {
  if (state !== "starting") return;
  state = "still";
  const reason = fault[detail] ?? fault.status.replace("{status}", detail);
  notify(fault.content.replace("{reason}", reason), button(fault.retry, () => {
    state = "starting";
    startClock(late);
    clear();
    document.dispatchEvent(new Event("islands:again"));
  }));
});

/** Asks for the content beside the program, where the page has not done so. */
function askEarly() {
  if (document.querySelector("link[rel=preload]")) return;
  const link = document.createElement("link");
  const [, file] = /content=(\S+)/.exec(page.dataset.files);
  Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: new URL(file, root).href });
  document.head.append(link);
}

/** The style sheet came: it hides the sentence that says it did not. */
const isStyled = () => getComputedStyle(document.querySelector(".unstyled")).display === "none";

async function start() {
  const there = pageAsked();
  if (there) return location.replace(there);
  // Without the sheet a live map has no size: the printed page stays, and says why.
  if (known(asked, "static", ["0", "1"]) === "1" || !isStyled()) return;
  // An event without an error is a notice of the browser's, as when a size changes twice in one frame.
  addEventListener("error", (event) => event.error && giveUp(event.message));
  addEventListener("unhandledrejection", (event) => giveUp(event.reason));
  // The printed page comes first; and in an article nothing is started that nobody scrolls to.
  await seen();
  startClock(late);
  askEarly();
  const wasm = fetch(new URL(program.file, root), { integrity: program.integrity });
  await init({ module_or_path: wasm });
}

offerLanguage();
start().catch(giveUp);
