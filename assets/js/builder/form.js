// The form: what is chosen about the map, as a view. It keeps what the preview was moved to, too, and stands in the page's own address.

import { VIEW_KEYS } from "grammar";

export const { dispute, languages, layers: usual, words } = JSON.parse(document.getElementById("told").textContent);
export const form = document.getElementById("chosen");
export const field = (name) => form.elements.namedItem(name);

/** Where the camera stands, as an address writes it: only the preview can say. */
let camera = "";

const boxes = () => [...form.querySelectorAll("[name=layers]")];
/** Fields whose values are parts of a view: whose map, and what is open. */
const parts = () => [field("drawn"), field("open")];

const isDate = (text) => {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text) ?? [];
  if (!year) return false;
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  return date.getUTCMonth() === Number(month ?? 1) - 1 && date.getUTCDate() === Number(day ?? 1);
};

/** Says at a field what is wrong with it; nothing where all is well. */
function mark(name, wrong) {
  document.getElementById(`${name}-wrong`).textContent = wrong;
  field(name).setAttribute("aria-invalid", String(wrong !== ""));
  return wrong === "";
}

/** The height that is chosen, in px; the usual one where what stands there is none. */
export function chosenHeight() {
  const high = field("height");
  const { min, max } = high;
  const isRight = mark("height", high.validity.valid && high.value ? "" : words.heightWrong.replace("{min}", min).replace("{max}", max));
  return isRight ? high.value : high.defaultValue;
}

/** What differs from the plain view, in the order of addresses. */
export function chosenView() {
  const date = field("date").value.trim();
  const isRight = mark("date", date === "" || isDate(date) ? "" : words.dateWrong.replace("{date}", date));
  const on = boxes().filter((box) => box.checked).map((box) => box.value);
  const isUsual = boxes().every((box) => box.checked === usual.includes(box.value));
  // A transfer starts from the present.
  field("scenario").disabled = date !== "" && isRight;
  const all = {
    ...Object.fromEntries(parts().flatMap((part) => [...new URLSearchParams(part.value)])),
    date: isRight ? date : "",
    scenario: field("scenario").disabled ? "" : field("scenario").value,
    names: field("names").value,
    layers: isUsual ? undefined : on.join(","),
    at: camera,
    theme: field("theme").value,
    plain: field("plain").checked ? "1" : "",
  };
  document.getElementById("camera").hidden = !camera;
  return VIEW_KEYS.map((name) => [name, all[name]]).filter(([name, value]) => value || (name === "layers" && value === ""));
}

/** The text of what a select has chosen, where that is not its first value. */
const told = (select) => (select.selectedIndex > 0 && !select.disabled ? [select.selectedOptions[0].textContent] : []);

/** What is chosen, in words. */
export const chosenWords = () => [...(field("date").value ? [field("date").value] : []), ...["scenario", "drawn"].flatMap((name) => told(field(name)))];

/** Chooses the value of a select that stands for as much of a view as any, and of equals the last: a question is more than its part. */
function choosePart(select, view) {
  const holds = ([name, value]) => view.get(name) === value;
  const fits = ({ value }) => [...new URLSearchParams(value)].every(holds);
  const count = ({ value }) => [...new URLSearchParams(value)].length;
  const found = [...select.options].filter(fits);
  select.value = found.reduce((best, option) => (count(option) >= count(best) ? option : best), found[0]).value;
}

/** Chooses a value where there is such a one. */
function choose(select, value) {
  if ([...select.options].some((option) => option.value === value)) select.value = value;
}

/** The event whose day is chosen. */
export const followDate = () => (field("day").value = [...field("day").options].some(({ value }) => value === field("date").value) ? field("date").value : "");

/** Takes over what the map in the preview shows. */
export function follow(query) {
  const view = new URLSearchParams(query);
  const layers = view.has("layers") ? view.get("layers").split(",") : usual;
  for (const box of boxes()) box.checked = layers.includes(box.value);
  for (const part of parts()) choosePart(part, view);
  for (const name of ["names", "scenario"]) choose(field(name), view.get(name) ?? "");
  field("date").value = view.get("date") ?? "";
  followDate();
  camera = view.get("at") ?? "";
}

/** An island that is chosen, in the preview or before. */
export const followIsland = (island) => choose(field("island"), island);

/** The view from where it usually stands. */
export function leaveCamera() {
  camera = "";
}

/** What the page's own address says. */
export function readAddress() {
  const said = new URLSearchParams(location.search);
  follow(location.search);
  followIsland(said.get("island") ?? "");
  for (const name of ["lang", "theme"]) if (said.has(name)) choose(field(name), said.get(name));
  field("plain").checked = said.get("plain") === "1";
  if (said.has("height")) field("height").value = said.get("height");
}

/** Writes what is chosen into the page's own address, so that it can be kept and sent. */
export function writeAddress(view, height) {
  const own = { lang: field("lang").value, island: field("island").value, height: height === field("height").defaultValue ? "" : height };
  const kept = [...Object.entries(own).filter(([, value]) => value), ...view];
  history.replaceState(null, "", `?${kept.map((pair) => pair.join("=")).join("&")}`);
}
