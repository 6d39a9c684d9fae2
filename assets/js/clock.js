// The clock of the start: it counts silence, and says when nothing came for too long.

import { page } from "./page.js";

let timer;
let wait;

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

/** Starts the clock; `late` is called when nothing was heard of for this long. */
export function startClock(silence_ms, late) {
  stopClock();
  wait = () => {
    timer = setTimeout(async () => {
      // A frame out of sight stands still, and so does the program in it: that is no fault.
      await seen();
      timer = setTimeout(late, 1000);
    }, silence_ms);
  };
  wait();
}

/** Something came: the clock begins again, where it runs. */
export function progress() {
  clearTimeout(timer);
  wait?.();
}

export function stopClock() {
  clearTimeout(timer);
  wait = undefined;
}
