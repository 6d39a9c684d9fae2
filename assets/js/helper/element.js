// The element `<disputed-islands>`: makes the frame, keeps what stands in the element until the map is there, follows height and theme, and
// tells what the reader chooses. It needs no style of its own but by properties.

import { DISPUTE, EMBED, HEIGHT, LANGUAGES, SANDBOX, VIEW_KEYS } from "grammar";
import { isOurs, isText } from "./messages.js";

const ROOT = new URL(".", document.currentScript?.src ?? document.baseURI);
/** How long the map may take before the fallback is given back. */
const PATIENCE_MS = 20_000;

export class DisputedIslands extends HTMLElement {
  static observedAttributes = ["src", "lang", "dispute", "island", "layer", ...VIEW_KEYS];

  #frame = null;
  #ready = false;
  /** What to look at once the map is there. */
  #wanted = null;
  #patience = 0;
  #seen = null;

  connectedCallback() {
    addEventListener("message", this.#listen);
    this.#make();
  }

  disconnectedCallback() {
    removeEventListener("message", this.#listen);
    this.#giveUp();
  }

  attributeChangedCallback(name, before, now) {
    if (!this.#frame || before === now) return;
    if (name === "theme") this.#post({ type: "theme", value: now || "auto" });
    else if (name === "layer") this.#handLayer();
    else if (VIEW_KEYS.includes(name) || name === "island") this.goTo(this.#query(true));
    else this.#make();
  }

  /** Moves the map to a view, written as in an address. */
  goTo(query) {
    if (!isText(query, 2048)) throw new TypeError(`goTo takes a query like "island=ID&tab=claims", not ${typeof query}`);
    this.#wanted = query.replace(/^\?/, "");
    if (this.#ready) this.#post({ type: "view", query: this.#wanted });
  }

  /** The view of the attributes as a query. */
  #query(withIsland) {
    const view = new URLSearchParams();
    for (const name of withIsland ? ["island", ...VIEW_KEYS] : VIEW_KEYS) {
      // A bare `plain` is a yes; empty `layers` are none.
      if (this.hasAttribute(name)) view.set(name, this.getAttribute(name) || (name === "layers" ? "" : "1"));
    }
    return view.toString();
  }

  #address() {
    if (this.hasAttribute("src")) return new URL(this.getAttribute("src"), document.baseURI);
    const part = (name) => encodeURIComponent(this.getAttribute(name) ?? "");
    const island = this.hasAttribute("island") ? `${part("island")}/` : "";
    return new URL(`${EMBED}/${part("lang") || LANGUAGES[0]}/${part("dispute") || DISPUTE}/${island}?${this.#query(false)}`, ROOT);
  }

  #make() {
    this.#giveUp();
    const frame = document.createElement("iframe");
    const name = this.getAttribute("name") ?? this.id;
    const own = { title: this.getAttribute("title") || "Map", width: "100%", height: this.getAttribute("height") || HEIGHT, sandbox: SANDBOX, allow: "fullscreen", loading: "lazy", ...(name && { name }) };
    for (const [key, value] of Object.entries(own)) frame.setAttribute(key, value);
    frame.src = this.#address().href;
    // Frame and fallback share one place, so that nothing moves when the one takes the other's.
    this.style.display = "grid";
    Object.assign(frame.style, { border: "0", gridArea: "1 / 1", opacity: "0" });
    for (const child of this.children) child.style.gridArea = "1 / 1";
    this.#frame = frame;
    this.append(frame);
    // A frame out of sight is not loaded: it is waited for from when its reader would see it.
    this.#seen = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      this.#seen.disconnect();
      if (!this.#ready) this.#patience = setTimeout(() => this.#giveUp(), PATIENCE_MS);
    });
    this.#seen.observe(this);
  }

  /** The fallback stands as it stood before. */
  #giveUp() {
    clearTimeout(this.#patience);
    this.#seen?.disconnect();
    this.#frame?.remove();
    this.#frame = null;
    this.#ready = false;
    for (const child of this.children) Object.assign(child.style, { visibility: "", gridArea: "" });
  }

  #listen = ({ source, data }) => {
    if (!this.#frame || source !== this.#frame.contentWindow || !isOurs(data)) return;
    if (data.type === "ready") this.#show();
    if (data.type === "height") this.#frame.height = String(Math.ceil(data.height));
    const detail = { select: { island: data.island }, view: { query: data.query }, ready: {} }[data.type];
    if (detail) this.dispatchEvent(new CustomEvent(`islands:${data.type}`, { detail, bubbles: true }));
  };

  #show() {
    clearTimeout(this.#patience);
    this.#ready = true;
    this.#frame.style.opacity = "";
    for (const child of this.children) if (child !== this.#frame) child.style.visibility = "hidden";
    if (this.#wanted !== null) this.#post({ type: "view", query: this.#wanted });
    if (this.hasAttribute("layer")) this.#handLayer();
  }

  /** Hands over the GeoJSON at an address of the article's own origin, or takes it away. What does not load is said in the console. */
  async #handLayer() {
    const from = this.getAttribute("layer");
    const answer = from && (await fetch(from, { mode: "same-origin" }));
    if (answer?.ok === false) throw Error(from);
    const layer = answer ? await answer.text() : null;
    // Another may have been asked for since.
    if (from === this.getAttribute("layer")) this.#post({ type: "layer", layer });
  }

  #post(message) {
    this.#frame?.contentWindow?.postMessage({ islands: 1, ...message }, "*");
  }
}
