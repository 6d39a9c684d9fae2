// The dispute in time: the chronology, who administered an island, what third parties said, and how it is cited.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, until } from "./lib/browser.mjs";
import { openMap } from "./lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const HISTORY = /\/data\/\w+\/parts\.en-[^/]*\/(page|embed)\/_events\.html$/;
const PARTS = /\/data\/\w+\/parts\.en-[^/]*\//;

/** The parts with events that a page asks for, as it goes on. */
function asked(page) {
  const all = [];
  page.on("request", (request) => HISTORY.test(request.url()) && all.push(request.url()));
  return all;
}

const event = (page, key) => page.locator(`[data-event="${key}"]`);

test("the chronology is on the page, and an event that is opened by the keyboard is told whole", async () => {
  let requests;
  const prepare = (page) => {
    requests = asked(page);
  };
  await openMap(browser, "en/kuril/", async (map, page) => {
    await map.tab("Facts").click();
    await page.getByRole("heading", { name: "Chronology" }).waitFor();
    assert.deepEqual(requests, [], "what is on the page is not asked for again");
    const dates = await page.locator("[data-event]").count();
    assert.ok(dates > 80, `${dates} events`);
    const shimoda = event(page, "shimoda");
    await shimoda.locator("summary").focus();
    await page.keyboard.press("Enter");
    await map.addressIs("en/kuril/?tab=facts&event=shimoda");
    await shimoda.getByText("Russia and Japan opened relations").waitFor();
    await shimoda.getByText("Concerns", { exact: true }).waitFor();
    await shimoda.getByRole("link", { name: "See the map on this date" }).waitFor();
    assert.equal(requests.length, 1);
    await until(async () => (await map.focused()) === "event-shimoda", "the focus stays on the event");
    await page.keyboard.press("Enter");
    await map.addressIs("en/kuril/?tab=facts");
  }, { prepare });
});

test("the address of an event opens it, and its sources are numbered as in the list", async () => {
  await openMap(browser, "en/kuril/kunashir/?event=shimoda", async (map, page) => {
    const shimoda = event(page, "shimoda");
    assert.ok(await shimoda.locator("summary").isVisible());
    const source = shimoda.getByRole("link", { name: /^Source \d+: / }).first();
    const [, number, title] = (await source.getAttribute("aria-label")).match(/^Source (\d+): (.*)$/);
    await source.click();
    const listed = page.locator(`#sources .sources li[value="${number}"]`);
    await until(async () => (await listed.textContent()).startsWith(title), `source ${number} is ${title}`);
    await until(async () => (await listed.getAttribute("id")) === (await map.focused()), "the source has the focus");
  });
});

test("an island says who administered it, and when, to the day on which it changed hands", async () => {
  await openMap(browser, "en/kuril/habomai/?tab=facts", async (map, page) => {
    const heading = page.getByRole("heading", { name: "Who administered it, and when" });
    await heading.waitFor();
    const periods = await page.locator(".periods > div").allInnerTexts();
    assert.match(periods[0], /^Until 7 February 1855\s+No agreed border/);
    assert.ok(periods.some((period) => /^22 August 1875 to 3 September 1945\s+Japan/.test(period)), periods.join("\n\n"));
    assert.match(periods.at(-1), /^Since 28 April 1952\s/);
  });
});

test("third parties stand apart below the two sides, and a question leads to those that spoke of it", async () => {
  await openMap(browser, "en/kuril/?claim=people", async (map, page) => {
    const others = map.claim("people").getByRole("link", { name: "Ainu", exact: true });
    await others.click();
    await until(async () => (await map.focused()) === "party-ainu", "the focus is on the party");
    await page.keyboard.press("Enter");
    await page.locator("[data-party=ainu] dd").first().waitFor({ state: "visible" });
    const parties = await page.locator("[data-party] summary").allTextContents();
    assert.deepEqual(parties, [...parties].sort());
    assert.equal(await page.locator("[data-party] [data-role=claim-side]").count(), 0);
  });
});

test("a part that does not come is named, and a press tries again", async () => {
  let broken = true;
  const prepare = (page) => page.route(PARTS, (route) => (broken ? route.abort() : route.continue()));
  await openMap(browser, "en/kuril/?event=shimoda", async (map, page) => {
    await map.alert.waitFor();
    assert.match(await map.alert.textContent(), /\(the chronology\): there was no answer from the server/);
    assert.ok(await event(page, "shimoda").getByText("Russia and Japan opened relations").isVisible(), "what is on the page is read");
    await map.listed("Shikotan").click();
    await map.showsTitle("Shikotan");
    await page.getByText("The text is on its way.").waitFor();
    await page.getByRole("alert").filter({ hasText: "the text of this page" }).waitFor();
    broken = false;
    await map.retry.click();
    await map.alert.waitFor({ state: "detached" });
    await map.tab("Brief").click();
    await map.panel.getByText("Article 9 of the 1956 Joint Declaration names Shikotan").filter({ visible: true }).waitFor();
    await page.getByText("The text is on its way.").waitFor({ state: "detached" });
  }, { prepare, may: [/Failed to load resource/, /^not loaded: .*\/data\/\w+\/parts/] });
});

test("what is cited can be opened from its citation, which names the state of the content", async () => {
  await openMap(browser, "en/kuril/shikotan/?claim=yalta&theme=dark", async (map, page) => {
    const citation = map.claim("yalta").locator(".citation");
    assert.match(await citation.textContent(), /^“.+”, in .+\. .+\. Content checked to .+ \d{4}, version [0-9a-f]{12}\. http/);
    const link = citation.getByRole("link");
    assert.equal(await link.textContent(), await link.getAttribute("href"));
    await link.click();
    await map.addressIs("/en/kuril/?tab=claims&claim=yalta");
    await map.claim("yalta").locator("[data-role=claim-side]").first().waitFor({ state: "visible" });
  });
});

test("a frame shows the event that its address names, and links to the rest", async () => {
  await openMap(browser, "embed/en/kuril/?event=yalta", async (map, page) => {
    await event(page, "yalta").getByRole("link", { name: /^Source/ }).first().waitFor({ state: "visible" });
    assert.equal(await page.locator("[data-event]").count(), 1);
    const rest = page.getByRole("link", { name: "The whole chronology, on the full map" });
    assert.match(await rest.getAttribute("href"), /\/en\/kuril\/\?tab=facts$/);
  });
  let requests;
  const prepare = (page) => {
    requests = asked(page);
  };
  await openMap(browser, "embed/en/kuril/?tab=claims", async (map) => {
    await map.settled();
    assert.deepEqual(requests, [], "an article's readers do not pay for what they do not see");
  }, { prepare });
});

test("without a script the whole chronology can be read on the page", async () => {
  await open(browser, "en/kuril/", async (page) => {
    assert.ok((await page.locator("[data-event]").count()) > 80);
    const shimoda = event(page, "shimoda");
    await shimoda.locator("summary").focus();
    await page.keyboard.press("Enter");
    assert.ok(await shimoda.getByText("Russia and Japan opened relations").isVisible());
  }, { javaScriptEnabled: false });
});
