// The page that builds a snippet: what is chosen is what the preview shows and what every snippet gives on another page.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, site, until } from "./lib/browser.mjs";
import { startHost } from "./lib/host.mjs";
import { dispute, events, GROUPS, named, sides } from "./lib/invented.mjs";

let browser;
let host;
before(async () => {
  [browser, host] = await Promise.all([launch(), startHost({ scripts: [site.origin], pictures: [site.origin] })]);
});
after(() => Promise.all([browser?.close(), host?.close()]));

const FRAME = "Iframe (no script)";
const ARDMORIA = sides.ardmoria.name.en;
const code = (page, name) => page.getByRole("textbox", { name, exact: true }).inputValue();
const preview = async (page) => (await page.locator(".shown iframe").elementHandle()).contentFrame();

/** Chooses what differs from the plain view in everything. */
async function choose(page) {
  await page.getByLabel("Island", { exact: true }).selectOption({ label: GROUPS.brim });
  await page.getByRole("combobox", { name: "Language", exact: true }).selectOption("ar");
  await page.getByLabel("Theme").selectOption("dark");
  await page.getByLabel("View", { exact: true }).selectOption({ label: ARDMORIA });
  await page.getByLabel("Place names").selectOption({ label: ARDMORIA });
  await page.getByLabel(dispute.layer_name.waters.en).check();
  await page.getByLabel("Date", { exact: true }).fill("1922-05");
}

const VIEW = "date=1922-05&perspective=ardmoria&names=ardmoria&layers=lines,waters,places&theme=dark";

test("every choice is in the preview and in the snippets, as the map itself would write it", async () => {
  await open(browser, "en/halfway/build-embed/", async (page) => {
    await choose(page);
    const address = new URL(`embed/ar/halfway/brim/?${VIEW}`, site).href;
    await until(async () => (await page.locator(".shown iframe").getAttribute("src")) === address, "the preview goes there");
    const map = await preview(page);
    await map.waitForSelector("html[data-ready]", { state: "attached" });
    assert.equal(map.url(), address);
    assert.ok((await code(page, FRAME)).includes(`src="${address.replaceAll("&", "&amp;")}"`), await code(page, FRAME));
    assert.equal(await code(page, "WordPress"), new URL("ar/halfway/brim/", site).href);
    assert.ok((await code(page, "Image with a link")).includes(`href="${new URL(`ar/halfway/brim/?${VIEW}`, site).href.replaceAll("&", "&amp;")}"`));
  });
});

test("an event gives its day, a wrong date is told and left out, and a transfer starts from the present", async () => {
  await open(browser, "en/halfway/build-embed/", async (page) => {
    const date = page.getByLabel("Date", { exact: true });
    await date.fill("1922-13");
    await page.getByText("“1922-13” is not a valid date.").waitFor();
    assert.ok(!(await code(page, FRAME)).includes("1922"));
    await page.getByLabel("or pick an event").selectOption(events["port-sound"].date);
    assert.equal(await date.inputValue(), events["port-sound"].date);
    assert.equal(await page.getByText("is not a valid date").count(), 0);
    assert.ok((await code(page, FRAME)).includes(`?date=${events["port-sound"].date}`));
    assert.equal(await page.getByLabel("Scenario").isDisabled(), true);
    await date.fill("");
    await page.getByLabel("Scenario").selectOption("half");
    assert.ok((await code(page, FRAME)).includes("?scenario=half"));
  });
});

