// Paths of the site, as the worker sees them.

import { EMBED, LANGUAGES } from "grammar";
import { site } from "site";
import { languageOf } from "../query.js";

export const root = new URL("./", location.href);

/** The path from the site's root; empty at the root, nothing elsewhere. */
export function within(address) {
  return address.startsWith(root.href) ? new URL(address).pathname.slice(root.pathname.length) : undefined;
}

/** Pages for frames, and what they ask for, go to the network as if there were no worker. */
export const isFrames = (path) => path?.startsWith(`${EMBED}/`);

export const isPage = (path) => path === "" || LANGUAGES.includes(path?.split("/")[0]);

/** The address at which a page that is held shows the same: an island is chosen on the page of its language. */
export function standIn(path, query) {
  const [lang, island, ...more] = path.split("/").filter(Boolean);
  const shown = new URL(root);
  if (island && site.islands.includes(island) && more.length === 0) {
    shown.pathname += `${lang}/`;
    query.set("island", island);
  } else if (!lang) {
    shown.pathname += `${languageOf(query) ?? LANGUAGES[0]}/`;
    query.delete("lang");
  } else if (Object.hasOwn(site.pages, `${path}/`)) {
    shown.pathname += `${path}/`;
  } else {
    return undefined;
  }
  shown.search = query;
  return shown.href;
}
