// The host half of @newswire/frames, which speaks as AMP does. It says when it begins to listen.

for (const frame of document.querySelectorAll("iframe")) {
  addEventListener("message", ({ source, data }) => {
    if (source !== frame.contentWindow) return;
    if (data.sentinel === "amp" && data.type === "embed-size") frame.setAttribute("height", data.height);
  });
  frame.contentWindow.postMessage({ sentinel: "amp", type: "frames-init" }, "*");
}
