// How high the page in a frame is. Parts of it are folded with `details`, printed and live alike. Its first view fills a frame that is
// about as high as it is, and is told as high as in any other frame: what is told does not depend on the frame's own height, and no
// answer of a host makes a loop.

import { page } from "../page.js";
import { postHeight } from "./dialects.js";

let last = { height: 0, width: 0 };
let posted = [];
let wait;

/** Posts the height once it has stood still for a moment. */
function heightChanged() {
  clearTimeout(wait);
  wait = setTimeout(() => {
    page.classList.add("measured");
    const { width, height: exact } = document.body.getBoundingClientRect();
    page.classList.remove("measured");
    const height = Math.ceil(exact);
    posted = posted.filter(({ at }) => performance.now() - at < 5000);
    // A host that answers each height with another width would have it go to and fro for ever: the larger one stays.
    const turns = posted.filter((before) => before.height === height).length;
    const toAndFro = turns > 1 && height < last.height && width !== last.width;
    if (height === last.height || toAndFro) return;
    last = { height, width };
    posted.push({ height, at: performance.now() });
    postHeight(height);
  }, 60);
}

/** Posts the last height once more. */
export const repeatHeight = () => last.height && postHeight(last.height);

/** Posts the height now and whenever it changes. */
export function followHeight() {
  new ResizeObserver(heightChanged).observe(document.body);
  // A frame out of sight observes nothing, and hosts often begin to listen late.
  heightChanged();
  addEventListener("load", () => [heightChanged, repeatHeight, repeatHeight].forEach((tell, n) => setTimeout(tell, n * 2000)));
}
