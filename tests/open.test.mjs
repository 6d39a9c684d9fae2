// The site opens.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "./lib/browser.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test("the first page opens with a title and no complaint", async () => {
  await open(browser, "./", async (page) => {
    await page.waitForLoadState("networkidle");
    assert.notEqual((await page.title()).trim(), "");
  });
});
