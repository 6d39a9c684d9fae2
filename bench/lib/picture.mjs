// When the picture of the map is complete: the first frame of a screencast from which on the map looks as it does in the end.

import { PATIENCE_MS, pause } from "./browser.mjs";
import { read } from "./png.mjs";

/** Two pixels differ when a channel does by more; two pictures when more than this share of their pixels do. */
const PIXEL = 32;
const SHARE = 0.005;
/** The corner where a map has its buttons is no part of the picture. */
const BUTTONS = { width: 110, height: 140 };
/** The last picture is the one after which nothing came for so long. */
const QUIET_MS = 1500;

/** Milliseconds from navigation to the whole picture. */
export async function complete({ page, cdp }, { url, lives }, box) {
  const frames = [];
  let last = Date.now();
  cdp.on("Page.screencastFrame", ({ data, metadata, sessionId }) => {
    frames.push({ data, at: metadata.timestamp * 1000 });
    last = Date.now();
    // The browser may have been closed since.
    cdp.send("Page.screencastFrameAck", { sessionId }).catch(() => {});
  });
  await cdp.send("Page.startScreencast", { format: "png", everyNthFrame: 1 });
  await page.goto(url, { waitUntil: "load", timeout: PATIENCE_MS });
  if (lives) await page.waitForFunction(() => performance.getEntriesByName("map-live").length > 0);
  last = Date.now();
  while (Date.now() - last < QUIET_MS) await pause(50);
  await cdp.send("Page.stopScreencast");
  const origin = await page.evaluate(() => performance.timeOrigin);
  const first = firstLikeLast(frames, box);
  return { complete: first.at - origin, frames: frames.length };
}

function firstLikeLast(frames, box) {
  if (frames.length === 0) throw new Error("the screencast had no frame");
  const last = read(Buffer.from(frames.at(-1).data, "base64"));
  if (isPlain(last, box)) throw new Error("the map's last picture is of one colour: nothing was drawn");
  let first = frames.length - 1;
  while (first > 0 && alike(read(Buffer.from(frames[first - 1].data, "base64")), last, box)) first -= 1;
  return frames[first];
}

/** The offsets of the pixels of the map, without its buttons. */
function* pixels({ width, channels }, box) {
  const [left, top] = [Math.ceil(box.x), Math.ceil(box.y)];
  const [right, bottom] = [Math.floor(box.x + box.width), Math.floor(box.y + box.height)];
  for (let y = top; y < bottom; y += 1) {
    const from = y - top < BUTTONS.height ? left + BUTTONS.width : left;
    for (let x = from; x < right; x += 1) yield (y * width + x) * channels;
  }
}

function alike(one, other, box) {
  if (one.width !== other.width || one.height !== other.height) return false;
  let [unlike, all] = [0, 0];
  for (const at of pixels(other, box)) {
    all += 1;
    const near = (channel) => Math.abs(one.pixels[at + channel] - other.pixels[at + channel]) <= PIXEL;
    if (!(near(0) && near(1) && near(2))) unlike += 1;
  }
  return unlike <= all * SHARE;
}

function isPlain(picture, box) {
  let first;
  for (const at of pixels(picture, box)) {
    const colour = picture.pixels.readUIntBE(at, 3);
    first ??= colour;
    if (colour !== first) return false;
  }
  return true;
}
