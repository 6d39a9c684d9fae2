// Starts the live map on the printed page, and leaves the printed page in place if it cannot live. The entry of the one start script.

import init from "program";
import "./embed.js";
import "./frame.js";
import "./menu.js";
import "./own.js";
import "./picture.js";
import { seen, startClock, stopClock } from "./clock.js";
import { isOurs, isTrap } from "./errors.js";
import { button, clear, notify } from "./notice.js";
import { askEarly } from "./network.js";
import { keep } from "./offline.js";
import { asked, fault, page, program, root } from "./page.js";
import { endPrint } from "./paper.js";
import { known } from "./query.js";
import { isLive, putBack, takeOver } from "./takeover.js";

/** How long the program's file may take: its integrity has it come whole or not at all, and 200 kB at 100 kbit/s take 16 s. */
const PROGRAM_MS = 20_000;

/** How long the program may be silent: longer than any of its requests (`network.js`). */
const SILENCE_MS = 15_000;

/** A page that is never idle is kept all the same. */
const IDLE_MS = 10_000;

/** A reader who has done nothing for so long is not in the middle of something. */
const QUIET_MS = 2500;

const whenIdle = window.requestIdleCallback ?? ((then) => setTimeout(then, 1000));

/** Acts once the reader has done nothing for a while: what fetches and stores for later takes no part in a gesture. */
function whenQuiet(act) {
  const inputs = ["pointermove", "pointerdown", "wheel", "keydown", "touchmove"];
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      for (const input of inputs) removeEventListener(input, wait);
      whenIdle(act, { timeout: IDLE_MS });
    }, QUIET_MS);
  };
  for (const input of inputs) addEventListener(input, wait, { passive: true });
  wait();
}

const opened = { href: location.href, title: document.title };
let isBroken = false;
/** The sentence that the map did not come. */
let missing;

/** Says that the live map did not come, and offers to try again. What still comes takes over all the same. */
function offerRetry(text, again) {
  missing = notify(text, button(fault.retry, () => {
    missing.remove();
    again();
  }));
}

/** Says so when the program, which is here, is silent for too long. */
function watchProgram() {
  startClock(SILENCE_MS, () => {
    console.error("map:", `no live map after ${SILENCE_MS} ms of silence`);
    offerRetry(fault.no_start, () => location.reload());
  });
}

/** Asks for the program and runs it. */
async function run(cache = "default") {
  const request = new AbortController();
  const tryAgain = (reason) => {
    console.error("map:", reason);
    offerRetry(fault.no_start, () => {
      request.abort();
      run("reload");
    });
  };
  startClock(PROGRAM_MS, () => tryAgain(`no live map: no program after ${PROGRAM_MS} ms`));
  try {
    const { file, integrity } = program;
    const wasm = await fetch(new URL(file, root), { integrity, cache, signal: request.signal });
    watchProgram();
    await init({ module_or_path: wasm });
  } catch (reason) {
    if (request.signal.aborted || isBroken) return;
    stopClock();
    if (isTrap(reason)) breakDown(reason);
    else tryAgain(reason);
  }
}

/** The program broke: the printed page is what remains, and says so. */
function breakDown(reason) {
  if (isBroken) return;
  isBroken = true;
  console.error("map:", reason);
  stopClock();
  const wasLive = isLive();
  const chosen = location.href;
  if (wasLive) showPrinted();
  offerRetry(wasLive ? fault.stopped : fault.no_start, () => (chosen === location.href ? location.reload() : location.assign(chosen)));
}

/** The printed page, under the address and title that it was opened with. */
function showPrinted() {
  putBack();
  document.title = opened.title;
  try {
    history.replaceState(null, "", opened.href);
  } catch {
    // A sandboxed frame may refuse; nobody sees its address.
  }
  addEventListener("popstate", () => location.reload());
}

document.addEventListener("islands:live", () => {
  if (isBroken) return;
  stopClock();
  missing?.remove();
  // A print that is under way has the printed page.
  endPrint();
  takeOver();
  if (window.parent === window && !page.classList.contains("embed")) whenQuiet(() => keep().catch((error) => console.info("offline:", error)));
});

// What the map cannot begin without did not come: the printed page stays.
document.addEventListener("islands:still", ({ detail }) => {
  stopClock();
  const reason = fault[detail] ?? fault.status.replace("{status}", detail);
  offerRetry(fault.content.replace("{reason}", reason), () => {
    watchProgram();
    document.dispatchEvent(new Event("islands:again"));
  });
});

/** The style sheet came: it hides the sentence that says it did not. */
const isStyled = () => getComputedStyle(document.querySelector(".unstyled")).display === "none";

async function start() {
  // The page says there that this script did not come.
  clear();
  if (known(asked, "static", ["0", "1"]) === "1") return;
  // The printed page comes first; and in an article nothing is started that nobody scrolls to.
  await seen();
  // Without the sheet a live map has no size: the printed page stays, and says why. It is asked of a page that was painted,
  // because Firefox knows no style in a frame that has no layout yet.
  if (!isStyled()) return;
  addEventListener("error", ({ error, filename, message }) => error && isOurs(error, filename) && breakDown(message));
  addEventListener("unhandledrejection", ({ reason }) => isOurs(reason) && breakDown(reason));
  askEarly();
  await run();
}

start();
