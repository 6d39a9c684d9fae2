// Firefox, driven by WebDriver BiDi, the protocol that browsers share.

import { firefox } from "playwright-core";

/** What every Firefox of ours is told; the names are those of about:config. */
const ALWAYS = {
  // A host's page that has no icon is not asked for one.
  "browser.chrome.site_icons": false,
  // Pages of two sites in one process: the driver's presses do not reach a frame that has another.
  "fission.autostart": false,
  // A page that comes back by Back is loaded anew, which the driver waits for.
  "browser.sessionhistory.max_total_viewers": 0,
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

/** One browser to a test; behind it one Firefox for each kind of reader, started when a test first asks for it. */
export class Firefox {
  #started = new Map();

  async newContext({ colorScheme, javaScriptEnabled, reducedMotion, ...options } = {}) {
    if (options.hasTouch) throw new Error("Firefox has no fingers in these tests: leave this one to Chromium");
    const firefoxUserPrefs = preferences({ colorScheme, javaScriptEnabled, reducedMotion });
    const kind = JSON.stringify(firefoxUserPrefs);
    const start = () => firefox.launch({ channel: "moz-firefox", executablePath: process.env.FIREFOX || "firefox", firefoxUserPrefs });
    if (!this.#started.has(kind)) this.#started.set(kind, start());
    return (await this.#started.get(kind)).newContext(options);
  }

  async newPage(options) {
    return (await this.newContext(options)).newPage();
  }

  async close() {
    await Promise.all([...this.#started.values()].map(async (browser) => (await browser).close()));
  }
}
