// A fresh browser with one page, under one of the two settings.

import { chromium } from "playwright-core";
import { cpuSeconds, ownBytes } from "./machine.mjs";

export const VIEWPORT = { width: 1280, height: 800 };
export const PATIENCE_MS = 120_000;

export const SETTINGS = {
  loopback: { title: "At loopback" },
  slow: {
    title: "At slow 4G, processor 4 times slower",
    network: { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 },
    slower: 4,
  },
};

const FLAGS = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Opens a browser, hands its page to `visit`, and closes it whatever happens. */
export async function fresh(setting, visit) {
  const server = await chromium.launchServer({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: FLAGS });
  try {
    const browser = await chromium.connect(server.wsEndpoint());
    const context = await browser.newContext({ viewport: VIEWPORT });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(`thrown: ${error.message}`));
    page.on("console", (message) => message.type() === "error" && complaints.push(`console: ${message.text()}`));
    page.on("requestfailed", (request) => {
      // Chromium also calls aborted what a page has read to its end while a worker asked for the same file.
      if (request.failure()?.errorText !== "net::ERR_ABORTED") complaints.push(`not loaded: ${request.url()}`);
    });
    await page.addInitScript(keepMemories);
    const cdp = await context.newCDPSession(page);
    await slowDown(cdp, SETTINGS[setting]);
    // A browser that has just started is busy with itself.
    await pause(800);
    const pid = server.process().pid;
    const result = await visit({ page, cdp, cpu: () => cpuSeconds(pid), own: () => ownBytes(pid), version: browser.version() });
    if (complaints.length > 0) throw new Error(complaints.join("; "));
    return result;
  } finally {
    await server.close();
  }
}

async function slowDown(cdp, { network, slower }) {
  await cdp.send("Network.enable");
  if (network) await cdp.send("Network.emulateNetworkConditions", network);
  if (slower) await cdp.send("Emulation.setCPUThrottlingRate", { rate: slower });
}

/** In the page: WebAssembly's memories can be asked for their size only by who holds them. */
function keepMemories() {
  const memories = new Set();
  globalThis.wasmBytes = () => [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
  const keep = (result) => {
    const { exports } = result.instance ?? result;
    for (const value of Object.values(exports ?? {})) if (value instanceof WebAssembly.Memory) memories.add(value);
    return result;
  };
  for (const way of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[way];
    WebAssembly[way] = (...args) => original.apply(WebAssembly, args).then(keep);
  }
}
