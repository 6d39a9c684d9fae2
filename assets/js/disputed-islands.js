// The helper for pages that set the map into an article: <disputed-islands lang="en" island="ISLAND">a fallback</disputed-islands>.
// Its name is in articles and never changes; the script may come twice.

import { DisputedIslands } from "./helper/element.js";
import { followSteps } from "./helper/steps.js";

if (!customElements.get("disputed-islands")) {
  customElements.define("disputed-islands", DisputedIslands);
  followSteps();
}
