// The dispute in time: the chronology, who administered an island, what third parties said, and how it is cited.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, until } from "./lib/browser.mjs";
import { events, GROUPS, islands, parties } from "./lib/invented.mjs";
import { openMap } from "./lib/map.mjs";
import { dated, opening, periods } from "./lib/prose.mjs";

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

const treaty = events["port-sound"];

const event = (page, key) => page.locator(`[data-event="${key}"]`);

test("the chronology is on the page, and an event that is opened by the keyboard is told whole", async () => {
  let requests;
  const prepare = (page) => {
    requests = asked(page);
  };
  await openMap(browser, "en/halfway/", async (map, page) => {
    await map.tab("Facts").click();
    await page.getByRole("heading", { name: "Chronology" }).waitFor();
    assert.deepEqual(requests, [], "what is on the page is not asked for again");
    const dates = await page.locator("[data-event]").count();
    assert.equal(dates, Object.keys(events).length);
    const told = event(page, treaty.key);
    await told.locator("summary").focus();
    await page.keyboard.press("Enter");
    await map.addressIs("en/halfway/?tab=facts&event=port-sound");
    await told.getByText(opening(treaty.text.en)).waitFor();
    await told.getByText("Islands covered", { exact: true }).waitFor();
    await told.getByRole("link", { name: "See the map on this date" }).waitFor();
    assert.equal(requests.length, 1);
    await until(async () => (await map.focused()) === "event-port-sound", "the focus stays on the event");
    await page.keyboard.press("Enter");
    await map.addressIs("en/halfway/?tab=facts");
  }, { prepare });
});

test("the address of an event opens it, and its sources are numbered as in the list", async () => {
  await openMap(browser, "en/halfway/brim/?event=port-sound", async (map, page) => {
    const told = event(page, treaty.key);
    assert.ok(await told.locator("summary").isVisible());
    const source = told.getByRole("link", { name: /^Source \d+: / }).first();
    const [, number, title] = (await source.getAttribute("aria-label")).match(/^Source (\d+): (.*)$/);
    await source.click();
    const listed = page.locator(`#sources .sources li[value="${number}"]`);
    await until(async () => (await listed.textContent()).startsWith(title), `source ${number} is ${title}`);
    await until(async () => (await listed.getAttribute("id")) === (await map.focused()), "the source has the focus");
  });
});

test("an island says who administered it, and when, to the day on which it changed hands", async () => {
  await openMap(browser, "en/halfway/skerries/?tab=facts", async (map, page) => {
    const heading = page.getByRole("heading", { name: "Who administered it, and when" });
    await heading.waitFor();
    const shown = await page.locator(".periods > div").allInnerTexts();
    const own = periods.filter((period) => period.islands.includes("skerries"));
    assert.ok(own.length > 2 && own.some(({ from, to }) => from?.length === 10 && to?.length === 10), "a period in between begins and ends on a day");
    const when = ({ from, to }) => (from && to ? `${dated(from)} to ${dated(to)}` : from ? `Since ${dated(from)}` : `Until ${dated(to)}`);
    assert.deepEqual(shown.map((period) => period.split(/\s*\n\s*/).slice(0, 2)), own.map((period) => [when(period), period.title.en]));
  });
});

test("third parties stand apart below the two sides, and a question leads to those that spoke of it", async () => {
  await openMap(browser, "en/halfway/?claim=treaty", async (map, page) => {
    const others = map.claim("treaty").getByRole("link", { name: parties.norlund.name.en, exact: true });
    await others.click();
    await until(async () => (await map.focused()) === "party-norlund", "the focus is on the party");
    await page.keyboard.press("Enter");
    await page.locator("[data-party=norlund] dd").first().waitFor({ state: "visible" });
    const shown = await page.locator("[data-party] summary").allTextContents();
    assert.deepEqual(shown, Object.values(parties).map((party) => party.name.en).sort());
    assert.equal(await page.locator("[data-party] [data-role=claim-side]").count(), 0);
  });
});

test("a part that does not come is named, and a press tries again", async () => {
  let broken = true;
  const prepare = (page) => page.route(PARTS, (route) => (broken ? route.abort() : route.continue()));
  await openMap(browser, "en/halfway/?event=port-sound", async (map, page) => {
    await map.alert.waitFor();
    assert.match(await map.alert.textContent(), /\(the chronology\): the server did not respond/);
    assert.ok(await event(page, treaty.key).getByText(opening(treaty.text.en)).isVisible(), "what is on the page is read");
    await map.listed(GROUPS.holm).click();
    await map.showsTitle(GROUPS.holm);
    await page.getByText("Loading the text…").waitFor();
    await page.getByRole("alert").filter({ hasText: "the text of this page" }).waitFor();
    broken = false;
    await map.retry.click();
    await map.alert.waitFor({ state: "detached" });
    await map.tab("Brief").click();
    await map.panel.getByText(opening(islands.holm.brief.en)).filter({ visible: true }).waitFor();
    await page.getByText("Loading the text…").waitFor({ state: "detached" });
  }, { prepare, may: [/Failed to load resource/, /^not loaded: .*\/data\/\w+\/parts/] });
});

test("what is cited can be opened from its citation, which names the state of the content", async () => {
  await openMap(browser, "en/halfway/holm/?claim=title&theme=dark", async (map, page) => {
    const citation = map.claim("title").locator(".citation");
    assert.match(await citation.textContent(), /^“.+”, in .+\. .+\. Content checked as of .+ \d{4}, version [0-9a-f]{12}\. http/);
    const link = citation.getByRole("link");
    assert.equal(await link.textContent(), await link.getAttribute("href"));
    await link.click();
    await map.addressIs("/en/halfway/?tab=claims&claim=title");
    await map.claim("title").locator("[data-role=claim-side]").first().waitFor({ state: "visible" });
  });
});

test("a frame shows the event that its address names, and links to the rest", async () => {
  await openMap(browser, "embed/en/halfway/?event=port-sound", async (map, page) => {
    await event(page, treaty.key).getByRole("link", { name: /^Source/ }).first().waitFor({ state: "visible" });
    assert.equal(await page.locator("[data-event]").count(), 1);
    const rest = page.getByRole("link", { name: "See the whole chronology on the full map" });
    assert.match(await rest.getAttribute("href"), /\/en\/halfway\/\?tab=facts$/);
  });
  let requests;
  const prepare = (page) => {
    requests = asked(page);
  };
  await openMap(browser, "embed/en/halfway/?tab=claims", async (map) => {
    await map.settled();
    assert.deepEqual(requests, [], "an article's readers do not pay for what they do not see");
  }, { prepare });
});

test("without a script the whole chronology can be read on the page", async () => {
  await open(browser, "en/halfway/", async (page) => {
    assert.equal(await page.locator("[data-event]").count(), Object.keys(events).length);
    const told = event(page, treaty.key);
    await told.locator("summary").focus();
    await page.keyboard.press("Enter");
    assert.ok(await told.getByText(opening(treaty.text.en)).isVisible());
  }, { javaScriptEnabled: false });
});
