// What WordPress puts beside an embed of another site: height within bounds, links to the same host only.

addEventListener("message", ({ source, data }) => {
  if (!data || !(data.secret || data.message || data.value) || /[^a-zA-Z0-9]/.test(data.secret)) return;
  for (const frame of document.querySelectorAll(`iframe[data-secret="${data.secret}"]`)) {
    if (source !== frame.contentWindow) continue;
    frame.removeAttribute("style");
    if (data.message === "height") {
      const height = parseInt(data.value, 10);
      frame.height = height > 1000 ? 1000 : ~~height < 200 ? 200 : height;
    } else if (data.message === "link") {
      const [from, to] = [new URL(frame.getAttribute("src")), new URL(data.value)];
      const follows = /^https?:$/i.test(to.protocol) && to.host === from.host && document.activeElement === frame;
      if (follows) window.top.location.href = data.value;
    }
  }
});

document.addEventListener("DOMContentLoaded", () => {
  for (const frame of document.querySelectorAll("iframe.wp-embedded-content")) {
    frame.contentWindow.postMessage({ message: "ready", secret: frame.dataset.secret }, "*");
  }
});
