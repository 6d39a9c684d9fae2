// Scripts that come once the map is live, when they are needed: what is a file of its own does not delay it.

import { BY_FRAME } from "grammar";
import { page, root } from "./page.js";

const query = page.classList.contains("embed") ? BY_FRAME : "";

/** What is on its way, or here. */
const coming = new Map();

/** The script of a file with these bytes and no others; asked for again where it did not come. */
export function late({ file, integrity }) {
  if (!coming.has(file)) {
    const script = preloaded(new URL(file + query, root).href, integrity);
    script.catch(() => coming.delete(file));
    coming.set(file, script);
  }
  return coming.get(file);
}

/** An import cannot say what its bytes must be, and what is preloaded can. */
async function preloaded(href, integrity) {
  const link = Object.assign(document.createElement("link"), { rel: "modulepreload", crossOrigin: "anonymous", integrity, href });
  await new Promise((resolve, reject) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => reject(new TypeError(`${href} did not come`)));
    document.head.append(link);
  }).finally(() => link.remove());
  return import(href);
}
