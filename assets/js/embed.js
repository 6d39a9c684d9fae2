// The way to the page that builds a snippet takes along what the map shows: that page reads the same keys.

import { page, root } from "./page.js";

document.getElementById("to-embed")?.addEventListener("click", ({ currentTarget: link }) => {
  const view = new URLSearchParams(location.search);
  const [, , island] = location.pathname.slice(root.pathname.length).split("/");
  if (island) view.set("island", island);
  view.set("lang", page.lang);
  link.search = view;
});
