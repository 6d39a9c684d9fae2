// Starts the live map on the printed page, and puts the printed page back if it cannot live.
// `cargo xtask pages` appends it to the program's own start script and frame.js: one file with one integrity starts all.

const LIMIT_MS = 10_000;

const root = new URL("./", import.meta.url);
const printed = document.getElementById("printed");
const live = document.getElementById("live");
const { fault, program } = JSON.parse(document.getElementById("site").textContent);
const notice = document.getElementById("notice");

let state = "starting";
let limit;

function startClock() {
  clearTimeout(limit);
  limit = setTimeout(() => state === "starting" && giveUp(`no live map within ${LIMIT_MS} ms`), LIMIT_MS);
}

// What the reader was doing carries over: focus, scrolling, opened parts.
function carryOver(from, to) {
  for (const open of from.querySelectorAll("details[open]")) {
    const [[name, value]] = Object.entries(open.dataset);
    to.querySelector(`details[data-${name}="${value}"]`)?.setAttribute("open", "");
  }
  const panel = (tree) => tree.querySelector(".panel");
  return { focus: from.contains(document.activeElement) ? document.activeElement.id : "", scroll: panel(from)?.scrollTop ?? 0, panel };
}

function swap(from, to) {
  const { focus, scroll, panel } = carryOver(from, to);
  const [x, y] = [window.scrollX, window.scrollY];
  if (!to.isConnected) from.before(to);
  from.remove();
  to.hidden = false;
  if (panel(to)) panel(to).scrollTop = scroll;
  window.scrollTo(x, y);
  if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
}

function giveUp(reason) {
  if (state === "failed") return;
  console.error("map:", reason);
  if (state === "live") {
    live.hidden = true;
    swap(live, printed);
  }
  state = "failed";
  delete page.dataset.ready;
  notify(fault.no_start);
}

document.addEventListener("islands:live", () => {
  if (state !== "starting") return;
  state = "live";
  swap(printed, live);
  // What the address points at may be there only now.
  const target = document.getElementById(location.hash.slice(1));
  target?.scrollIntoView({ block: "nearest" });
  target?.focus();
  page.dataset.ready = String(Math.round(performance.now()));
  performance.mark("map-live");
});

// The content did not come: the app says so on the printed page, which stays.
document.addEventListener("islands:still", ({ detail }) => {
  if (state !== "starting") return;
  state = "still";
  const reason = fault[detail] ?? fault.status.replace("{status}", detail);
  notify(fault.content.replace("{reason}", reason), button(fault.retry, () => {
    state = "starting";
    startClock();
    notice.replaceChildren();
    document.dispatchEvent(new Event("islands:again"));
  }));
});

async function start() {
  if (asked.get("static") === "1") return;
  // An event without an error is a notice of the browser's, as when a size changes twice in one frame.
  addEventListener("error", (event) => event.error && giveUp(event.message));
  addEventListener("unhandledrejection", (event) => giveUp(event.reason));
  startClock();
  const wasm = fetch(new URL(program.file, root), { integrity: program.integrity });
  await __wbg_init({ module_or_path: wasm });
}

start().catch(giveUp);
