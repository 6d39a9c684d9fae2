// What the invented dispute `halfway` says, read from its folder: journeys of the engine take every name and text from here.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { parse } from "smol-toml";

const FOLDER = new URL("../invented/geo-data/halfway/", import.meta.url);

const text = (name) => readFileSync(new URL(name, FOLDER), "utf8");
const toml = (name) => parse(text(name));
const files = (folder) => readdirSync(new URL(folder, FOLDER)).map((name) => folder + name);
const by = (key, list) => Object.fromEntries(list.map((item) => [item[key], item]));

/** `dispute.toml`: title, sides, languages and the like. */
export const dispute = toml("dispute.toml");

/** The islands and islets by id, as their files have them. */
export const islands = by("id", files("islands/").map(toml));

/** Questions, events, lines and sources by key or id, as their files have them. */
export const claims = by("key", toml("claims.toml").claim);
export const events = by("key", toml("chronology.toml").event);
export const lines = by("id", toml("lines.toml").line);
export const sources = by("id", toml("sources.toml").source);

/** What was corrected, newest first, and who publishes the site. */
export const corrections = toml("corrections.toml").correction;
export const { publisher } = parse(readFileSync(new URL("../invented/site.toml", import.meta.url), "utf8"));

/** Scenarios by id, places by id, a side's map by the side, what a side is called by its id, and third parties. */
export const scenarios = by("id", toml("scenarios.toml").scenario);
export const places = by("id", toml("places.toml").place);
export const perspectives = by("side", toml("perspectives.toml").perspective);
export const sides = by("id", dispute.side);
export const parties = by("id", toml("parties.toml").party);

/** The titles of the briefs by key: each a table of languages. */
export const briefs = Object.fromEntries(
  files("briefs/").map((name) => {
    const [, header, body] = text(name).split("+++\n");
    const titles = [...body.matchAll(/^# (\w+): (.+)$/gm)].map(([, lang, title]) => [lang, title]);
    return [parse(header).key, Object.fromEntries(titles)];
  }),
);

/** What an island is called in a language: each side's name once, in that language's order. */
export function named(id, lang = "en") {
  const label = (side) => islands[id].name.find((name) => name.side === side).label[lang];
  return [...new Set(dispute.name_order[lang].map(label))].join(" / ");
}

/** The groups and single islands, by id, and the names they go by in English. */
export const GROUPS = Object.fromEntries(dispute.islands.map((id) => [id, named(id)]));

/** The interface's words of a language, as the site has them. */
export function words(lang, part = "") {
  const own = new URL(`../invented/assets/words/${part}${lang}.toml`, import.meta.url);
  const shared = new URL(`../../assets/words/${part}${lang}.toml`, import.meta.url);
  return parse(readFileSync(existsSync(own) ? own : shared, "utf8"));
}

/** A text with `{names}` filled in. */
export const fill = (text, names) => text.replace(/\{(\w+)\}/g, (whole, name) => names[name] ?? whole);

/** The headers of the briefs, by key. */
export const headers = by("key", files("briefs/").map((name) => parse(text(name).split("+++\n")[1])));

/** A longitude as addresses say it: those of the dispute go on beyond 180 degrees. */
export const usual = (lon) => (lon > 180 ? lon - 360 : lon);
