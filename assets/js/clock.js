// The clock of the start: says when nothing came for too long.

import { page } from "./page.js";

/** How long the page waits for a sign of the live map. */
export const SILENCE_MS = 10_000;

let timer;

/** A picture was painted and is in sight. A picture alone says little: Firefox paints a frame out of sight once a second. */
export function seen() {
  return new Promise((done) => {
    const sight = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      sight.disconnect();
      setTimeout(done);
    });
    sight.observe(page);
  });
}

/** Starts the clock anew; `late` is called when it has run out. */
export function startClock(late) {
  stopClock();
  timer = setTimeout(async () => {
    // A frame out of sight stands still, and so does the program in it: that is no fault.
    await seen();
    timer = setTimeout(late, 1000);
  }, SILENCE_MS);
}

export const stopClock = () => clearTimeout(timer);
