// The gestures: a pan at the overview, a turn of the wheel to full detail, and back. Input is the browser's own, 60 times a second.

import { pause } from "./browser.mjs";
import { total } from "./load.mjs";

const HZ = 60;
const PAN_STEPS = 120;
/** A quarter of the way round the map is far from where it was; a slow one may come after. */
const LOOK_STEPS = 30;
const REACH = { x: 250, y: 120 };
/** So fine a wheel is a touchpad's: libraries that tell it from a wheel with notches follow it at once. */
const WHEEL_STEPS = 240;
const WHEEL_PX = 3.875;
/** A map has to come this far, in doublings. The whole turn is 3.1 where 300 px are one; a map that skips turns comes less far. */
const LEAST_ZOOM = 1;
const REST_MS = 700;
/** Zooms that differ by less are one. */
const SAME = 1e-3;

/** A map that a gesture did not move as it should. */
export class NotFollowed extends Error {}

/**
 * Makes the gestures; fails when the map did not follow them.
 *
 * @param hooks functions for the page: `zoom`, `position`
 * @param target where the wheel turns, in px of the page
 */
export async function gestures({ page, cdp, cpu, own }, server, hooks, box, target) {
  const mouse = (type, x, y, more = {}) => cdp.send("Input.dispatchMouseEvent", { type, x, y, pointerType: "mouse", ...more });
  const zoom = () => page.evaluate(hooks.zoom);
  const position = async () => JSON.stringify(await page.evaluate(hooks.position));
  const start = { zoom: await zoom(), position: await position() };

  const before = cpu();
  await page.evaluate(watchFrames);
  const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const moved = await pan(mouse, centre, async () => (await position()) !== start.position);
  if (!moved) throw new NotFollowed("the map did not follow the drag");
  await pause(REST_MS);
  const { zoom: full, late: lateIn } = await wheel(mouse, target, -WHEEL_PX, zoom);
  if (full - start.zoom < LEAST_ZOOM) {
    throw new NotFollowed(`the map did not follow the wheel: it came from zoom ${start.zoom.toFixed(2)} to ${full.toFixed(2)} only`);
  }
  const { late: lateOut } = await wheel(mouse, target, WHEEL_PX, zoom);
  const gaps = await page.evaluate(() => globalThis.stopFrames());
  const cpuMove = cpu() - before;

  return {
    cpuMove,
    p95: quantile(gaps, 0.95),
    longest: Math.max(...gaps),
    zoomed: full - start.zoom,
    late: Math.max(lateIn, lateOut),
    allBytes: total(server.asked),
    own: own(),
    ...(await memory(page, cdp)),
  };
}

/** One step each sixtieth of a second, whether the map keeps up or not; then waits until the browser has taken them all. */
async function steps(count, act) {
  const begun = performance.now();
  const sent = [];
  for (let step = 1; step <= count; step += 1) {
    await pause(Math.max(0, begun + (step * 1000) / HZ - performance.now()));
    const taken = act(step);
    // The browser may be closed before all are sent; who waits for them is told.
    taken.catch(() => {});
    sent.push(taken);
  }
  await Promise.all(sent);
}

/** An eight with the button held, ending where it began and standing still there, so that no map goes on by itself. */
async function pan(mouse, { x, y }, looks) {
  const drag = { button: "left", buttons: 1 };
  await mouse("mouseMoved", x, y);
  await mouse("mousePressed", x, y, { ...drag, clickCount: 1 });
  let moved = false;
  await steps(PAN_STEPS, async (step) => {
    const turn = (step / PAN_STEPS) * 2 * Math.PI;
    const looked = !moved && step % LOOK_STEPS === 0 ? looks() : false;
    const [found] = await Promise.all([looked, mouse("mouseMoved", x + REACH.x * Math.sin(turn), y + REACH.y * Math.sin(2 * turn), drag)]);
    moved ||= found;
  });
  await pause(200);
  await mouse("mouseReleased", x, y, { button: "left", clickCount: 1 });
  return moved;
}

/** Turns the wheel and waits until the map rests: where it came to, and how long it took after the last turn, in ms. */
async function wheel(mouse, { x, y }, deltaY, zoom) {
  await mouse("mouseMoved", x, y);
  await steps(WHEEL_STEPS, () => mouse("mouseWheel", x, y, { deltaX: 0, deltaY }));
  const end = performance.now();
  let [at, changed] = [await zoom(), end];
  while (performance.now() - changed < REST_MS) {
    await pause(50);
    const now = await zoom();
    // A picture that is drawn anew is written in rounded numbers.
    if (Math.abs(now - at) > SAME) [at, changed] = [now, performance.now()];
  }
  return { zoom: at, late: changed - end };
}

/** In the page: the gaps between frames, in ms, until they are asked for. */
function watchFrames() {
  const gaps = [];
  let before = null;
  let asked;
  const frame = (now) => {
    if (before !== null) gaps.push(now - before);
    before = now;
    asked = requestAnimationFrame(frame);
  };
  asked = requestAnimationFrame(frame);
  globalThis.stopFrames = () => {
    cancelAnimationFrame(asked);
    return gaps;
  };
}

/** JavaScript's heap of the page after a collection, and WebAssembly's memory, in bytes. */
async function memory(page, cdp) {
  await cdp.send("HeapProfiler.collectGarbage");
  await cdp.send("Performance.enable");
  const { metrics } = await cdp.send("Performance.getMetrics");
  const js = metrics.find(({ name }) => name === "JSHeapUsedSize").value;
  return { heap: js + (await page.evaluate(() => globalThis.wasmBytes())) };
}

function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1];
}
