// The form: what is chosen about the map, as a view.

export const { languages, layers: usual, words } = JSON.parse(document.getElementById("told").textContent);
export const form = document.getElementById("chosen");
export const field = (name) => form.elements.namedItem(name);

const wrong = document.getElementById("date-wrong");

const isDate = (text) => {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text) ?? [];
  if (!year) return false;
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  return date.getUTCMonth() === Number(month ?? 1) - 1 && date.getUTCDate() === Number(day ?? 1);
};

/** What differs from the plain view, in the order of addresses. */
export function chosenView() {
  const date = field("date").value.trim();
  const isWrong = date !== "" && !isDate(date);
  wrong.textContent = isWrong ? words.dateWrong.replace("{date}", date) : "";
  field("date").setAttribute("aria-invalid", String(isWrong));
  const boxes = [...form.querySelectorAll("[name=layers]")];
  const on = boxes.filter((box) => box.checked).map((box) => box.value);
  const isUsual = boxes.every((box) => box.checked === usual.includes(box.value));
  // A transfer starts from the present.
  field("scenario").disabled = date !== "" && !isWrong;
  const all = {
    date: isWrong ? "" : date,
    scenario: field("scenario").disabled ? "" : field("scenario").value,
    perspective: field("perspective").value,
    names: field("names").value,
    layers: isUsual ? undefined : on.join(","),
    theme: field("theme").value,
    plain: field("plain").checked ? "1" : "",
  };
  return Object.entries(all).filter(([name, value]) => value || (name === "layers" && value === ""));
}
