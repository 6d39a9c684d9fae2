// The page's language: another page where the query asks for one, and an offer of the language that the browser prefers.

import { button, offer, show } from "../notice.js";
import { languageOf } from "../query.js";
import { offers, page, root } from "./data.js";

const asked = new URLSearchParams(location.search);

/** The page of the language that the query asks for, where the path says none. */
export function pageAsked() {
  const lang = languageOf(asked);
  if (!lang || lang === page.lang || location.pathname !== root.pathname) return null;
  const there = new URL(`${lang}/`, root);
  asked.delete("lang");
  there.search = asked;
  there.hash = location.hash;
  return there;
}

/** A line that leads to the page in the language that the browser prefers, where the page's address names none. */
export function offerLanguage() {
  const preferred = navigator.languages.map((tag) => tag.split("-")[0]);
  const lang = preferred.find((lang) => lang === page.lang || offers[lang]);
  if (!offers[lang]) return;
  const { text, close } = offers[lang];
  const link = document.createElement("a");
  Object.assign(link, { href: `${lang}/${location.search}`, hreflang: lang, textContent: text });
  const line = offer(link, button(close, () => line.remove()));
  Object.assign(line, { lang, dir: "auto" });
  show(line);
}
