// The published maps in frames: the snippet that the README gives, and what a frame of each dispute shows at first.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launch, site } from "../lib/browser.mjs";
import { firstViewIsWhole } from "../lib/first-view.mjs";
import { openArticle, startHost } from "../lib/host.mjs";

let browser;
let host;
before(async () => {
  [browser, host] = await Promise.all([launch(), startHost()]);
});
after(() => Promise.all([browser?.close(), host?.close()]));

const sitemap = await (await fetch(new URL("sitemap.xml", site))).text();
const homes = [...sitemap.matchAll(/\/([a-z]{2}\/[a-z0-9-]+\/)</g)].map(([, home]) => home);

test("the snippet in the README gives a live map that may open the full one, and its title", async () => {
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const snippet = /<iframe [^>]*><\/iframe>/.exec(readme)[0].replace("https://islands.example.org/", site.href);
  await openArticle(browser, host.article(snippet), async (map, page) => {
    assert.match(await map.element.getAttribute("title"), /\w+ \w+/);
    await map.marks("iturup");
    await map.showsTitle("Iturup / Etorofu");
    const [opened] = await Promise.all([
      page.context().waitForEvent("page"),
      map.frame.getByRole("link", { name: "Open the full map" }).click(),
    ]);
    await opened.waitForURL(/\/en\/kuril\/iturup\/$/);
    assert.equal(await map.alert.count(), 0);
  }, { viewport: { width: 1280, height: 1400 }, may: [/inline style/, /policy: style-src/] });
});

for (const home of homes) {
  test(`a frame from 480 to 640 px high shows all of its first view, with and without a script, at ${home}`, async () => {
    await firstViewIsWhole(browser, `embed/${home}`, { isChosen: true });
  });
}
