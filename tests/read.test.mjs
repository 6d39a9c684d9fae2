// What there is to read: claims side by side, dated briefs, facts, sources.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ALIKE, launch, notInFirefox, until } from "./lib/browser.mjs";
import { briefs, dispute, GROUPS, headers, named, sources } from "./lib/invented.mjs";
import { openMap } from "./lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** The two halves of an open question, one for each side, in either order. */
async function halves(question) {
  const sides = question.locator("[data-role=claim-side]");
  await sides.first().waitFor();
  assert.deepEqual((await sides.evaluateAll((all) => all.map((side) => side.dataset.side))).sort(), dispute.side.map((side) => side.id).sort());
  for (const side of await sides.all()) {
    assert.ok((await side.getByRole("heading").textContent()).length > 0);
    assert.ok((await side.locator("p").first().textContent()).length > 40);
    assert.ok((await side.getByRole("link", { name: /^Source \d+: / }).count()) > 0, "each side has a source");
  }
  return Promise.all([sides.nth(0).boundingBox(), sides.nth(1).boundingBox()]);
}

const opened = (question) => until(async () => (await question.getAttribute("open")) !== null, "the question is open");

test("a question opens by a press, with both sides beside each other and equally wide", async () => {
  await openMap(browser, "en/halfway/holm/", async (map, page) => {
    await map.tab("Claims").click();
    await map.addressIs("en/halfway/holm/?tab=claims");
    const question = map.claim("treaty");
    await question.locator("summary").click();
    await opened(question);
    const [left, right] = await halves(question);
    assert.equal(left.y, right.y);
    assert.ok(Math.abs(left.width - right.width) <= 2, `${left.width} and ${right.width}`);
    assert.ok(left.x + left.width <= right.x);
    await map.addressIs("claim=treaty");
    assert.equal(await page.locator("[data-role=claims] details[open]").count(), 1);
    await until(async () => (await map.focused()) === "claim-treaty", "the focus stays on the question");
  });
});

test("the address of an open question shows it open to whoever opens it", async () => {
  let shared;
  await openMap(browser, "en/halfway/holm/?tab=claims", async (map, page) => {
    await map.claim("title").locator("summary").click();
    await map.addressIs("claim=title");
    shared = new URL(page.url());
  });
  await openMap(browser, shared.href, async (map, page) => {
    await map.showsTitle(GROUPS.holm);
    await opened(map.claim("title"));
    await halves(map.claim("title"));
    assert.equal(await page.locator("[data-role=claims] details[open]").count(), 1);
    assert.ok(await map.claim("title").locator("summary").isVisible());
  });
});

for (const [address, part] of [["en/halfway/holm/?claim=title", "[data-claim=title]"], ["ar/halfway/?claim=treaty", "[data-claim=treaty]"], ["ar/halfway/?brief=talks", "[data-brief=talks]"]]) {
  test(`what an address opens stands right below the tabs, which stay in sight: ${address}`, async () => {
    await openMap(browser, address, async (map, page) => {
      await map.settled();
      const places = () => page.evaluate((part) => {
        const top = (selector) => document.querySelector(selector).getBoundingClientRect();
        const panel = top("#panel");
        return { name: top("#panel-title").top - panel.top, tabs: top(".tabs").top - panel.top, below: top(`#panel ${part}`).top - top(".tabs").bottom };
      }, part);
      const at = await places();
      assert.ok(Math.abs(at.below) <= 2, JSON.stringify(at));
      await map.panel.evaluate((panel) => (panel.scrollTop += 400));
      const { name, tabs } = await places();
      assert.ok(tabs >= 0 && tabs < 60, `the tabs stand ${tabs} px below the edge of the panel`);
      if (!address.includes("brief")) assert.ok(name >= 0 && name < tabs, `the name stands ${name} px below it`);
    });
  });
}

test("an island's claims begin with its name, and who holds and who claims it; the brief says the rest", notInFirefox(ALIKE), async () => {
  for (const width of [1280, 360]) {
    await openMap(browser, "en/halfway/?tab=claims", async (map, page) => {
      const lead = map.panel.locator("[data-slot=head] > .lead").first();
      assert.equal(await lead.isVisible(), false);
      await map.tab("Brief").click();
      await lead.waitFor();
      await map.listed(GROUPS.holm).click();
      await map.tab("Claims").click();
      await map.showsTitle(GROUPS.holm);
      assert.deepEqual(await map.panel.locator(".forms, .held").evaluateAll((all) => all.map((part) => part.getClientRects().length > 0)), [false, true]);
    }, { viewport: { width, height: 740 } });
  }
});

test("a question is opened and closed by keyboard, and back closes it too", async () => {
  await openMap(browser, "en/halfway/holm/?tab=claims", async (map, page) => {
    const question = map.claim("treaty");
    const closed = () => until(async () => (await question.getAttribute("open")) === null, "the question is closed");
    const keepsFocus = () => until(async () => (await map.focused()) === "claim-treaty", "the question has the focus");
    await question.locator("summary").focus();
    await page.keyboard.press("Enter");
    await opened(question);
    await keepsFocus();
    await page.keyboard.press("Space");
    await closed();
    await map.addressIs("en/halfway/holm/?tab=claims");
    await keepsFocus();
    await page.keyboard.press("Enter");
    await opened(question);
    await page.goBack();
    await closed();
  });
});

