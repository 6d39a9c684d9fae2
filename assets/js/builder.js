// The page that builds a snippet: reads the form, shows the map as the snippet will, follows what is done in it, and writes what each
// kind of page takes.

import { EMBED } from "grammar";
import { chosenHeight, chosenView, field, follow, followDate, followIsland, form, leaveCamera, readAddress, words, writeAddress } from "./builder/form.js";
import { snippets } from "./builder/snippets.js";
import { isOurs } from "./helper/messages.js";

const preview = document.querySelector(".shown");

/** Until when the preview waits for the form. */
let wait = 0;
/** The address of what the preview shows. */
let last;

/** The frame of the snippet itself: as wide and as high as it will be. */
function show({ style, loading, src, ...attributes }) {
  wait = 0;
  const isNew = src !== last;
  last = src;
  const frame = isNew ? document.createElement("iframe") : preview.firstElementChild;
  for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
  if (!isNew) return;
  frame.src = src;
  preview.replaceChildren(frame);
}

/** Writes the snippets of what is chosen. The preview follows the form; where it is what was followed, it stays. */
function write(isFollowing = false) {
  const [view, height] = [chosenView(), chosenHeight()];
  const made = snippets(view, height);
  writeAddress(view, height);
  for (const name of ["frame", "helper", "wordpress", "picture"]) document.getElementById(`code-${name}`).value = made[name];
  document.getElementById("own-picture").hidden = made.hasCard;
  document.getElementById("to-picture").href = made.linked;
  for (const status of form.ownerDocument.querySelectorAll(".snippet [role=status]")) status.textContent = "";
  if (isFollowing) {
    last = made.attributes.src;
    return;
  }
  clearTimeout(wait);
  wait = setTimeout(show, last ? 400 : 0, made.attributes);
}

/** What is done in the preview is chosen. */
function listen({ source, data }) {
  const frame = preview.firstElementChild;
  if (!frame || source !== frame.contentWindow || !isOurs(data) || wait) return;
  if (data.type === "ready") {
    // Another language was chosen in it.
    const lang = new RegExp(`/${EMBED}/([^/]+)/`).exec(data.id)?.[1];
    if (!lang || lang === field("lang").value) return;
    field("lang").value = lang;
  } else if (data.type === "view") follow(data.query);
  else if (data.type === "select") followIsland(data.island);
  else return;
  write(true);
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

function press({ target }) {
  if (target.matches?.("[data-copy]")) copy(target);
  if (target.id === "leave-camera") {
    leaveCamera();
    write();
    field("island").focus();
  }
  const width = target.dataset?.width;
  if (!width || target.tagName !== "BUTTON") return;
  for (const button of target.parentElement.children) button.setAttribute("aria-pressed", String(button === target));
  preview.dataset.width = width;
}

form.addEventListener("input", ({ target }) => {
  if (target.name === "day") field("date").value = target.value;
  if (target.name === "date") followDate();
  if (target.name === "island") leaveCamera();
  write();
});
form.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("click", press);
addEventListener("message", listen);
document.getElementById("no-script").hidden = true;
readAddress();
write();
