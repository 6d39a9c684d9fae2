// What the published site has to read: the founding brief, and where it is from.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, until } from "../lib/browser.mjs";
import { openMap } from "../lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const TITLE = "Talks without a breakthrough";

const opened = (brief) => until(async () => (await brief.getAttribute("open")) !== null, "the brief is open");

test("the founding brief of November 2017 says who published it, what it is, and whom it concerns", async () => {
  await openMap(browser, "en/kuril/shikotan/", async (map, page) => {
    const brief = map.brief(TITLE);
    await brief.locator("summary").click();
    await opened(brief);
    await map.addressIs("en/kuril/shikotan/?brief=eiu-2017-11");
    const said = async (term) => {
      const row = brief.locator("dl > div").filter({ has: page.locator("dt", { hasText: new RegExp(`^${term}$`) }) });
      return row.locator("dd").textContent();
    };
    assert.match(await said("Publisher"), /^Economist Intelligence Unit \(held by Columbia International Affairs Online\): /);
    assert.equal(await said("Type"), "Country Data and Maps");
    assert.match(await said("Date"), /November 2017/);
    assert.equal(await said("Subjects"), "International Relations, Politics, News Analysis, Forecast");
    assert.equal(await said("Countries"), "Japan, Russia");
    for (const island of ["Iturup", "Kunashir", "Shikotan", "Habomai"]) assert.match(await said("Islands covered"), new RegExp(island));
    assert.match(await brief.locator("summary").textContent(), /(?<!Late )November 2017/);
    assert.match(await brief.locator(".note").textContent(), /Shikotan is an island/);
  });
});

test("the address of the founding brief shows it open, on the page of all islands too", async () => {
  await openMap(browser, "en/kuril/?brief=eiu-2017-11", async (map) => {
    await opened(map.brief(TITLE));
    assert.ok(await map.brief(TITLE).getByText("Economist Intelligence Unit").first().isVisible());
  });
});

test("the published sources are many, each with a title and a publisher, and links lead to them", async () => {
  await openMap(browser, "en/kuril/habomai/?tab=sources", async (map, page) => {
    const items = page.locator("[data-role=sources] li");
    assert.ok((await items.count()) > 20);
    for (const text of await items.allTextContents()) assert.match(text, /^.{4,}\. .{3,}\.$/s, text);
    assert.ok((await items.getByRole("link").count()) > 10);
  });
});