test("each snippet works on a bare page", async () => {
  let made;
  await open(browser, "en/halfway/build-embed/", async (page) => {
    await choose(page);
    await page.getByLabel("Map only, no title").check();
    const names = [FRAME, "Responsive embed (with script)", "WordPress", "Image with a link"];
    made = await Promise.all(names.map((name) => code(page, name)));
  });
  const [frame, helper, wordpress, picture] = made;
  const origins = [site.origin, host.origin];
  for (const [snippet, element] of [[frame, "iframe"], [helper, "disputed-islands iframe"]]) {
    // The host's policy forbids the style attribute, and the frame is right without it.
    await open(browser, host.article(snippet), async (page) => {
      const map = await (await page.locator(element).elementHandle()).contentFrame();
      await map.waitForSelector("html[data-ready]", { state: "attached" });
      assert.equal(decodeURIComponent(new URL(map.url()).search), `?${VIEW}&plain=1`);
      assert.equal(await page.locator(element).getAttribute("title"), `${named("brim", "ar")} · ${dispute.title.ar}`);
      assert.equal(await map.getByRole("heading", { level: 1 }).filter({ visible: true }).count(), 0);
    }, { origins, may: [/style-src/, /inline style/] });
  }
  // WordPress asks the page for its oEmbed file, and takes the frame that it gives.
  const html = await (await fetch(wordpress)).text();
  const [, file] = /href="[^"]*?(oembed\/[^"]+)"/.exec(html);
  const { html: given } = await (await fetch(new URL(file, site))).json();
  assert.match(given, /<iframe src="[^"]*\/embed\/ar\/halfway\/brim\/"/);
  // Of a view that no card shows its editor saves a picture.
  assert.ok(picture.includes(`href="${new URL(`ar/halfway/brim/?${VIEW}`, site).href.replaceAll("&", "&amp;")}"`), picture);
  assert.ok(picture.includes(` src="ADDRESS-OF-YOUR-IMAGE" alt="${named("brim", "ar")} · ${dispute.title.ar}; 1922-05; ${ARDMORIA}"`), picture);
});

test("of the usual view there is a picture; of any other the page says how to save one", async () => {
  let picture;
  await open(browser, "en/halfway/build-embed/", async (page) => {
    await page.getByLabel("Island", { exact: true }).selectOption({ label: GROUPS.holm });
    const own = page.getByRole("link", { name: "open the chosen view" });
    assert.equal(await own.isVisible(), false);
    picture = await code(page, "Image with a link");
    await page.getByLabel("Date", { exact: true }).fill("1922");
    assert.equal(await own.getAttribute("href"), new URL("en/halfway/holm/?date=1922", site).href);
    assert.ok(await own.isVisible());
  });
  await open(browser, host.article(picture), async (page) => {
    const image = page.getByRole("img");
    assert.match(await image.getAttribute("alt"), new RegExp(GROUPS.holm));
    await until(() => image.evaluate((image) => image.naturalWidth === 1200 && image.naturalHeight === 630), "the picture is there");
    assert.equal(await page.getByRole("link").getAttribute("href"), new URL("en/halfway/holm/", site).href);
  }, { origins: [site.origin, host.origin], may: [/style-src/, /inline style/] });
});

test("what is done in the preview is chosen, and the page's own address brings it all back", async () => {
  let address;
  await open(browser, "en/halfway/build-embed/", async (page) => {
    const map = await preview(page);
    await map.waitForSelector("html[data-ready]", { state: "attached" });
    const before = await page.locator(".shown iframe").elementHandle();
    await map.getByRole("button", { name: `${GROUPS.hern}: administered` }).focus();
    await page.keyboard.press("Enter");
    await until(async () => (await page.getByLabel("Island", { exact: true }).inputValue()) === "hern", "the island is chosen");
    await map.locator("#rest").click();
    await map.locator("#tab-claims").click();
    await map.locator("#claim-title").click();
    await map.getByRole("button", { name: "Zoom in" }).click();
    await until(async () => /claim=title&amp;at=-5\d\.\d+,-17\d(\.\d+)?,[\d.]+/.test(await code(page, FRAME)), async () => code(page, FRAME));
    assert.match(await code(page, FRAME), /\/embed\/en\/halfway\/hern\/\?claim=title/);
    assert.ok(await before.isVisible(), "the frame that the editor works in stays");
    await page.getByLabel("Height").fill("480");
    await page.getByLabel("View", { exact: true }).selectOption({ label: "Side by side" });
    await until(async () => (await page.locator(".shown iframe").getAttribute("height")) === "480", "the preview is as high as the frame will be");
    address = page.url();
  });
  await open(browser, address, async (page) => {
    assert.equal(await page.getByLabel("Island", { exact: true }).inputValue(), "hern");
    assert.equal(await page.getByLabel("Height").inputValue(), "480");
    const made = await code(page, FRAME);
    for (const part of ["claim=title", "perspective=ardmoria&amp;compare=velsund", "at=-5", 'height="480"']) assert.ok(made.includes(part), made);
    await page.getByRole("button", { name: "Back to the default view" }).click();
    assert.ok(!(await code(page, FRAME)).includes("at="));
  });
});

test("a wrong height is told at its field, and the usual one is taken", async () => {
  await open(browser, "en/halfway/build-embed/", async (page) => {
    const height = page.getByLabel("Height");
    await height.fill("12");
    assert.match(await height.evaluate((field) => document.getElementById(field.getAttribute("aria-describedby")).textContent), /from 240 to 4000/);
    assert.ok((await code(page, FRAME)).includes('height="560"'));
  });
});

test("a copy says that it was made; where it is forbidden the text is marked instead", async () => {
  await open(browser, "en/halfway/build-embed/", async (page) => {
    const copy = page.locator("[data-copy=frame]");
    await copy.click();
    await page.getByText("Copied", { exact: true }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await code(page, FRAME));
  }, { permissions: ["clipboard-read", "clipboard-write"] });
  const prepare = (page) =>
    page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("forbidden")) } }));
  await open(browser, "en/halfway/build-embed/", async (page) => {
    await page.locator("[data-copy=wordpress]").click();
    await page.getByText("Code selected: press").waitFor();
    assert.equal(await page.evaluate(() => getSelection().toString()), await code(page, "WordPress"));
  }, { prepare });
});

test("the preview is as wide as a phone, a column or the page", async () => {
  await open(browser, "en/halfway/build-embed/", async (page) => {
    const width = () => page.locator(".shown").evaluate((shown) => shown.getBoundingClientRect().width);
    await page.getByRole("button", { name: "Phone", exact: true }).click();
    assert.equal(await width(), 360);
    await page.getByRole("button", { name: "Column", exact: true }).click();
    assert.equal(await width(), 640);
    await page.getByRole("button", { name: "Full width" }).click();
    assert.ok((await width()) > 900);
    assert.equal(await page.getByRole("button", { name: "Full width" }).getAttribute("aria-pressed"), "true");
  });
});

test("without a script the page says why nothing can be chosen", async () => {
  await open(browser, "en/halfway/build-embed/", async (page) => {
    assert.ok(await page.getByText("The options need JavaScript").isVisible());
  }, { javaScriptEnabled: false });
});

test("the way to this page takes along what the map shows", async () => {
  await open(browser, "en/halfway/brim/?date=1922-05-19", async (page) => {
    await page.waitForSelector("html[data-ready]", { state: "attached" });
    await page.getByRole("link", { name: "Embed", exact: true }).click();
    await page.waitForURL(/build-embed/);
    assert.equal(await page.getByLabel("Date", { exact: true }).inputValue(), "1922-05-19");
    assert.equal(await page.getByLabel("Island", { exact: true }).inputValue(), "brim");
  });
});
