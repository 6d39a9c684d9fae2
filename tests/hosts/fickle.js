// A host whose column changes its width with the height of the frame, as where a scroll bar comes and goes.

addEventListener("message", ({ source, data }) => {
  if (data.islands !== 1 || data.type !== "height") return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow !== source) continue;
    const { above, low, high } = frame.dataset;
    frame.height = data.height;
    frame.width = data.height > Number(above) ? high : low;
  }
});
