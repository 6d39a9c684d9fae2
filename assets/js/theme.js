// Light or dark, and with or without head, as an address says.

import { THEMES } from "grammar";
import { embedded, page } from "./page.js";
import { known } from "./query.js";

const applied = {};

function put(name, value) {
  if (value) page.dataset[name] = value;
  else delete page.dataset[name];
}

/** Follows a query; only what it says anew, so that a host's wish outlives a view that says the same as before. */
export function follow(query) {
  const values = { theme: known(query, "theme", THEMES), plain: embedded ? known(query, "plain", ["0", "1"]) : undefined };
  const usual = { theme: THEMES[0], plain: "0" };
  for (const [name, said] of Object.entries(values)) {
    const value = said === usual[name] ? undefined : said;
    if (value !== applied[name]) put(name, value);
    applied[name] = value;
  }
}

/** Follows the host's theme. */
export function followHost(theme) {
  if (THEMES.includes(theme)) put("theme", theme === THEMES[0] ? "" : theme);
}
