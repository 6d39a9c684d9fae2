// The height of the page, in each form that hosts listen for: ours, AMP's (also read by `@newswire/frames`), Datawrapper's, Embedly's,
// Pym's where the address has `childId`, WordPress's where it has a secret. The browser's own `frame-sizing` is not among them: in
// Chromium 156 it resized nothing.

import { asked } from "../page.js";
import { id, post, tell } from "./post.js";

const child = asked.get("childId");
// Embedly's hosts know a frame by the address that they gave it, not by the one of the present view.
const src = location.href;
/** What WordPress knows this frame by. */
export const secret = /secret=([\da-zA-Z]{10})/.exec(location.hash)?.[1];

export function postHeight(height) {
  tell({ type: "height", height });
  post({ sentinel: "amp", type: "embed-size", height });
  post({ "datawrapper-height": { [id]: height } });
  post(JSON.stringify({ sender: "disputed-islands", context: "iframe.resize", method: "resize", height, src }));
  if (child) post(["pym", child, "height", height].join("xPYMx"));
  if (secret) post({ message: "height", value: height, secret });
}

/** Whether a message asks for the height again. */
export function asksForHeight(data) {
  const pym = child && typeof data === "string" && data.startsWith(`pymxPYMx${child}xPYMx`);
  const newswire = data?.sentinel === "amp" && data.type === "frames-init";
  const wordpress = secret && data?.message === "ready" && data.secret === secret;
  return Boolean(pym || newswire || wordpress);
}
