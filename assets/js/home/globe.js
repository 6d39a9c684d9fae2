// The globe of the home: it turns under a finger, with the arrow keys, and to the dispute that is asked for.

import { eye as first, lands, places } from "./data.js";
import { outlines, seen } from "./projection.js";

const globe = document.querySelector(".earth");
const land = globe.querySelector(".lands");
const marks = globe.querySelectorAll("[data-dispute]");
const radius = globe.querySelector(".ocean").r.baseVal.value;
/** How far an arrow key turns the globe, in degrees; how long it takes to turn to a dispute, in ms. */
const [STEP, TURN_MS] = [10, 700];

let eye = first;
let frame = 0;

const path = (outline) => `M${outline.map(([x, y]) => `${(x * radius * 2).toFixed()} ${(y * radius * 2).toFixed()}`).join("L")}Z`;

function draw() {
  land.setAttribute("d", lands.flatMap((ring) => outlines(ring, eye)).map(path).join(""));
  for (const mark of marks) {
    const [x, y, toward] = seen(places[mark.dataset.dispute], eye);
    // What has the focus is not taken away beneath it.
    if (toward >= 0) mark.removeAttribute("display");
    else mark.setAttribute("display", "none");
    mark.setAttribute("transform", `translate(${(x * radius).toFixed(1)} ${(y * radius).toFixed(1)})`);
  }
}

/** Turns the globe, as soon as the browser draws. The poles stay up and down. */
function look([lon, lat]) {
  eye = [lon, Math.min(85, Math.max(-85, lat))];
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(draw);
}

/** Turns the globe to a place, the shorter way round. */
function turnTo([lon, lat]) {
  const from = eye;
  const by = ((((lon - from[0]) % 360) + 540) % 360) - 180;
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const start = performance.now();
  const step = (now) => {
    const t = isStill ? 1 : Math.min(1, (now - start) / TURN_MS);
    const eased = t * t * (3 - 2 * t);
    eye = [from[0] + by * eased, from[1] + (lat - from[1]) * eased];
    draw();
    if (t < 1) frame = requestAnimationFrame(step);
  };
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(step);
}

/** Shows which dispute is meant. */
function point(id) {
  for (const mark of marks) mark.classList.toggle("meant", mark.dataset.dispute === id);
}

globe.addEventListener("pointerdown", (event) => {
  if (event.target.closest("a") || event.button !== 0) return;
  const [x, y, from] = [event.clientX, event.clientY, eye];
  // As far as the surface goes under the finger in the middle of the disc.
  const degrees = 90 / (globe.getBoundingClientRect().width / 2);
  const move = (moved) => look([from[0] - (moved.clientX - x) * degrees, from[1] + (moved.clientY - y) * degrees]);
  const end = () => globe.removeEventListener("pointermove", move);
  globe.setPointerCapture(event.pointerId);
  globe.addEventListener("pointermove", move);
  for (const name of ["pointerup", "pointercancel"]) globe.addEventListener(name, end, { once: true });
});

globe.addEventListener("keydown", (event) => {
  const turns = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };
  const turn = turns[event.key];
  if (!turn || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  look([eye[0] + turn[0], eye[1] + turn[1]]);
});

globe.tabIndex = 0;
globe.setAttribute("aria-describedby", "globe-keys");
document.getElementById("globe-keys").hidden = false;
for (const button of document.querySelectorAll("[data-turn]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const id = button.dataset.turn;
    point(id);
    turnTo(places[id]);
    globe.scrollIntoView({ block: "nearest", behavior: "smooth" });
  });
}
for (const entry of document.querySelectorAll(".disputes > li")) {
  for (const name of ["pointerenter", "focusin"]) entry.addEventListener(name, () => point(entry.id));
}
