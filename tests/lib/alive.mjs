// A browser that is lost: a driver may leave what was asked of it unanswered for ever.

import { setTimeout as delay } from "node:timers/promises";

/** How long one visit may take in whole before its browser is taken for dead and ended. */
const SILENCE_MS = 180_000;

/** How long after its pages a browser that ends may still be connected. */
const ENDING_MS = 5_000;

/** Does the work in this browser, and fails at once when the browser ends or its connection breaks. */
export async function whileAlive(browser, work) {
  let how = "it ended, or its connection broke";
  let gone;
  const lost = new Promise((_, fail) => {
    gone = () => fail();
  });
  // Closing ends it by force where it does not answer.
  const silence = setTimeout(() => {
    how = `it did not finish within ${SILENCE_MS / 1000} s and was ended`;
    browser.close().catch(() => {});
  }, SILENCE_MS);
  browser.once("disconnected", gone);
  try {
    return await Promise.race([lost, work()]);
  } catch (error) {
    // A browser that ends closes its pages first, and what was asked of them fails before it is gone.
    if (/has been closed/.test(error?.message)) await Promise.race([lost.catch(() => {}), delay(ENDING_MS, undefined, { ref: false })]);
    if (browser.isConnected()) throw error;
    throw new Error(`the browser (${browser.browserType().name()} ${browser.version()}) was lost in this test: ${how}`, error && { cause: error });
  } finally {
    clearTimeout(silence);
    browser.off("disconnected", gone);
  }
}
