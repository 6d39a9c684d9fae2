// The live map takes the printed one's place, and what the reader was doing carries over: focus, scrolling, opened parts, the part
// that was read. If it breaks, the printed one comes back.

export const printed = document.getElementById("printed");
export const live = document.getElementById("live");

/** Whether the live map is what the reader sees. */
export const isLive = () => live.isConnected && !live.hidden;

const read = (part) => document.dispatchEvent(new CustomEvent("islands:read", { detail: part }));

function openSame(from, to) {
  for (const open of from.querySelectorAll("details[open]")) {
    const [[name, value]] = Object.entries(open.dataset);
    to.querySelector(`details[data-${name}="${value}"]`)?.setAttribute("open", "");
  }
}

function swap(from, to) {
  const panel = (tree) => tree.querySelector(".panel");
  const focus = from.contains(document.activeElement) ? document.activeElement.id : "";
  const scroll = panel(from)?.scrollTop ?? 0;
  const [x, y] = [window.scrollX, window.scrollY];
  openSame(from, to);
  if (!to.isConnected) from.before(to);
  from.remove();
  to.hidden = false;
  if (panel(to)) panel(to).scrollTop = scroll;
  window.scrollTo(x, y);
  if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
}

// Live, a part's heading is its tab: what follows it is what stays in its place.
const topOf = (part) => part.children[1].getBoundingClientRect().top;

/** The printed part below the tabs that the reader has come to, and where on the screen it begins; live it is a tab. */
function partRead() {
  const parts = [...printed.querySelectorAll(".tabs ~ section")];
  const part = parts.filter((part) => part.getBoundingClientRect().top < window.innerHeight / 2).pop();
  return part && part !== parts[0] ? { id: part.id, top: topOf(part) } : null;
}

async function readOn({ id, top: before }) {
  read(id);
  const found = () => live.querySelector(`section#${id}`);
  // The program draws it before the browser paints.
  for (let tries = 0; tries < 100 && !found(); tries += 1) await null;
  if (!found()) return;
  openSame(printed, live);
  const panel = live.querySelector(".panel");
  panel.scrollTop += topOf(found()) - before;
  window.scrollBy(0, topOf(found()) - before);
}

/** What the address points at may be there only now, or in a part that is closed: `part` is where it was printed. */
function showTarget(id, part) {
  const show = () => {
    const target = document.getElementById(id);
    target?.scrollIntoView({ block: "nearest" });
    target?.focus();
    return target;
  };
  if (show() || !part) return;
  read(part);
  requestAnimationFrame(show);
}

/** The live map takes over. */
export function takeOver() {
  const target = location.hash.slice(1);
  const part = target && printed.querySelector(`#${CSS.escape(target)}`)?.closest("section[data-role]")?.dataset.role;
  const reading = target ? null : partRead();
  swap(printed, live);
  if (reading) readOn(reading);
  if (target) showTarget(target, part);
}

/** The printed map takes its place back. */
export function putBack() {
  live.hidden = true;
  swap(live, printed);
}
