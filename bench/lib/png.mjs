// Reads a PNG as Chromium writes it: 8 bits, RGB or RGBA, not interlaced.

import { inflateSync } from "node:zlib";

/** @returns {{ width: number, height: number, channels: number, pixels: Buffer }} rows of `width * channels` bytes */
export function read(png) {
  const [width, height, depth, colour, interlaced] = [png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25], png[28]];
  const channels = { 2: 3, 6: 4 }[colour];
  if (depth !== 8 || !channels || interlaced) throw new Error(`a PNG of ${depth} bits and colour type ${colour}, where 8 and 2 or 6 were expected`);
  const parts = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return { width, height, channels, pixels: unfilter(inflateSync(Buffer.concat(parts)), width * channels, height, channels) };
}

/** Each row begins with the number of the filter by which it was written (PNG specification, section 9). */
function unfilter(raw, stride, height, step) {
  const out = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (stride + 1)];
    const from = row * (stride + 1) + 1;
    const to = row * stride;
    for (let i = 0; i < stride; i += 1) {
      const left = i >= step ? out[to + i - step] : 0;
      const up = row ? out[to + i - stride] : 0;
      const corner = row && i >= step ? out[to + i - stride - step] : 0;
      out[to + i] = raw[from + i] + guess(filter, left, up, corner);
    }
  }
  return out;
}

function guess(filter, left, up, corner) {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
