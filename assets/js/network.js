// Files for the program. A request is given up when nothing comes of it for too long, so that it can be tried again.

import { progress } from "./clock.js";
import { page, root } from "./page.js";

/** How long an answer may be silent, before its first byte and between any two parts of it. */
const SILENCE_MS = 10_000;

/** What was asked for before: whoever asks again had no use of what came, so no copy is taken. */
const asked = new Set();

/**
 * The bytes at an address; with an integrity none but these. Rejects with the status where that is an error, and with 0 where no
 * whole answer came.
 */
export async function bytes(address, integrity = "") {
  const request = new AbortController();
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => request.abort(), SILENCE_MS);
    progress();
  };
  const cache = asked.has(address) ? "reload" : "default";
  asked.add(address);
  wait();
  try {
    const response = await fetch(address, { signal: request.signal, cache, integrity });
    if (!response.ok) throw response.status;
    const reader = response.body.getReader();
    const parts = [];
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      wait();
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  } catch (reason) {
    throw Number(reason) || 0;
  } finally {
    clearTimeout(timer);
  }
}

/** Waits. */
export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Asks for the content beside the program, where the page has not done so. */
export function askEarly() {
  if (document.querySelector("link[rel=preload]")) return;
  const link = document.createElement("link");
  const [, file] = /content=(\S+)/.exec(page.dataset.files);
  Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: new URL(file, root).href });
  document.head.append(link);
}
