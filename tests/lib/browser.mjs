// A browser for a test, with an empty profile: Chromium or Firefox, and a watch over what no page of ours may do.

import assert from "node:assert/strict";
import { readFile, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { whileAlive } from "./alive.mjs";
import { downloads, firefox } from "./firefox.mjs";
import { site } from "./site.mjs";

export { site };

/** How long anything may take before a test gives up on it, on a machine that has other work too. */
const PATIENCE_MS = 30_000;

const FLAGS = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const inFirefox = process.env.ISLANDS_BROWSER === "firefox";

/** For a test that is not made in Firefox, and why. */
export const notInFirefox = (why) => ({ skip: inFirefox && why });
export const ALIKE = "what it asks is alike in every browser";
export const NO_FINGERS = "the driver of Firefox has no fingers";

/** Starts the browser under test: the Chromium that `CHROMIUM` names, or by `ISLANDS_BROWSER=firefox` the one that `FIREFOX` names. */
export async function launch() {
  if (inFirefox) return firefox;
  return chromium.launch({ executablePath: process.env.CHROMIUM || "chromium", args: FLAGS });
}

/**
 * Opens a page of the site in a context of its own, hands it to `visit`, and fails when the page wrote an error
 * to the console, threw one, broke its policy, failed to load a part of itself or asked another host for anything.
 * Motion is off unless the test asks for it, so that a map that goes somewhere is there at once.
 *
 * @param {Awaited<ReturnType<typeof launch>>} browser
 * @param {string} address relative to the site's root
 * @param {(page: import("playwright-core").Page) => Promise<void>} visit
 * @param {import("playwright-core").BrowserContextOptions & {
 *   prepare?: (page: import("playwright-core").Page) => Promise<void>,
 *   may?: RegExp[],
 *   origins?: string[],
 *   until?: "load" | "domcontentloaded" | "commit",
 *   worker?: boolean,
 * }} [options] a context's, and: what to do before the page opens; the complaints that belong to the test; whom it may
 *   ask, if not our site alone; when to go on; whether a service worker may be registered
 */
export async function open(browser, address, visit, options = {}) {
  const { prepare, may = [], origins = [site.origin], until = "load", worker = false, ...context } = options;
  const opened = await browser.newContext({ reducedMotion: "reduce", viewport: { width: 1280, height: 800 }, ...context });
  await whileAlive(opened.browser(), async () => {
    try {
      if (!worker) await opened.addInitScript(withoutWorker);
      const page = await opened.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      const complaints = watch(page, origins);
      followRequests(page);
      await page.addInitScript(reportPolicy);
      await prepare?.(page);
      await page.goto(new URL(address, site).href, { waitUntil: until });
      await visit(page);
      const serious = complaints.filter((complaint) => !may.some((known) => known.test(complaint)));
      assert.deepEqual(serious, []);
    } finally {
      // An answer still being prepared for a page that goes has nobody to reach; its handler must not outlive the test.
      for (const page of opened.pages()) await page.unrouteAll({ behavior: "ignoreErrors" });
      await opened.close();
    }
  });
}

/**
 * In the page: no service worker is registered. What one asks for passes every route by, and what it holds does not come
 * from the server. Playwright's own `serviceWorkers: "block"` throws in a sandboxed frame.
 */
function withoutWorker() {
  if (window.ServiceWorkerContainer) ServiceWorkerContainer.prototype.register = () => new Promise(() => {});
}

/** In the page: a breach of its policy is an error like any other. */
function reportPolicy() {
  addEventListener("securitypolicyviolation", (event) => {
    console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
  });
}

/** The growing list of what a page did that it may not do. */
function watch(page, origins) {
  const complaints = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`thrown: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    const isOurs = origins.includes(url.origin) || ["data:", "blob:", "about:"].includes(url.protocol);
    if (!isOurs) complaints.push(`another host was asked: ${url.href}`);
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // What a page was still asking for when the test left it is not a failure.
    if (!["net::ERR_ABORTED", "NS_BINDING_ABORTED"].includes(reason)) complaints.push(`not loaded: ${request.url()} (${reason})`);
  });
  return complaints;
}

const onTheWay = new WeakMap();

function followRequests(page) {
  const requests = new Set();
  onTheWay.set(page, requests);
  page.on("request", (request) => requests.add(request));
  for (const end of ["requestfinished", "requestfailed"]) page.on(end, (request) => requests.delete(request));
}

/** Waits until nothing is on its way to the page any more and what came is drawn. */
export async function settled(page) {
  const drawn = () => page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  do {
    await until(() => onTheWay.get(page).size === 0, "every request is answered");
    await drawn();
  } while (onTheWay.get(page).size > 0);
}

/** Waits until `holds` gives something true, and gives that. `what` is said when it never does. */
export async function until(holds, what) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await holds();
    if (value) return value;
    if (Date.now() > end) assert.fail(`never: ${typeof what === "function" ? what() : what}`);
    await new Promise((next) => setTimeout(next, 20));
  }
}

/** Holds back every answer to `files` until it is released; `prepare` goes to `open`. */
export function holdBack(files) {
  let release;
  const released = new Promise((resolve) => {
    release = resolve;
  });
  const prepare = (page) =>
    page.route(files, async (route) => {
      await released;
      await route.continue();
    });
  return { prepare, release };
}

/** The file that comes when the reader presses: its name and its bytes. */
export async function saved(page, press) {
  if (inFirefox) return inFolder(await downloads(), press);
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Firefox's driver tells of no file that a page itself makes; but there it lies, once it is whole, where the reader saves. */
async function inFolder(folder, press) {
  const before = await readdir(folder);
  await press();
  const whole = async () => {
    const name = (await readdir(folder)).find((name) => !before.includes(name) && !name.endsWith(".part"));
    // Its name is taken first, without a byte.
    const bytes = name && (await readFile(join(folder, name)));
    return bytes?.length > 0 && { name, bytes };
  };
  const file = await until(whole, "a file is saved");
  await rm(join(folder, file.name));
  return file;
}

/** Fingers on the screen: each step gives where they all are, and after the last they are lifted. */
export async function touch(page, steps) {
  const screen = await page.context().newCDPSession(page);
  const send = (type, fingers) => screen.send("Input.dispatchTouchEvent", { type, touchPoints: fingers.map((finger, id) => ({ ...finger, id })) });
  for (const [step, fingers] of steps.entries()) await send(step === 0 ? "touchStart" : "touchMove", fingers);
  await send("touchEnd", []);
}

/** What a page writes to its console as a warning, from now on. */
export function warnings(page) {
  const said = [];
  page.on("console", (message) => {
    if (message.type() === "warning") said.push(message.text());
  });
  return said;
}
