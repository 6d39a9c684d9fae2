// The script that Datawrapper gave earlier: it looks for the frame by the name in the message.

addEventListener("message", ({ data }) => {
  if (data["datawrapper-height"] === undefined) return;
  for (const id in data["datawrapper-height"]) {
    const frame = document.getElementById(`datawrapper-chart-${id}`) ?? document.querySelector(`iframe[src*='${id}']`);
    if (frame) frame.style.height = `${data["datawrapper-height"][id]}px`;
  }
});
