// One load: what came over the wire, when there was something to see, when the map was live, what that cost.

import { PATIENCE_MS, pause } from "./browser.mjs";

/** How long the page is watched after it is live: the same for all, so that what they do later is counted too. */
const AFTER_MS = 1000;

/** @param {{ url: string, lives: boolean }} subject a reference never becomes live; it is done when it is loaded */
export async function load({ page, cpu }, server, { url, lives }) {
  server.asked = [];
  const before = cpu();
  await page.goto(url, { waitUntil: "load", timeout: PATIENCE_MS });
  const live = lives ? await markOf(page, "map-live") : null;
  await pause(AFTER_MS);
  const cpuLoad = cpu() - before;
  const { origin, painted } = await page.evaluate(() => ({
    origin: performance.timeOrigin,
    painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null,
  }));
  const lost = server.asked.filter(({ found }) => !found).map(({ name }) => name);
  if (lost.length > 0) throw new Error(`asked for what is not there: ${lost.join(", ")}`);
  if (painted === null) throw new Error("nothing was painted (no first-contentful-paint)");
  const upTo = server.asked.filter(({ at }) => live === null || at <= origin + live);
  return { bytes: total(upTo), requests: upTo.length, painted, live, cpuLoad };
}

export const total = (asked) => asked.reduce((sum, { bytes }) => sum + bytes, 0);

/** When the page set this mark, in ms since navigation. */
async function markOf(page, name) {
  const found = await page.waitForFunction((name) => performance.getEntriesByName(name)[0]?.startTime, name).catch(() => {
    throw new Error(`not live within ${PATIENCE_MS / 1000} s: no performance.mark("${name}")`);
  });
  return found.jsonValue();
}
