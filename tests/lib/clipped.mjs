// Whether a page shows its words whole.

/** In the page: the texts that reach beyond what shows them. */
export function clipped() {
  const said = [];
  if (document.documentElement.scrollWidth > innerWidth) said.push(`the page is ${document.documentElement.scrollWidth} px wide`);
  for (const element of document.querySelectorAll("h1, h2, h3, h4, p, a, summary, button, dt, dd, th, td, li, label")) {
    const { overflowX } = getComputedStyle(element);
    const isSeen = element.getClientRects().length > 0 && !element.closest("svg, [hidden]");
    const scrolls = element.closest(".scroll, [tabindex='0']");
    if (isSeen && !scrolls && overflowX !== "auto" && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1) {
      said.push(`${element.localName} “${element.textContent.slice(0, 40)}”`);
    }
  }
  return said;
}
