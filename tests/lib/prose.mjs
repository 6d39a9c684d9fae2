// Texts, dates and figures of the invented dispute as an English page says them, and its periods.

import { readFileSync } from "node:fs";
import { parse } from "smol-toml";

/** Who administered which islands when, as `chronology.toml` has it. */
export const periods = parse(readFileSync(new URL("../invented/geo-data/halfway/chronology.toml", import.meta.url), "utf8")).period;

/** What a text says before its first mark of a source: on a page it stands in one piece. */
export const opening = (text) => text.trim().split(/\[\^|\n\n/)[0].replaceAll("\n", " ");

/** A year, a month or a day. */
export function dated(date) {
  const [year, month, day] = date.split("-").map(Number);
  const said = { year: "numeric", ...(month && { month: "long" }), ...(day && { day: "numeric" }) };
  return new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1)).toLocaleDateString("en-GB", { ...said, timeZone: "UTC" });
}

/** A number with its thousands parted. */
export const amount = (number) => number.toLocaleString("en");
