// Sentences for the reader, at the foot of the page or beside what they are about, and the buttons in them.

const foot = document.getElementById("notice");

/** A sentence with what belongs to it, read out at once by a screen reader. */
export function sentence(text, ...more) {
  const line = document.createElement("div");
  line.className = "fault";
  line.setAttribute("role", "alert");
  line.append(text, ...more.flatMap((part) => [" ", part]));
  return line;
}

export function button(text, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", press);
  return made;
}

/** A quiet line that offers something. */
export function offer(...parts) {
  const line = document.createElement("div");
  line.className = "offer";
  line.append(...parts);
  return line;
}

/** Shows a line at the foot of the page, in place of the one that is there. */
export const show = (line) => foot.replaceChildren(line);

/** Shows a sentence at the foot of the page, and gives it back. */
export function notify(...parts) {
  const line = sentence(...parts);
  show(line);
  return line;
}

/** Takes away what stands at the foot of the page. */
export const clear = () => foot.replaceChildren();
