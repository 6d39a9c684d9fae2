// Addresses of workers, as browsers with trusted types want them: the one policy of this page allows no others.

import { own } from "late-files";
import { root } from "./page.js";

const allowed = ["worker.js", own.file].map((file) => new URL(file, root).href);

function createScriptURL(address) {
  if (allowed.includes(address)) return address;
  throw new TypeError(`${address} is no worker of this site, as are ${allowed.join(" and ")}`);
}

let policy;

/** The address of a worker of this site. */
export function trusted(address) {
  if (!window.trustedTypes) return createScriptURL(address);
  policy ??= trustedTypes.createPolicy("islands-sw", { createScriptURL });
  return policy.createScriptURL(address);
}
