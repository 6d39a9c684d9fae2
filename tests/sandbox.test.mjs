// The map where a host allows scripts and nothing else: no origin, no storage, no windows. And in WordPress, which does so.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ALIKE, launch, notInFirefox, site, until } from "./lib/browser.mjs";
import { frameOf, heard, openArticle, startHost } from "./lib/host.mjs";
import { GROUPS } from "./lib/invented.mjs";

let browser;
let host;
before(async () => {
  [browser, host] = await Promise.all([launch(), startHost()]);
});
after(() => Promise.all([browser?.close(), host?.close()]));

const SCRIPTS = { sandbox: "allow-scripts", height: "1600" };
const WINDOWS = { ...SCRIPTS, sandbox: "allow-scripts allow-popups allow-popups-to-escape-sandbox" };
const HIGH = { viewport: { width: 1280, height: 1700 } };

/** What the browser itself writes when a window is asked for where none is allowed: no page can keep it from that. */
const NO_WINDOW = /^console: Blocked opening '.*' in a new window because the request was made in a sandboxed frame/;

const full = (map) => map.frame.getByRole("link", { name: "Open the full map" });
const selected = (map) => map.frame.evaluate(() => getSelection().toString());

/** The address that is shown in place of a window. */
async function shownAddress(map) {
  await map.alert.waitFor();
  assert.match(await map.alert.textContent(), /This page cannot open a new window\. Copy the address:/);
  return map.alert.locator(".address").textContent();
}

test("with scripts alone the map has no origin and no storage, and everything in it works", async () => {
  await openArticle(browser, host.article(frameOf("embed/en/halfway/", SCRIPTS)), async (map) => {
    const bare = await map.frame.evaluate(() => {
      try {
        return [self.origin, localStorage.length];
      } catch (error) {
        return [self.origin, error.name];
      }
    });
    assert.deepEqual(bare, ["null", "SecurityError"]);
    await map.pressIsland("holm");
    await map.marks("holm");
    await map.showsTitle(GROUPS.holm);
    await map.listed(GROUPS.brim).click();
    await map.marks("brim");
    await map.part("Claims").click();
    const question = map.claim("title");
    await question.locator("summary").click();
    await until(async () => (await question.locator("[data-role=claim-side]:visible").count()) === 2, "both sides are shown");
    await map.part("Facts").click();
    assert.ok(await map.frame.getByRole("rowheader", { name: "Area" }).first().isVisible());
    const scale = map.frame.getByRole("img", { name: /^Scale: / });
    const before = await scale.getAttribute("aria-label");
    for (const _ of [1, 2]) await map.button("Zoom in").click();
    assert.notEqual(await scale.getAttribute("aria-label"), before);
    await map.settled();
    assert.equal(await map.alert.count(), 0);
  }, HIGH);
});

test("where no window may be opened, the full map's address is shown, selected, and can be closed", async () => {
  await openArticle(browser, host.article(frameOf("embed/en/halfway/brim/", SCRIPTS)), async (map, page) => {
    await map.part("Claims").click();
    await map.listed(GROUPS.holm).click();
    await map.marks("holm");
    await full(map).click();
    const wanted = new URL("en/halfway/holm/?tab=claims", site).href;
    assert.equal(await shownAddress(map), wanted);
    assert.equal(await selected(map), wanted);
    await map.alert.getByRole("button", { name: "Close" }).click();
    assert.equal(await map.alert.count(), 0);
    assert.ok(await full(map).evaluate((link) => link === document.activeElement), "the link has the focus again");
    assert.equal(page.context().pages().length, 1);
  }, { ...HIGH, may: [NO_WINDOW] });
});

test("the address that is shown in place of a window stands where the pressed link is seen", async () => {
  const article = host.article(frameOf("embed/en/halfway/brim/", SCRIPTS), "datawrapper.js");
  await openArticle(browser, article, async (map, page) => {
    await map.fits();
    await map.part("Sources").click();
    await map.fits();
    const source = map.frame.locator("[data-role=sources]").getByRole("link").first();
    for (const link of [source, full(map)]) {
      await link.click();
      await shownAddress(map);
      const { y, height } = await map.alert.boundingBox();
      const screen = page.viewportSize().height;
      assert.ok(y >= 0 && y + height <= screen, `it stands from ${y} to ${y + height} on a screen of ${screen} px`);
    }
  }, { viewport: { width: 1280, height: 700 }, may: [NO_WINDOW] });
});

test("where no window may be opened, a source's link shows its address", async () => {
  await openArticle(browser, host.article(frameOf("embed/en/halfway/brim/", SCRIPTS)), async (map, page) => {
    await map.part("Sources").click();
    const source = map.frame.locator("[data-role=sources]").getByRole("link").first();
    const wanted = await source.evaluate((link) => link.href);
    await source.click();
    assert.equal(await shownAddress(map), wanted);
    assert.equal(await selected(map), wanted);
    await map.addressIs("embed/en/halfway/brim/?tab=sources");
    assert.equal(page.context().pages().length, 1);
  }, { ...HIGH, may: [NO_WINDOW] });
});

