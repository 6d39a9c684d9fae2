// Steps of an article, elements with `data-islands-step`: each moves a map as it is reached.

/** The map that a step of the article moves: the one it names, or the last one before it, or else the first. */
function mapOf(step) {
  const named = step.getAttribute("data-islands-for");
  if (named) return document.getElementById(named);
  const maps = [...document.querySelectorAll("disputed-islands")];
  const isBefore = (map) => map.compareDocumentPosition(step) & Node.DOCUMENT_POSITION_FOLLOWING;
  return maps.filter(isBefore).at(-1) ?? maps[0];
}

/** Follows the steps that the article has, and those that come later. */
export function followSteps() {
  // A step is reached when it comes to the middle of the screen, from above or from below.
  const steps = new IntersectionObserver(
    (entries) => {
      const reached = entries.filter((entry) => entry.isIntersecting).at(-1)?.target;
      if (reached) mapOf(reached)?.goTo?.(reached.getAttribute("data-islands-step"));
    },
    { rootMargin: "-49% 0px -49% 0px" },
  );
  const watched = new WeakSet();
  const watch = () => {
    for (const step of document.querySelectorAll("[data-islands-step]")) {
      if (!watched.has(step)) steps.observe(step);
      watched.add(step);
    }
  };
  watch();
  new MutationObserver(watch).observe(document, { childList: true, subtree: true });
}
