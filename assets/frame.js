// The page in a frame: tells the host how high it is and what is looked at, hears where to look, and shows the address
// of a window that the host's sandbox forbids. `cargo xtask pages` puts it before boot.js, into the same file.
//
// In pages for frames the parts of the panel are folded with `details`, printed and live alike, and no height that a host sets comes
// back as another. `ResizeObserver` tells the height, debounced, in six forms: ours, AMP's (also read by `@newswire/frames`),
// Datawrapper's, Embedly's, Pym's where the address has `childId`, WordPress's where it has a secret. The browser's own `frame-sizing`
// is not among them: in Chromium 156 it resized nothing. WordPress is asked to follow a link out; the frame itself never navigates its host.

const page = document.documentElement;
const embedded = window.parent !== window && page.classList.contains("embed");
const asked = new URLSearchParams(location.search);

/** The longest message that is read, in characters. */
const LONGEST = 4096;

// What a host may know this frame by: its own name for it, Pym's id, WordPress's secret.
const id = window.name || location.pathname;
const child = asked.get("childId");
// Embedly's hosts know a frame by the address that they gave it, not by the one of the present view.
const given = location.href;
const secret = /secret=([\da-zA-Z]{10})/.exec(location.hash)?.[1];

const dressed = {};

/** Light or dark and with or without head, as a query says; only what it says anew. */
function dress(query) {
  for (const [name, known] of [["theme", ["light", "dark"]], ["plain", embedded ? ["1"] : []]]) {
    const value = known.find((value) => value === query.getAll(name).at(-1));
    if (value !== dressed[name]) put(name, value);
    dressed[name] = value;
  }
}

function put(name, value) {
  if (value) page.dataset[name] = value;
  else delete page.dataset[name];
}

dress(asked);

const post = (message) => window.parent.postMessage(message, "*");
const tell = (message) => embedded && post({ islands: 1, id, ...message });

// The height, in every form that hosts listen for: ours, AMP's, Datawrapper's, Embedly's, Pym's, WordPress's.
function tellHeight(height) {
  tell({ type: "height", height });
  post({ sentinel: "amp", type: "embed-size", height });
  post({ "datawrapper-height": { [id]: height } });
  post(JSON.stringify({ sender: "disputed-islands", context: "iframe.resize", method: "resize", height, src: given }));
  if (child) post(["pym", child, "height", height].join("xPYMx"));
  if (secret) post({ message: "height", value: height, secret });
}

let last = { height: 0, width: 0 };
let told = [];
let wait;

/** Tells the height once it has stood still for a moment. It does not depend on the frame's own, so no answer makes a loop. */
function heightChanged() {
  clearTimeout(wait);
  wait = setTimeout(() => {
    const { width, height: exact } = document.body.getBoundingClientRect();
    const height = Math.ceil(exact);
    told = told.filter(({ at }) => performance.now() - at < 5000);
    // A host that answers each height with another width would have it go to and fro for ever: the larger one stays.
    const turns = told.filter((before) => before.height === height).length;
    const toAndFro = turns > 1 && height < last.height && width !== last.width;
    if (height === last.height || toAndFro) return;
    last = { height, width };
    told.push({ height, at: performance.now() });
    tellHeight(height);
  }, 60);
}

const repeatHeight = () => last.height && tellHeight(last.height);

/** Whether this is a message of ours: a plain object of the agreed version, and not too long. */
function isOurs(data) {
  try {
    return Object.getPrototypeOf(data) === Object.prototype && data.islands === 1 && JSON.stringify(data).length <= LONGEST;
  } catch {
    return false;
  }
}

// Where the host wants to look, from before the live map.
let wanted;

function hear({ source, data }) {
  if (source !== window.parent) return;
  const pym = child && typeof data === "string" && data.startsWith(`pymxPYMx${child}xPYMx`);
  const newswire = data?.sentinel === "amp" && data.type === "frames-init";
  const wordpress = secret && data?.message === "ready" && data.secret === secret;
  if (pym || newswire || wordpress) repeatHeight();
  if (!isOurs(data)) return;
  if (data.type === "theme" && ["auto", "light", "dark"].includes(data.value)) put("theme", data.value === "auto" ? "" : data.value);
  if (data.type === "view" && typeof data.query === "string") {
    wanted = data.query;
    if (page.dataset.ready) lookThere();
  }
}

function lookThere() {
  if (wanted !== undefined) document.dispatchEvent(new CustomEvent("islands:go", { detail: wanted }));
  wanted = undefined;
}

// What the program tells: the island chosen, and every view.
document.addEventListener("islands:select", ({ detail }) => tell({ type: "select", island: detail }));
document.addEventListener("islands:view", ({ detail }) => {
  dress(new URLSearchParams(detail));
  tell({ type: "view", query: detail });
});

if (embedded) {
  addEventListener("message", hear);
  document.addEventListener("islands:live", () => queueMicrotask(lookThere));
  new ResizeObserver(heightChanged).observe(document.body);
  // A frame out of sight observes nothing, and hosts often begin to listen late.
  heightChanged();
  addEventListener("load", () => [heightChanged, repeatHeight, repeatHeight].forEach((tell, n) => setTimeout(tell, n * 2000)));
  // A printed page that stays leads to the full map with the view that was asked for.
  const full = document.querySelector("#printed a.full");
  const view = new URLSearchParams(asked);
  for (const own of ["plain", "static", "childId", "initialWidth", "parentTitle", "parentUrl"]) view.delete(own);
  full.search = view;
  tell({ type: "ready" });
}

/** A sentence with what belongs to it, told at once by whatever reads the page aloud. */
function sentence(text, ...more) {
  const line = document.createElement("div");
  line.className = "fault";
  line.setAttribute("role", "alert");
  line.append(text, ...more.flatMap((part) => [" ", part]));
  return line;
}

/** A sentence at the foot of the page. */
function notify(...parts) {
  document.getElementById("notice").replaceChildren(sentence(...parts));
}

function button(text, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", press);
  return made;
}

// The address of a window that could not be opened.
let shown;

/** The window, if one may be opened: where the sandbox forbids it some browsers answer with nothing, and Firefox throws. */
function openWindow(href) {
  try {
    return window.open(href, "_blank");
  } catch {
    return null;
  }
}

/** Opens the window; where the sandbox forbids it, WordPress is asked to follow the link, and else the address is shown. */
function leave(event) {
  const link = event.target.closest?.("a[target=_blank]");
  if (!link || event.defaultPrevented) return;
  event.preventDefault();
  const opened = openWindow(link.href);
  if (opened) {
    opened.opener = null;
  } else if (secret && link.host === location.host) {
    post({ message: "link", value: link.href, secret });
  } else {
    const address = document.createElement("span");
    address.className = "address";
    address.textContent = link.href;
    shown?.remove();
    shown = sentence(fault.no_window, address, button(fault.close, () => {
      shown.remove();
      link.focus();
    }));
    // Beside the link: a frame as high as its page has its foot far out of sight.
    shown.classList.add("beside");
    link.parentElement.append(shown);
    getSelection().selectAllChildren(address);
  }
}

// Only a page without an origin of its own can be in such a sandbox.
if (self.origin === "null") document.addEventListener("click", leave, true);
