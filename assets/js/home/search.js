// The search over all maps: their islands, questions, briefs and events. What is searched comes when the field is first used.

import { finds, root, words } from "./data.js";

/** As many results as a reader looks through. */
const MOST = 12;

const place = document.querySelector(".find");
const [field, status, list] = ["input", "p", "ul"].map((name) => document.createElement(name));
let all;

/** A text as it is compared: case, accents, width, the two kana scripts, hyphens and blanks make no difference. */
const fold = (text) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[\p{M}\p{P}\p{Z}\p{S}]/gu, "")
    .normalize("NFC");

/** How well a find fits; lower is better, 4 where it does not. Each word of the query must stand somewhere. */
function rank({ title, also, parts }, query, queried) {
  if (title === query || title.startsWith(query)) return title === query ? 0 : 1;
  if (queried.every((word) => parts.some((part) => part.startsWith(word)))) return 2;
  return title.includes(query) || also.includes(query) ? 3 : 4;
}

/** The index, folded once. */
async function load() {
  const answer = await fetch(new URL(finds, root));
  if (!answer.ok) throw new Error(`${finds}: ${answer.status}`);
  return (await answer.json()).flatMap(({ dispute, finds }) =>
    finds.map(([kind, href, title, also]) => ({
      kind,
      href,
      said: title,
      dispute,
      title: fold(title),
      also: fold(also),
      parts: `${title} ${also} ${dispute}`.split(/[\s/·,.:;()（）、。]+/u).map(fold).filter(Boolean),
    })),
  );
}

function item({ kind, href, said, dispute }) {
  const entry = document.createElement("li");
  const link = document.createElement("a");
  link.href = new URL(href, root).href;
  link.textContent = said;
  const beside = document.createElement("span");
  beside.textContent = said === dispute ? kind : `${kind} · ${dispute}`;
  entry.append(link, " ", beside);
  return entry;
}

async function search() {
  const typed = field.value.trim();
  const query = fold(typed);
  if (!query) {
    list.replaceChildren();
    status.textContent = "";
    return;
  }
  all ??= load();
  let index;
  try {
    index = await all;
  } catch (error) {
    console.error("search:", error);
    all = undefined;
    return;
  }
  if (field.value.trim() !== typed) return;
  const queried = typed.split(/\s+/u).map(fold).filter(Boolean);
  const ranked = index.map((find) => [rank(find, query, queried), find]).filter(([of]) => of < 4);
  ranked.sort(([a], [b]) => a - b);
  list.replaceChildren(...ranked.slice(0, MOST).map(([, find]) => item(find)));
  status.textContent = ranked.length > 0 ? words.found.replace("{n}", ranked.length) : words.nothing.replace("{text}", typed);
}

field.type = "search";
field.setAttribute("aria-label", words.search);
field.placeholder = words.search;
field.autocomplete = "off";
field.spellcheck = false;
field.addEventListener("input", search);
field.addEventListener("focus", () => {
  all ??= load();
  all.catch(() => (all = undefined));
}, { once: true });
status.setAttribute("role", "status");
place.append(field, status, list);
place.hidden = false;
