// The view that a reader takes away: as SVG with a caption that says all, and the same as PNG.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { holdBack, launch, until } from "./lib/browser.mjs";
import { frameOf, openArticle, startHost } from "./lib/host.mjs";
import { dispute, GROUPS, lines, perspectives, words } from "./lib/invented.mjs";
import { openMap } from "./lib/map.mjs";
import { inReader, take } from "./lib/picture.mjs";

let browser;
let host;
before(async () => {
  [browser, host] = await Promise.all([launch(), startHost()]);
});
after(() => Promise.all([browser?.close(), host?.close()]));

/** What the options are called in a language. */
const inLanguage = (lang) => ({ options: words(lang).panel.options, take: words(lang).picture.take });

/** What a drawing program reads in an SVG. */
function read(bytes) {
  return inReader(browser, (text) => {
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
    const all = [...parsed.querySelectorAll("*")];
    const root = parsed.documentElement;
    return {
      broken: parsed.querySelectorAll("parsererror").length,
      tag: root.localName, lang: root.getAttribute("lang"),
      size: ["width", "height"].map((name) => Number(root.getAttribute(name))),
      title: parsed.querySelector("title").textContent, about: parsed.querySelector("desc").textContent,
      styles: [...parsed.querySelectorAll("style")].map((style) => style.textContent),
      texts: [...parsed.querySelectorAll("text:not([aria-hidden])")].map((line) => line.textContent),
      tags: [...new Set(all.map((element) => element.localName))],
      outside: all.flatMap((element) => [...element.attributes]).map(({ name, value }) => ({ name, value }))
        .filter(({ name, value }) => !name.startsWith("xmlns") && (/^(class|style|on.*)$/.test(name) || /https?:|url\((?!#)/.test(value) || (name.endsWith("href") && !value.startsWith("#")))),
    };
  }, bytes.toString("utf8"));
}

/** The names that stand on the map. */
const names = (page) => page.locator(".live.chart .labels .label text.first").allTextContents();

/** How often a browser finds each colour in a PNG, and its size. */
function pixels(bytes) {
  return inReader(browser, async (url) => {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
    const pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0);
    const data = new Uint32Array(pen.getImageData(0, 0, image.width, image.height).data.buffer);
    return { size: [image.width, image.height], colours: new Set(data).size };
  }, `data:image/png;base64,${bytes.toString("base64")}`);
}

test("the view is saved as an SVG that needs nothing else and says what it shows", async () => {
  await openMap(browser, "en/halfway/hern/?date=2016-06-01", async (map, page) => {
    await map.settled();
    const { name, bytes } = await take(page, "SVG");
    assert.equal(name, "halfway-hern-2016-06-01.svg");
    const picture = await read(bytes);
    assert.deepEqual([picture.broken, picture.tag, picture.lang, picture.outside], [0, "svg", "en", []]);
    assert.ok(!picture.tags.some((tag) => ["script", "image", "foreignObject", "a"].includes(tag)), picture.tags.join());
    // Its fonts, and no rule of style.
    const fonts = picture.styles.join("").split(/(?=@font-face)/);
    assert.ok(fonts.length >= 4 && fonts.every((rule) => /^@font-face\{font-family:'[\w ]+';font-weight:\d+;(font-style:italic;)?src:url\(data:font\/woff2;base64,[\w+/=]+\)\}$/.test(rule)), fonts.map((rule) => rule.slice(0, 90)).join("\n"));
    const whole = picture.texts.join(" ");
    for (const part of [
      /Map as of 1 June 2016\./, /\d km /, /\d nmi /, /© OpenStreetMap contributors, ODbL\. Texts: CC BY 4\.0\./, /Content checked as of \w+ 20\d\d, version [0-9a-f]{12}\./,
      /en\/halfway\/hern\/\?date=2016-06-01/,
    ]) {
      assert.match(whole, part);
    }
    assert.ok(whole.startsWith(`${GROUPS.hern} `), whole);
    for (const part of [lines["white-book"].legend.en, dispute.disclaimer.en, dispute.naming.en]) assert.ok(whole.includes(part), whole);
    assert.equal(picture.title, `${GROUPS.hern} · Map as of 1 June 2016`);
    assert.ok(picture.about.includes(dispute.disclaimer.en), picture.about);
    for (const seen of await names(page)) {
      assert.ok(picture.texts.some((line) => line.toUpperCase() === seen.toUpperCase()), `${seen} stands on the map, and not in the picture`);
    }
    const box = await page.locator(".map .view").first().boundingBox();
    assert.ok(Math.abs(picture.size[0] - box.width - 32) < 1.5 && picture.size[1] > box.height + 150, picture.size.join());
  });
});

test("a picture that is asked for before the controls are here is saved once they come", async () => {
  const { prepare, release } = holdBack(/\/controls-\w+\.wasm$/);
  await openMap(browser, "en/halfway/hern/", async (map, page) => {
    setTimeout(release, 500);
    const { name } = await take(page, "SVG");
    assert.match(name, /hern.*\.svg$/);
    await page.getByRole("combobox", { name: "Search" }).waitFor();
  }, { prepare });
});

test("the same is saved as a PNG of twice the size", async () => {
  await openMap(browser, "en/halfway/", async (map, page) => {
    const { size } = await read((await take(page, "SVG")).bytes);
    const { name, bytes } = await take(page, "PNG");
    assert.equal(name, "halfway.png");
    assert.deepEqual([...bytes.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const drawn = await pixels(bytes);
    assert.deepEqual(drawn.size, size.map((length) => length * 2));
    assert.ok(drawn.colours > 100, `${drawn.colours} colours`);
    assert.equal(await map.alert.count(), 0);
  });
});

test("a picture is drawn in the fonts that come with it, and where they do not come it is saved all the same", async () => {
  const swapped = async (route) => {
    const rules = await (await route.fetch()).text();
    await route.fulfill({ contentType: "text/css", body: rules.replace(/Noto (Serif|Sans)/g, (_, face) => `Noto ${face === "Serif" ? "Sans" : "Serif"}`) });
  };
  for (const lang of ["en", "ar"]) {
    const drawn = [];
    for (const answer of [(route) => route.continue(), swapped, (route) => route.abort()]) {
      await openMap(browser, `${lang}/halfway/`, async (map, page) => {
        drawn.push((await take(page, "PNG", inLanguage(lang))).bytes);
        assert.equal(await map.alert.count(), 0);
      }, { prepare: (page) => page.route(/\/fonts\./, answer), may: [/fonts\./, /net::ERR_FAILED/] });
    }
    const sizes = (await Promise.all(drawn.map(pixels))).map(({ size }) => size.join());
    assert.equal(new Set(sizes).size, 1, sizes.join(" "));
    // Whatever fonts a machine has, those of the picture come first.
    assert.ok(!drawn[0].equals(drawn[1]), `${lang}: other fonts draw the same picture`);
  }
});

test("what the reader moved to, chose and compared is what is saved", async () => {
  await openMap(browser, "en/halfway/?perspective=ardmoria&compare=velsund", async (map, page) => {
    await map.settled();
    const both = await take(page, "SVG");
    assert.equal(both.name, "halfway-ardmoria-velsund.svg");
    const { texts, broken } = await read(both.bytes);
    assert.equal(broken, 0);
    for (const { title } of Object.values(perspectives)) assert.ok(texts.includes(title.en), texts.join("\n"));
    const before = texts.filter((text) => /^\d+ km$/.test(text));
    await page.keyboard.press("Escape");
    for (const _ of [1, 2, 3]) await map.button("Zoom in").click();
    await map.moved();
    const near = await read((await take(page, "SVG")).bytes);
    assert.notDeepEqual(near.texts.filter((text) => /^\d+ km$/.test(text)), before);
  });
  await openMap(browser, "en/halfway/?scenario=half", async (map, page) => {
    const { name, bytes } = await take(page, "SVG");
    assert.equal(name, "halfway-half.svg");
    assert.match((await read(bytes)).texts.join(" "), /Scenario: .*Would go to/);
  });
});

test("the caption is in the page's language", async () => {
  await openMap(browser, "ar/halfway/", async (map, page) => {
    const picture = await read((await take(page, "SVG", inLanguage("ar"))).bytes);
    assert.equal(picture.lang, "ar");
    const whole = picture.texts.join(" ");
    for (const part of [dispute.disclaimer.ar, words("ar").picture.texts]) assert.ok(whole.includes(part), picture.texts.join("\n"));
  });
});

test("a picture that cannot be made says so, and what else to do", async () => {
  const prepare = (page) => page.addInitScript(() => {
    HTMLCanvasElement.prototype.toBlob = (done) => done(null);
  });
  await openMap(browser, "en/halfway/brim/", async (map, page) => {
    await page.getByText("Map options").click();
    await page.getByRole("button", { name: "PNG", exact: true }).click();
    await map.alert.waitFor();
    assert.match(await map.alert.textContent(), /could not create halfway-brim\.png\. Try the other format/);
    await map.alert.getByRole("button", { name: "Close" }).click();
    assert.equal(await map.alert.count(), 0);
    assert.equal((await take(page, "SVG")).name, "halfway-brim.svg");
  }, { prepare });
});

test("in a frame, which cannot tell whether it may save, nothing is offered", async () => {
  for (const path of ["en/halfway/", "embed/en/halfway/"]) {
    await openArticle(browser, host.article(frameOf(path, { sandbox: "allow-scripts", height: "1200" })), async (map) => {
      await until(() => map.frame.locator("html[data-ready]").count(), "the map is live");
      assert.equal(await map.frame.locator("[data-take]").count(), 0, path);
      assert.equal(await map.frame.getByText("Map options").count(), path === "en/halfway/" ? 1 : 0);
    });
  }
});
