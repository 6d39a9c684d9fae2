// What each kind of page takes to show the map.

import { EMBED, FRAME_KEYS, SANDBOX } from "grammar";
import { chosenWords, dispute, field, languages, words } from "./form.js";

const root = new URL(".", document.currentScript.src);

const query = (view) => (view.length > 0 ? `?${view.map((pair) => pair.join("=")).join("&")}` : "");
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
const tag = (name, attributes) => `<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`).join("")}>`;

/** The snippets of a view, by kind of page; the attributes of the frame; and where the view is shown on a page of its own. */
export function snippets(view, height) {
  const [lang, island] = [field("lang").value, field("island").value];
  const { full, pages } = languages[lang];
  const { title, cards } = pages[island];
  const folder = `${lang}/${dispute}/${island && `${island}/`}`;
  // What is the frame's own affair does not belong to the full map.
  const own = view.filter(([name]) => !FRAME_KEYS.includes(name));
  const page = new URL(folder, root).href;
  const linked = page + query(own);
  const frame = {
    src: new URL(`${EMBED}/${folder}`, root).href + query(view),
    title,
    width: "100%",
    height,
    loading: "lazy",
    style: "border: 0",
    sandbox: SANDBOX,
    allow: "fullscreen",
  };
  const helper = { lang, dispute, ...(island && { island }), ...Object.fromEntries(view), title, height };
  const link = `${tag("a", { href: linked, hreflang: lang })}`;
  const card = cards[own.map((pair) => pair.join("=")).join("&")];
  const shown = card ? { src: new URL(card.file, root).href, width: 1200, height: 630, alt: card.alt } : { src: words.ownPicture, alt: [title, ...chosenWords()].join("; ") };
  const image = tag("img", { ...shown, style: "max-width: 100%; height: auto" });
  return {
    attributes: frame,
    linked,
    hasCard: Boolean(card),
    frame: `${tag("iframe", frame)}</iframe>`,
    helper: [
      `${tag("script", { src: new URL("disputed-islands.js", root).href, defer: "" }).replace(' defer=""', " defer")}</script>`,
      tag("disputed-islands", helper),
      `  ${link}${escaped(`${title}: ${full}`)}</a>`,
      "</disputed-islands>",
    ].join("\n"),
    wordpress: page,
    picture: `${link}${image}</a>`,
  };
}
