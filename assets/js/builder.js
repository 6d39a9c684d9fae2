// The page that builds a snippet: reads the form, shows the map as chosen, and writes what each kind of page takes.

import { chosenView, field, form, languages, words } from "./builder/form.js";
import { snippets } from "./builder/snippets.js";

const preview = document.querySelector(".shown");

let wait;
let last;

function show(framed, title, height) {
  if (framed === last) return;
  last = framed;
  const map = document.createElement("disputed-islands");
  for (const [name, value] of Object.entries({ src: framed, title, height })) map.setAttribute(name, value);
  preview.replaceChildren(map);
}

function write() {
  const made = snippets(chosenView());
  for (const name of ["frame", "helper", "wordpress", "picture"]) {
    document.getElementById(`code-${name}`).value = made[name] ?? "";
    // Where this language has no pictures none is offered.
    document.getElementById(`snippet-${name}`).hidden = !made[name];
  }
  for (const status of form.ownerDocument.querySelectorAll(".snippet [role=status]")) status.textContent = "";
  clearTimeout(wait);
  wait = setTimeout(show, last ? 400 : 0, made.framed, languages[field("lang").value].pages[field("island").value].title, made.height);
}

async function copy(button) {
  const code = document.getElementById(`code-${button.dataset.copy}`);
  const status = button.parentElement.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(code.value);
    status.textContent = words.copied;
  } catch {
    code.focus();
    code.select();
    status.textContent = words.byHand;
  }
}

form.addEventListener("input", ({ target }) => {
  if (target.name === "day") field("date").value = target.value;
  if (target.name === "date") field("day").value = [...field("day").options].some(({ value }) => value === target.value) ? target.value : "";
  write();
});
form.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("click", ({ target }) => {
  if (target.matches?.("[data-copy]")) copy(target);
  const width = target.dataset?.width;
  if (!width || target.tagName !== "BUTTON") return;
  for (const button of target.parentElement.children) button.setAttribute("aria-pressed", String(button === target));
  preview.dataset.width = width;
});
document.getElementById("no-script").hidden = true;
write();
