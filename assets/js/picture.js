// Pictures of the view, as files: the program writes the SVG, here it is saved, or drawn and saved.

import { button, clear, notify } from "./notice.js";
import { bytes } from "./network.js";
import { fault, fonts, root } from "./page.js";

/** How many pixels of a PNG are one of the SVG. */
const SHARP = 2;

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads it a little later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The SVG with the fonts it is set in. Where they do not come it is as good as the fonts of whoever opens it. */
async function withFonts(text) {
  try {
    const rules = new TextDecoder().decode(await bytes(new URL(fonts, root)));
    return text.replace("</desc>", () => `</desc><style>${rules}</style>`);
  } catch (reason) {
    console.warn("a picture without its fonts:", reason);
    return text;
  }
}

/** The SVG as the browser draws it. It names nothing outside itself, so the canvas may be read. */
async function drawn(text) {
  const image = new Image();
  // The policy allows data: and no blob: for pictures.
  image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * SHARP;
  canvas.height = image.naturalHeight * SHARP;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  if (!blob) throw new Error("the canvas gives no PNG");
  return blob;
}

// The event of the program: the name of the file on the first line, then its SVG.
document.addEventListener("islands:picture", async ({ detail }) => {
  const end = detail.indexOf("\n");
  const name = detail.slice(0, end);
  try {
    const text = await withFonts(detail.slice(end + 1));
    const isDrawn = name.endsWith(".png");
    save(isDrawn ? await drawn(text) : new Blob([text], { type: "image/svg+xml" }), name);
  } catch (error) {
    console.warn(error);
    notify(fault.no_picture.replace("{file}", name), button(fault.close, clear));
  }
});

