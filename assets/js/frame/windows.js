// Links to other windows, in a frame whose sandbox may forbid them. WordPress is asked to follow a link out; the frame itself never
// navigates its host.

import { button, sentence } from "../notice.js";
import { fault } from "../page.js";
import { secret } from "./dialects.js";
import { post } from "./post.js";

/** The address of a window that could not be opened. */
let shown;

/** The window, if one may be opened: where the sandbox forbids it some browsers answer with nothing, and Firefox throws. */
function openWindow(href) {
  try {
    return window.open(href, "_blank");
  } catch {
    return null;
  }
}

/** Shows the address beside its link: a frame as high as its page has its foot far out of sight. */
function showAddress(link) {
  const address = document.createElement("span");
  address.className = "address";
  address.textContent = link.href;
  shown?.remove();
  shown = sentence(fault.no_window, address, button(fault.close, () => {
    shown.remove();
    link.focus();
  }));
  shown.classList.add("beside");
  link.parentElement.append(shown);
  getSelection().selectAllChildren(address);
}

/** Opens the window; where the sandbox forbids it, WordPress is asked to follow the link, and else the address is shown. */
function leave(event) {
  const link = event.target.closest?.("a[target=_blank]");
  if (!link || event.defaultPrevented) return;
  event.preventDefault();
  const opened = openWindow(link.href);
  if (opened) opened.opener = null;
  else if (secret && link.host === location.host) post({ message: "link", value: link.href, secret });
  else showAddress(link);
}

// Only a page without an origin of its own can be in such a sandbox.
if (self.origin === "null") document.addEventListener("click", leave, true);
