// The script that Datawrapper gives with a responsive frame.

addEventListener("message", ({ source, data }) => {
  if (data["datawrapper-height"] === undefined) return;
  const frames = document.querySelectorAll("iframe");
  for (const id in data["datawrapper-height"]) {
    for (const frame of frames) {
      if (frame.contentWindow === source) frame.style.height = `${data["datawrapper-height"][id]}px`;
    }
  }
});