test("on a narrow screen the sides stand one above the other", async () => {
  await openMap(browser, "en/halfway/holm/?claim=treaty", async (map) => {
    const [first, second] = await halves(map.claim("treaty"));
    assert.equal(first.x, second.x);
    assert.equal(first.width, second.width);
    assert.ok(second.y >= first.y + first.height);
  }, { viewport: { width: 360, height: 740 } });
});

test("pressing a citation opens the sources and goes to that source", async () => {
  await openMap(browser, "en/halfway/holm/?claim=treaty", async (map, page) => {
    const cite = map.claim("treaty").getByRole("link", { name: /^Source \d+: / }).first();
    const name = await cite.getAttribute("aria-label");
    const [, number, title] = /^Source (\d+): (.*)$/.exec(name);
    await cite.click();
    await page.locator("[data-role=sources]").waitFor();
    await map.addressIs("tab=sources");
    const focused = page.locator("[data-role=sources] li:focus");
    await focused.waitFor();
    assert.ok((await focused.textContent()).startsWith(title));
    const place = await focused.evaluate((item) => [...item.parentElement.children].indexOf(item) + 1);
    assert.equal(place, Number(number), "the number of the citation is that of the source");
    const [item, panel] = await Promise.all([focused.boundingBox(), map.panel.boundingBox()]);
    assert.ok(item.y >= panel.y && item.y < panel.y + panel.height, "it is in sight");
    await page.goBack();
    await opened(map.claim("treaty"));
  });
});

test("a citation's address opens the sources at that source", async () => {
  await openMap(browser, "en/halfway/holm/?tab=sources#source-treaty-1871", async (map, page) => {
    await until(async () => (await map.focused()) === "source-treaty-1871", "the source has the focus");
    const item = await page.locator("#source-treaty-1871").boundingBox();
    assert.ok(item.y >= 0 && item.y < 800, "it is in sight");
  });
});

test("the facts of an island have sources, and the tabs are in the address", async () => {
  await openMap(browser, "en/halfway/holm/", async (map, page) => {
    await map.tab("Facts").click();
    await map.addressIs("en/halfway/holm/?tab=facts");
    assert.equal(await map.tab("Facts").getAttribute("aria-current"), "true");
    const table = page.locator("[data-role=facts]").getByRole("table");
    const area = table.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "Area" }) }).first();
    assert.match(await area.textContent(), /\d+(\.\d+)? km²/);
    for (const row of await table.locator("tbody tr").all()) {
      const cites = await row.getByRole("link", { name: /^Source \d+: / }).count();
      const words = (await row.textContent()) ?? "";
      assert.ok(cites > 0 || words.includes("our calculation"), `no source: ${words}`);
    }
    await page.goBack();
    await map.addressIs("en/halfway/holm/");
    await page.locator("[data-role=brief]").waitFor();
  });
});

test("every source has a title, a publisher, and a link that leads to it", notInFirefox(ALIKE), async () => {
  await openMap(browser, "en/halfway/skerries/?tab=sources", async (map, page) => {
    const items = page.locator("[data-role=sources] li");
    assert.ok((await items.count()) > 10);
    for (const item of await items.all()) {
      const text = await item.textContent();
      assert.match(text, /^.{4,}\. .{3,}\.$/s, text);
      const links = await item.getByRole("link").evaluateAll((all) => all.map((link) => link.href));
      const { url } = sources[(await item.getAttribute("id")).replace(/^source-/, "")];
      assert.deepEqual(links, url ? [url] : [], text);
    }
  });
});

test("a brief of a work says who published it, what it is, and whom it concerns", notInFirefox(ALIKE), async () => {
  const [{ key, when, islands, work, subjects, countries }] = Object.values(headers).filter((header) => header.work);
  await openMap(browser, `en/halfway/${islands[0]}/`, async (map, page) => {
    const brief = map.brief(briefs[key].en);
    await brief.locator("summary").click();
    await opened(brief);
    await map.addressIs(`en/halfway/${islands[0]}/?brief=${key}`);
    const said = async (term) => {
      const row = brief.locator("dl > div").filter({ has: page.locator("dt", { hasText: new RegExp(`^${term}$`) }) });
      return (await row.locator("dd").textContent()).replaceAll("\u00a0", " ");
    };
    const date = new Date(work.date).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
    assert.ok((await said("Publisher")).startsWith(`${work.publisher.en}: `));
    assert.equal(await said("Type"), work.kind.en);
    assert.equal(await said("Date"), date);
    for (const subject of subjects) assert.ok((await said("Subjects")).includes(subject.en));
    assert.equal(await said("Countries"), countries.map((country) => country.en).join(", "));
    for (const island of islands) assert.ok((await said("Islands covered")).includes(named(island)));
    assert.ok((await brief.locator("summary").textContent()).includes(when.en));
  });
});

test("the address of a brief shows it open, on the page of all islands too", async () => {
  const [{ key, work }] = Object.values(headers).filter((header) => header.work);
  await openMap(browser, `en/halfway/?brief=${key}`, async (map) => {
    const brief = map.brief(briefs[key].en);
    await opened(brief);
    assert.ok(await brief.getByText(work.publisher.en).first().isVisible());
  });
});
