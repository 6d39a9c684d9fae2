// Values of an address, read as `atlas::address` reads them.

import { LANGUAGES } from "grammar";

/** The value of a name that occurs once or more: the last one that is known. */
export const known = (query, name, values) => query.getAll(name).findLast((value) => values.includes(value));

/** The language that a query asks for: the first one that the site has. */
export const languageOf = (query) => query.getAll("lang").find((lang) => LANGUAGES.includes(lang));
