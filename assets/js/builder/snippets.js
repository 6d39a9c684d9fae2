// What each kind of page takes to show the map.

import { EMBED, FRAME_KEYS, SANDBOX } from "grammar";
import { field, languages } from "./form.js";

const root = new URL(".", document.currentScript.src);

const query = (view) => (view.length > 0 ? `?${view.map((pair) => pair.join("=")).join("&")}` : "");
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
const tag = (name, attributes) => `<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`).join("")}>`;

/** The snippets of a view, by kind of page. */
export function snippets(view) {
  const [lang, island] = [field("lang").value, field("island").value];
  const { full, pages } = languages[lang];
  const { title, card } = pages[island];
  const folder = island ? `${lang}/${island}/` : `${lang}/`;
  const framed = new URL(`${EMBED}/${folder}`, root).href + query(view);
  // What is the frame's own affair does not belong to the full map.
  const page = new URL(folder, root).href;
  const linked = page + query(view.filter(([name]) => !FRAME_KEYS.includes(name)));
  const high = field("height");
  const height = String((high.validity.valid && high.valueAsNumber) || 800);
  const frame = { src: framed, title, width: "100%", height, loading: "lazy", style: "border: 0", sandbox: SANDBOX, allow: "fullscreen" };
  const helper = { lang, ...(island && { island }), ...Object.fromEntries(view), title, height };
  const link = `${tag("a", { href: linked, hreflang: lang })}`;
  return {
    framed,
    height,
    frame: `${tag("iframe", frame)}</iframe>`,
    helper: [
      `${tag("script", { src: new URL("disputed-islands.js", root).href, defer: "" }).replace(' defer=""', " defer")}</script>`,
      tag("disputed-islands", helper),
      `  ${link}${escaped(`${title}: ${full}`)}</a>`,
      "</disputed-islands>",
    ].join("\n"),
    wordpress: page,
    picture: card && `${link}${tag("img", { src: new URL(card.file, root).href, width: 1200, height: 630, style: "max-width: 100%; height: auto", alt: card.alt })}</a>`,
  };
}
