// A browser for a test: one Chromium with an empty profile, and a watch over what no page of ours may do.

import assert from "node:assert/strict";
import { chromium } from "playwright-core";

/** The address of the site under test, with its closing slash. */
export const site = new URL(process.env.ISLANDS_URL ?? "http://127.0.0.1:8080/");

const FLAGS = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the browser that `CHROMIUM` names. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM || "chromium", args: FLAGS });
}

/**
 * Opens a page of the site in a context of its own, hands it to `visit`, and fails when the page wrote an error
 * to the console, threw one, failed to load a part of itself or asked another host for anything.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {string} address relative to the site's root
 * @param {(page: import("playwright-core").Page) => Promise<void>} visit
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
export async function open(browser, address, visit, options = {}) {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const complaints = watch(page);
    await page.goto(new URL(address, site).href);
    await visit(page);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}

/** The growing list of what a page did that it may not do. */
function watch(page) {
  const complaints = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`thrown: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    const isOurs = url.origin === site.origin || ["data:", "blob:", "about:"].includes(url.protocol);
    if (!isOurs) complaints.push(`another host was asked: ${url.href}`);
  });
  page.on("requestfailed", (request) => {
    complaints.push(`not loaded: ${request.url()} (${request.failure()?.errorText})`);
  });
  return complaints;
}
