// Dates as the map writes them.

import { fill, words } from "./invented.mjs";

/** A day in words, from one as files and addresses have it. */
export function day(date, lang = "en") {
  const own = words(lang).date;
  const [y, m, d] = date.split("-");
  return fill(own.day, { y, m: own.months_in_dates[m - 1], d: Number(d) });
}
