// For those who follow the changes of a dispute: its feed, what is told in it, and how it is found.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { parseAtomFeed } from "feedsmith";
import { launch, open, site, until } from "./lib/browser.mjs";
import { corrections, dispute, events, fill, headers, publisher, sources, words } from "./lib/invented.mjs";
import { openMap } from "./lib/map.mjs";

let browser;
let reader;
before(async () => {
  browser = await launch();
  reader = await browser.newPage();
});
after(() => browser?.close());

const FEEDS = ["en/halfway/changes.xml", "ar/halfway/changes.xml", "en/triple/changes.xml", "ru/triple/changes.xml"];

/** A feed as a reader of feeds has it, and the addresses of its links as a browser would follow them. */
async function read(path) {
  const answer = await fetch(new URL(path, site));
  assert.equal(answer.status, 200, path);
  assert.match(answer.headers.get("content-type"), /^application\/atom\+xml/, path);
  const text = await answer.text();
  const links = (links) => Object.fromEntries(links.map((link) => [link.rel, { ...link, href: new URL(link.href, new URL(path, site)).href }]));
  const { entries = [], ...feed } = parseAtomFeed(text);
  return { text, ...feed, links: links(feed.links), entries: entries.map((entry) => ({ ...entry, links: links(entry.links) })) };
}

const midnight = (day) => `${day}T00:00:00Z`;

/** What the feed of the dispute must tell in a language, newest first: kind, title, time, and the page that shows it. */
function changes(lang) {
  const said = words(lang, "data/").feed;
  const page = (rest) => new URL(`${lang}/halfway/${rest}`, site).href;
  const added = (list) => Object.values(list).filter((one) => one.added);
  return [
    ...corrections.map(({ key, date, what }) => ["correction", fill(said.correction, { what: what[lang] }), midnight(date), page(`about/#correction-${key}`)]),
    ...added(headers).map(({ key, added }) => ["brief", undefined, midnight(added), page(`?brief=${key}`)]),
    ...added(events).map(({ key, added, title }) => ["event", fill(said.event, { title: title[lang] }), midnight(added), page(`?tab=facts&event=${key}`)]),
  ].sort(([, , one], [, , other]) => other.localeCompare(one));
}

test("a feed tells every correction, and every brief and event that was added, newest first, in each language", async () => {
  assert.ok(changes("en").length >= 3 && new Set(changes("en").map(([kind]) => kind)).size === 3, "the invented dispute has one of each");
  for (const lang of dispute.languages) {
    const { entries } = await read(`${lang}/halfway/changes.xml`);
    const found = entries.map(({ title, updated, links, categories }) => [categories[0].term, title.value, updated, links.alternate.href]);
    assert.deepEqual(found, changes(lang).map(([kind, title, ...rest], at) => [kind, title ?? found[at]?.[1], ...rest]));
    for (const { title, content, links } of entries) {
      assert.equal(content.type, "html");
      assert.ok(title.value.length > 10 && content.value.length > 60, title.value);
      assert.deepEqual([links.alternate.type, links.alternate.hreflang], ["text/html", lang]);
    }
  }
});

test("a correction is told with the old value, the new one and a link to its source", async () => {
  for (const lang of dispute.languages) {
    const { entries } = await read(`${lang}/halfway/changes.xml`);
    for (const { key, old, new: now, cite } of corrections) {
      const entry = entries.find(({ links }) => links.alternate.href.endsWith(`#correction-${key}`));
      const told = await reader.evaluate((html) => {
        const { body } = new DOMParser().parseFromString(html, "text/html");
        const text = (selector) => body.querySelector(selector).textContent;
        return { old: text("del"), now: text("ins"), links: [...body.querySelectorAll("a")].map((link) => link.href), dir: body.firstChild.dir };
      }, entry.content.value);
      const addresses = cite.map((id) => sources[id].url).filter(Boolean);
      assert.ok(addresses.length > 0);
      assert.deepEqual(told, { old: old[lang], now: now[lang], links: addresses, dir: lang === "ar" ? "rtl" : "" });
    }
  }
});

