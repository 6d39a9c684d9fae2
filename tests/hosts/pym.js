// The parent half of Pym.js 1: a frame for each place that names one, as high as it asks.

for (const place of document.querySelectorAll("[data-pym-src]")) {
  const { id, dataset } = place;
  const known = [["initialWidth", place.offsetWidth], ["childId", id], ["parentTitle", document.title], ["parentUrl", location.href]];
  const query = known.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  const frame = document.createElement("iframe");
  frame.src = dataset.pymSrc + (dataset.pymSrc.includes("?") ? "&" : "?") + query;
  for (const [name, value] of [["width", "100%"], ["scrolling", "no"], ["title", dataset.pymTitle]]) frame.setAttribute(name, value);
  place.append(frame);
  const form = new RegExp(`^pymxPYMx${id}xPYMx(\\S+)xPYMx(.*)$`);
  addEventListener("message", ({ data }) => {
    const [, type, message] = (typeof data === "string" && form.exec(data)) || [];
    if (type === "height") frame.setAttribute("height", `${parseInt(message)}px`);
    if (type === "navigateTo") location.href = message;
  });
  addEventListener("resize", () => frame.contentWindow.postMessage(["pym", id, "width", place.offsetWidth].join("xPYMx"), "*"));
}
