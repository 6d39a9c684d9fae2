// The helper for pages that set the map into an article: <disputed-islands lang="en" island="ISLAND">a fallback</disputed-islands>.
// It makes the frame, keeps what stands in the element until the map is there, follows height and theme, tells what the reader
// chooses, and moves the map as the article scrolls. It needs no other script, and no style of its own but by properties.

(() => {
  if (customElements.get("disputed-islands")) return;

  const ROOT = new URL(".", document.currentScript?.src ?? document.baseURI);
  /** The names of a view in an address; anything else of the element is its own affair. */
  const VIEW = ["tab", "claim", "brief", "event", "date", "scenario", "perspective", "compare", "names", "layers", "at", "theme", "plain", "static"];
  /** The longest message that is read or sent, in characters. */
  const LONGEST = 4096;
  /** How long the map may take before the fallback is given back. */
  const PATIENCE_MS = 20_000;
  const SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";

  const isText = (value, most) => typeof value === "string" && value.length <= most;

  /** Whether this is a message of the map's, version 1, with what its type promises. */
  function isOurs(data) {
    try {
      if (Object.getPrototypeOf(data) !== Object.prototype || data.islands !== 1 || JSON.stringify(data).length > LONGEST) return false;
    } catch {
      return false;
    }
    switch (data.type) {
      case "ready":
        return true;
      case "height":
        return Number.isFinite(data.height) && data.height > 0 && data.height < 100_000;
      case "select":
        return isText(data.island, 64);
      case "view":
        return isText(data.query, 2048);
      default:
        return false;
    }
  }

  class DisputedIslands extends HTMLElement {
    static observedAttributes = ["src", "lang", "island", ...VIEW];

    #frame = null;
    #ready = false;
    /** What to look at once the map is there. */
    #wanted = null;
    #patience = 0;
    #seen = null;

    connectedCallback() {
      addEventListener("message", this.#hear);
      this.#make();
    }

    disconnectedCallback() {
      removeEventListener("message", this.#hear);
      this.#giveUp();
    }

    attributeChangedCallback(name, before, now) {
      if (!this.#frame || before === now) return;
      if (name === "theme") this.#say({ type: "theme", value: now || "auto" });
      else if (VIEW.includes(name) || name === "island") this.goTo(this.#query(true));
      else this.#make();
    }

    /** Moves the map to a view, written as in an address. */
    goTo(query) {
      if (!isText(query, 2048)) throw new TypeError(`goTo takes a query like "island=ISLAND&tab=claims", not ${typeof query}`);
      this.#wanted = query.replace(/^\?/, "");
      if (this.#ready) this.#say({ type: "view", query: this.#wanted });
    }

    /** The view of the attributes as a query. */
    #query(withIsland) {
      const view = new URLSearchParams();
      for (const name of withIsland ? ["island", ...VIEW] : VIEW) {
        // A bare `plain` is a yes; empty `layers` are none.
        if (this.hasAttribute(name)) view.set(name, this.getAttribute(name) || (name === "layers" ? "" : "1"));
      }
      return view.toString();
    }

    #address() {
      if (this.hasAttribute("src")) return new URL(this.getAttribute("src"), document.baseURI);
      const part = (name) => encodeURIComponent(this.getAttribute(name) ?? "");
      const island = this.hasAttribute("island") ? `${part("island")}/` : "";
      return new URL(`embed/${part("lang") || "en"}/${island}?${this.#query(false)}`, ROOT);
    }

    #make() {
      this.#giveUp();
      const frame = document.createElement("iframe");
      const name = this.getAttribute("name") ?? this.id;
      const own = { title: this.getAttribute("title") || "Map", width: "100%", height: this.getAttribute("height") || "640", sandbox: SANDBOX, allow: "fullscreen", loading: "lazy", ...(name && { name }) };
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

    #hear = ({ source, data }) => {
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
      if (this.#wanted !== null) this.#say({ type: "view", query: this.#wanted });
    }

    #say(message) {
      this.#frame?.contentWindow?.postMessage({ islands: 1, ...message }, "*");
    }
  }

  customElements.define("disputed-islands", DisputedIslands);

  /** The map that a step of the article moves: the one it names, or the last one before it, or else the first. */
  function mapOf(step) {
    const named = step.getAttribute("data-islands-for");
    if (named) return document.getElementById(named);
    const maps = [...document.querySelectorAll("disputed-islands")];
    const isBefore = (map) => map.compareDocumentPosition(step) & Node.DOCUMENT_POSITION_FOLLOWING;
    return maps.filter(isBefore).at(-1) ?? maps[0];
  }

  // A step is reached when it comes to the middle of the screen, from above or from below.
  const steps = new IntersectionObserver(
    (entries) => {
      const reached = entries.filter((entry) => entry.isIntersecting).at(-1)?.target;
      if (reached) mapOf(reached)?.goTo?.(reached.getAttribute("data-islands-step"));
    },
    { rootMargin: "-49% 0px -49% 0px" },
  );
  const watched = new WeakSet();
  function watch() {
    for (const step of document.querySelectorAll("[data-islands-step]")) {
      if (!watched.has(step)) steps.observe(step);
      watched.add(step);
    }
  }
  watch();
  new MutationObserver(watch).observe(document, { childList: true, subtree: true });
})();
