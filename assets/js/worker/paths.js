// Paths of the site, as the worker sees them.

import { BY_FRAME, EMBED, LANGUAGES } from "grammar";
import { site } from "site";
import { languageOf } from "../query.js";

export const root = new URL("./", location.href);

/** The path from the site's root; empty at the root, nothing elsewhere. */
export function within(address) {
  return address.startsWith(root.href) ? new URL(address).pathname.slice(root.pathname.length) : undefined;
}

const isFrames = (path) => path?.startsWith(`${EMBED}/`);

/** Pages for frames, and what they ask for, go to the network as if there were no worker. */
export const isByFrame = ({ url, referrer }) => isFrames(within(url)) || isFrames(within(referrer)) || new URL(url).search === BY_FRAME;

export const isPage = (path) => path === "" || LANGUAGES.includes(path?.split("/")[0]);

/** Whether a path has the hash of its bytes in it: under it they never change. */
export const isFile = (path) => /-[0-9a-f]{12}[./]/.test(path);

/** The disputes of which a page or a file may be cached: its own, or any where all share it. */
export function disputesOf(path) {
  const own = path.split("/")[1];
  return Object.hasOwn(site.disputes, own ?? "") ? [own] : Object.keys(site.disputes);
}

/**
 * The address at which a page that is held shows the same: an island is chosen on the page of the whole. `listOf` gives the list of what is
 * held of a dispute.
 */
export async function standIn(path, query, listOf) {
  const [lang, dispute, island, ...more] = path.split("/").filter(Boolean);
  const shown = new URL(root);
  if (!lang) {
    shown.pathname += `${languageOf(query) ?? LANGUAGES[0]}/`;
    query.delete("lang");
  } else {
    const lists = await Promise.all(disputesOf(path).map(listOf));
    const { islands, pages } = lists.find(Boolean) ?? { islands: [], pages: {} };
    if (Object.hasOwn(pages, `${path}/`)) {
      shown.pathname += `${path}/`;
    } else if (island && islands.includes(island) && more.length === 0) {
      shown.pathname += `${lang}/${dispute}/`;
      query.set("island", island);
    } else {
      return undefined;
    }
  }
  shown.search = query;
  return shown.href;
}
