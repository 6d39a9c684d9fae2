// The page that the start script runs on: where it is, what it was asked for, and the words and files that it carries.

export const page = document.documentElement;

/** The root of the site, where this script lies. */
export const root = new URL("./", import.meta.url);

/**
 * What the page carries for scripts: words, both parts of the program, the fonts of pictures, the version of the map.
 */
export const { fault, program, controls, fonts, map: version } = JSON.parse(document.getElementById("site").textContent);

/** The query of the address under which the page was opened. */
export const asked = new URLSearchParams(location.search);

/** Whether this is a page for frames, in a frame. */
export const embedded = window.parent !== window && page.classList.contains("embed");

/** The dispute whose map the page is: the second folder of its path, behind the language. */
export const dispute = location.pathname.slice(root.pathname.length).split("/").at(page.classList.contains("embed") ? 2 : 1);
