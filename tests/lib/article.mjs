// The article of the invented dispute, read from its file: which views its maps have, and what its sections say.

import { readFileSync } from "node:fs";
import { parse } from "smol-toml";

const [, header, body] = readFileSync(new URL("../invented/geo-data/halfway/article.md", import.meta.url), "utf8").split("+++\n");

/** By section: the view of the map that stands below it, and that of the one map which moves. */
export const { map: maps, step: steps } = parse(header);

/** How a section begins, up to its first source. */
export function beginning(id, lang = "en") {
  const [edition] = body.split(/^# /m).filter((edition) => edition.startsWith(`${lang}: `));
  const [section] = edition.split(/^## /m).filter((section) => section.startsWith(`${id}: `));
  return section.slice(section.indexOf("\n")).trim().split("[^")[0];
}
