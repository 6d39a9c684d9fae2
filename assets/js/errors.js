// Which errors are the program's. Other scripts run on this page too, a browser's extensions among them.

import { controls, program, root } from "./page.js";

const files = [import.meta.url, ...[program, controls].map(({ file }) => new URL(file, root).href)];

/** Whether WebAssembly itself says that the program broke. */
export const isTrap = (error) => Boolean(window.WebAssembly) && error instanceof WebAssembly.RuntimeError;

/** Whether an error comes from our files: from the one that is named, or else from the first in its stack. */
export function isOurs(error, file) {
  const from = file || /[a-z-]+:\/\/[^\s)]+/.exec(error?.stack)?.[0];
  return isTrap(error) || files.some((ours) => from?.startsWith(ours));
}
