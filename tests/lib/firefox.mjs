// Firefox, driven by WebDriver BiDi, the protocol that browsers share.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { firefox as driver } from "playwright-core";
import { whileAlive } from "./alive.mjs";
import { site } from "./site.mjs";

/** What every Firefox of ours is told; the names are those of about:config. */
const ALWAYS = {
  // A host's page that has no icon is not asked for one.
  "browser.chrome.site_icons": false,
  // Pages of two sites in one process: the driver's presses do not reach a frame that has another.
  "fission.autostart": false,
  // A page that comes back by Back is loaded anew, which the driver waits for.
  "browser.sessionhistory.max_total_viewers": 0,
  // Files opened from disk are strangers to each other, as in every reader's browser; the driver undoes it.
  "security.fileuri.strict_origin_policy": true,
  // Scrollbars take no room, as they take none in the other browser of the tests.
  "ui.useOverlayScrollbars": 1,
};

/** What the driver sets in Chromium for a context can be set here for a browser only. */
function preferences({ colorScheme = "light", javaScriptEnabled = true, reducedMotion = "no-preference" }) {
  return {
    ...ALWAYS,
    "javascript.enabled": javaScriptEnabled,
    "ui.prefersReducedMotion": Number(reducedMotion === "reduce"),
    "ui.systemUsesDarkTheme": Number(colorScheme === "dark"),
  };
}

let folder;

/** The folder into which every reader saves. */
export const downloads = () => (folder ??= mkdtemp(join(tmpdir(), "islands-saved-")));

/** One Firefox for each kind of reader, started when a test first asks for it, and anew when it was lost. */
const started = new Map();

function start(firefoxUserPrefs) {
  const kind = JSON.stringify(firefoxUserPrefs);
  if (!started.has(kind)) {
    const forget = () => started.delete(kind);
    const coming = launch(firefoxUserPrefs);
    coming.then((browser) => browser.once("disconnected", forget), forget);
    started.set(kind, coming);
  }
  return started.get(kind);
}

/** How long a Firefox that was just installed may take over its first page. */
const FIRST_PAGE_MS = 90_000;

async function launch(firefoxUserPrefs) {
  const executablePath = process.env.FIREFOX || "firefox";
  const browser = await driver.launch({ channel: "moz-firefox", executablePath, firefoxUserPrefs, downloadsPath: await downloads() });
  try {
    await whileAlive(browser, () => readFirstPage(browser));
    return browser;
  } catch (error) {
    await browser.close().catch(() => {});
    throw error;
  }
}

/** What a browser does once in its life (unpack itself, start the processes of pages) is no part of the first test's time. */
async function readFirstPage(browser) {
  const page = await browser.newPage();
  await page.goto(site.href, { timeout: FIRST_PAGE_MS });
  await page.close();
}

/** One browser to a test, as Chromium is. */
export const firefox = {
  async newContext({ colorScheme, javaScriptEnabled, reducedMotion, ...options } = {}) {
    if (options.hasTouch) throw new Error("Firefox has no fingers in these tests: mark this one notInFirefox");
    const browser = await start(preferences({ colorScheme, javaScriptEnabled, reducedMotion }));
    return whileAlive(browser, () => browser.newContext(options));
  },

  async newPage(options) {
    return (await this.newContext(options)).newPage();
  },

  async close() {
    const all = [...started.values()];
    started.clear();
    await Promise.all(all.map(async (browser) => (await browser).close()));
    if (folder) await rm(await folder, { recursive: true, force: true });
    folder = undefined;
  },
};
