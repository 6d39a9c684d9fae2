// What axe finds on the published site: nothing, on a page of each kind of each dispute in each of its languages.

import { after, before, test } from "node:test";
import { launch, open, site } from "../lib/browser.mjs";
import { sound } from "../lib/axe.mjs";
import { MapPage } from "../lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const sitemap = await (await fetch(new URL("sitemap.xml", site))).text();
const homes = [...sitemap.matchAll(/\/([a-z]{2}\/[a-z0-9-]+\/)</g)].map(([, home]) => home);

const LIVE = ["", "?tab=claims", "?tab=facts", "?tab=sources"];
const TO_READ = ["about/", "data/", "article/", "build-embed/"];

for (const home of homes) {
  test(`axe finds nothing in ${home}`, async () => {
    for (const address of [...LIVE.map((rest) => home + rest), `embed/${home}`, `embed/${home}?tab=claims`]) {
      await open(browser, address, async (page) => {
        const map = new MapPage(page);
        await map.live();
        await map.settled();
        await sound(page, address);
      });
    }
    // A dispute may do without an article.
    for (const address of TO_READ.map((rest) => home + rest).filter((address) => sitemap.includes(`/${address}<`))) await open(browser, address, (page) => sound(page, address));
  });
}
