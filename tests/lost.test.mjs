// A browser that ends in the middle of a test: the run goes on.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { launch, open } from "./lib/browser.mjs";

let browser;
after(() => browser?.close());

test("a visit whose browser ends fails at once and says so, and the next one has another browser", { timeout: 240_000 }, async () => {
  browser = await launch();
  const ended = async (page) => {
    page.context().browser().close().catch(() => {});
    await page.evaluate(() => new Promise(() => {}));
  };
  await assert.rejects(open(browser, "en/halfway/", ended), /^Error: the browser \(\w+ [\d.]+\) was lost in this test: it ended/);
  browser = await launch();
  await open(browser, "en/halfway/", (page) => page.getByRole("heading", { level: 1 }).first().waitFor());
});