test("feeds are what Atom asks for: well-formed, with ids of their own, an author, dates and a link to themselves", async () => {
  const ids = [];
  for (const path of FEEDS) {
    const { text, id, title, subtitle, updated, authors, rights, links, entries, xml } = await read(path);
    const broken = await reader.evaluate((text) => new DOMParser().parseFromString(text, "application/xml").querySelectorAll("parsererror").length, text);
    assert.equal(broken, 0, path);
    const [lang] = path.split("/");
    assert.equal(xml.lang, lang);
    assert.ok(title.value && subtitle.value && rights.value, path);
    assert.deepEqual(authors, [{ name: publisher }]);
    assert.deepEqual([links.self.href, links.self.type], [new URL(path, site).href, "application/atom+xml"]);
    assert.equal(links.alternate.href, new URL(path.replace("changes.xml", ""), site).href);
    // A dispute without a change has the day of its check.
    assert.equal(updated, entries[0]?.updated ?? midnight(`${dispute.checked}-01`), path);
    for (const one of [id, ...entries.map((entry) => entry.id)]) {
      assert.match(one, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      ids.push(one);
    }
  }
  assert.equal(new Set(ids).size, ids.length);
});

test("the links of a feed lead to what they tell", async () => {
  const { entries } = await read("en/halfway/changes.xml");
  for (const { categories: [{ term }], links } of entries) {
    const { href } = links.alternate;
    if (term === "correction") {
      await open(browser, href, async (page) => {
        const entry = page.locator(new URL(href).hash);
        const { old, new: now } = corrections.find(({ key }) => href.endsWith(key));
        assert.equal(await entry.locator("del").textContent(), old.en);
        assert.equal(await entry.locator("ins").textContent(), now.en);
        await until(() => entry.evaluate((entry) => entry.getBoundingClientRect().bottom <= innerHeight && entry.getBoundingClientRect().top >= 0), "it is in sight");
      });
    } else {
      await openMap(browser, href, async (map, page) => {
        const key = new URL(href).searchParams.get(term);
        const told = page.locator(`details[data-${term}="${key}"]`);
        await until(async () => (await told.getAttribute("open")) !== null, `${href} shows it open`);
        assert.ok(await told.locator("p").first().isVisible());
      });
    }
  }
});

test("every page of a dispute names its feed in its head, and the page about it and that of its data link to it", async () => {
  const pages = ["", "hern/", "stack/", "about/", "article/", "data/", "build-embed/"].map((page) => `halfway/${page}`);
  for (const lang of dispute.languages) {
    for (const path of [...pages.map((page) => `${lang}/${page}`), `embed/${lang}/halfway/`, `embed/${lang}/halfway/hern/`]) {
      const text = await (await fetch(new URL(path, site))).text();
      const [named, linked] = await reader.evaluate((text) => {
        const parsed = new DOMParser().parseFromString(text, "text/html");
        const hrefs = (selector) => [...parsed.querySelectorAll(selector)].map((link) => link.getAttribute("href"));
        return [hrefs("head link[rel=alternate][type='application/atom+xml']"), hrefs("main a[href$='.xml']")];
      }, text);
      const resolved = (all) => all.map((href) => new URL(href, new URL(path, site)).href);
      const feed = new URL(`${lang}/halfway/changes.xml`, site).href;
      assert.deepEqual(resolved(named), [feed], path);
      assert.deepEqual(resolved(linked), /about|data/.test(path) ? [feed] : [], path);
    }
    for (const page of ["about/", "data/"]) {
      await open(browser, `${lang}/halfway/${page}`, async (opened) => {
        assert.ok(await opened.getByRole("link", { name: words(lang).panel.feed, exact: true }).isVisible());
      });
    }
  }
});