test("where windows may be opened, the full map opens with the reader's view and out of the sandbox", async () => {
  await openArticle(browser, host.article(frameOf("embed/en/halfway/brim/", WINDOWS)), async (map, page) => {
    await map.part("Claims").click();
    const [opened] = await Promise.all([page.context().waitForEvent("page"), full(map).click()]);
    await opened.waitForURL(/\/en\/halfway\/brim\/\?tab=claims$/);
    await opened.waitForSelector("html[data-ready]", { state: "attached" });
    assert.deepEqual(await opened.evaluate(() => [self.origin, opener]), [site.origin, null]);
    assert.equal(await map.alert.count(), 0);
    const links = await map.frame.locator("a[target]").evaluateAll((all) => all.map(({ target, rel }) => [target, rel].join()));
    assert.deepEqual([...new Set(links)], ["_blank,noopener"]);
  }, HIGH);
});

/** What the page's own discovery link leads to, as WordPress asks for it; addresses become those of the site under test. */
async function oembed(page, path) {
  const text = await (await page.request.get(new URL(path, site).href)).text();
  const head = text.slice(0, text.indexOf("</head>"));
  const [root] = /<link rel="canonical" href="([^"]*)"/.exec(head)[1].split(path);
  const here = (address) => address.replaceAll(root, site.href);
  const link = /<link [^>]*type="application\/json\+oembed"[^>]*>/.exec(head)[0];
  const file = await page.request.get(here(/href="([^"]*)"/.exec(link)[1]));
  const said = await file.json();
  return { ...said, html: here(said.html) };
}

const KEPT = ["src", "width", "height", "frameborder", "marginwidth", "marginheight", "scrolling", "title"];

/** As WordPress filters what a site unknown to it offers: few attributes stay, and a sandbox and a secret are added. */
function filtered(html, secret) {
  const [, attributes] = /<iframe ([^>]*)><\/iframe>/.exec(html);
  const pairs = [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].filter(([, name]) => KEPT.includes(name));
  const kept = pairs.map(([, name, value]) => {
    return name === "src" ? `src="${value}#?secret=${secret}" data-secret="${secret}"` : `${name}="${value}"`;
  });
  return `<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" ${kept.join(" ")}></iframe>`;
}

/** Opens an article of WordPress in which an editor has put the address of an island on a line of its own. */
async function openWordPress(visit, options) {
  const page = await browser.newPage();
  const { html } = await oembed(page, "en/halfway/brim/");
  await page.close();
  await openArticle(browser, host.article(filtered(html, "aB3dE5gH7j"), "wordpress.js"), visit, options);
}

test("what WordPress leaves of our oEmbed is live and as high as WordPress lets it be", notInFirefox(ALIKE), async () => {
  await openWordPress(async (map, page) => {
    assert.equal(await map.element.getAttribute("title"), await map.frame.title());
    await map.marks("brim");
    await map.listed(GROUPS.holm).click();
    await map.marks("holm");
    const inner = async () => (await map.heights()).inner;
    const given = async () => (await map.heights()).outer;
    await until(async () => (await given()) === Math.min(await inner(), 1000), "the frame has the height of its page, or 1000 px");
    const told = () => page.evaluate(() => window.heard.map(({ data }) => data).filter(({ message }) => message === "height"));
    // A height is told once it has stood still for a moment.
    await until(async () => (await told()).at(-1).value === (await inner()), "the last height that is told is that of the page");
    assert.deepEqual([...new Set((await told()).map(({ secret }) => secret))], ["aB3dE5gH7j"]);
  }, HIGH);
});

test("in WordPress the full map opens in the article's place, because only its host can follow the link", async () => {
  await openWordPress(async (map, page) => {
    await map.part("Claims").click();
    await full(map).click();
    await page.waitForURL(new URL("en/halfway/brim/?tab=claims", site).href);
  }, { ...HIGH, may: [NO_WINDOW] });
});

test("in WordPress a link to another host leaves the article alone and shows its address", notInFirefox(ALIKE), async () => {
  await openWordPress(async (map, page) => {
    const article = page.url();
    await map.part("Sources").click();
    const source = map.frame.locator("[data-role=sources]").getByRole("link").first();
    await source.click();
    assert.equal(await shownAddress(map), await source.evaluate((link) => link.href));
    assert.deepEqual(await page.evaluate(() => window.heard.filter(({ data }) => data.message === "link")), []);
    assert.equal(page.url(), article);
    assert.equal((await heard(page, "ready")).length, 1);
  }, { ...HIGH, may: [NO_WINDOW] });
});
