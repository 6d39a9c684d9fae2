// What the home carries for its scripts, and where it stands.

export const page = document.documentElement;

/** The root of the site, where this script lies. */
export const root = new URL("./", import.meta.url);

/** The globe, the places of the disputes on it, the file that is searched, words, and the languages that are offered. */
export const { eye, lands, places, finds, words, offers } = JSON.parse(document.getElementById("site").textContent);
