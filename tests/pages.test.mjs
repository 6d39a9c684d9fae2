// The pages as others read them: browsers their policy, search engines and editors' systems their heads; and any folder.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch, open, site } from "./lib/browser.mjs";
import { startInFolder } from "./lib/host.mjs";
import { briefs, dispute, GROUPS } from "./lib/invented.mjs";
import { openMap } from "./lib/map.mjs";

let browser;
let reader;
before(async () => {
  browser = await launch();
  reader = await browser.newPage();
});
after(() => browser?.close());

const MAPS = ["en/halfway/", "en/halfway/hern/", "en/halfway/stack/"];
const FRAMES = ["embed/en/halfway/", "embed/en/halfway/hern/", "embed/en/halfway/stack/"];

const get = (path) => reader.request.get(new URL(path, site).href);

/** What stands in a page, without running it: its head's elements with their attributes, and what must not be there. */
async function read(path) {
  const response = await get(path);
  assert.equal(response.status(), 200, path);
  const text = await response.text();
  const inside = await reader.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "text/html");
    const plain = (element) => ({
      tag: element.localName, text: element.textContent,
      ...Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    });
    const all = [...parsed.querySelectorAll("*")];
    const isHandler = ({ name }) => name === "style" || name.startsWith("on");
    return {
      head: [...parsed.head.children].map(plain),
      forbidden: all.filter((element) => [...element.attributes].some(isHandler)).map(plain),
      scripts: all.filter((element) => element.localName === "script").map(plain),
    };
  }, text);
  const one = (wanted) => {
    const found = inside.head.filter((element) => Object.entries(wanted).every(([name, value]) => element[name] === value));
    assert.equal(found.length, 1, `${JSON.stringify(wanted)} at ${path}`);
    return found[0];
  };
  return { ...inside, one, text, headers: response.headers() };
}

/** The root of the site as the pages say it. */
let said;

/** An address as the pages say it, at the site under test: until one is set they all begin with a placeholder. */
async function here(address) {
  said ??= read("en/halfway/hern/").then(({ one }) => one({ tag: "link", rel: "canonical" }).href.split("en/halfway/hern/")[0]);
  const root = await said;
  assert.ok(address.startsWith(root), address);
  return new URL(address.slice(root.length), site).href;
}

test("every page has the policy of its kind, the same in its head as in the server's answer", async () => {
  for (const path of [...MAPS, ...FRAMES]) {
    const { one, headers, forbidden, scripts } = await read(path);
    const policy = one({ "http-equiv": "Content-Security-Policy" }).content;
    assert.equal(headers["content-security-policy"], policy, path);
    const last = FRAMES.includes(path) ? "trusted-types 'none'" : "trusted-types islands-sw";
    assert.ok(policy.endsWith(`; require-trusted-types-for 'script'; ${last}`), policy);
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|https?:|\*/);
    assert.deepEqual(forbidden, [], `no style attribute and no handler at ${path}`);
    for (const { type, src, integrity, text } of scripts) {
      const isData = ["application/json", "application/ld+json"].includes(type);
      assert.ok(isData || (src && integrity?.startsWith("sha384-") && text === ""), `${type} ${src} at ${path}`);
    }
  }
});

test("what a page loads before its program is checked by its hash and may be read by a frame without an origin", async () => {
  for (const path of ["en/halfway/", "embed/en/halfway/"]) {
    const { head } = await read(path);
    const loaded = head.filter(({ tag, rel, src }) => src || (tag === "link" && ["stylesheet", "preload"].includes(rel)));
    assert.ok(loaded.length >= 2);
    for (const { src, href, rel, integrity, crossorigin } of loaded) {
      assert.equal(crossorigin, "anonymous", src ?? href);
      if (rel !== "preload") assert.match(integrity, /^sha384-/, src ?? href);
    }
  }
});

test("a map's page names its own address and those in other languages, and describes itself to cards", async () => {
  for (const path of MAPS) {
    const { one, head } = await read(path);
    const canonical = one({ rel: "canonical" }).href;
    assert.equal(await here(canonical), new URL(path, site).href);
    const others = head.filter(({ hreflang }) => hreflang);
    const lang = others.find(({ hreflang }) => hreflang === "en");
    assert.equal(lang.href, canonical);
    assert.equal(others.filter(({ hreflang }) => hreflang === "x-default").length, 1);
    for (const { href } of others) assert.equal((await get(await here(href))).status(), 200, href);
    const title = one({ tag: "title" }).text;
    const description = one({ name: "description" }).content;
    assert.ok(description.length > 50, description);
    const card = (property) => one({ property }).content;
    assert.deepEqual([card("og:title"), card("og:description"), card("og:url")], [title, description, canonical]);
    for (const property of ["og:type", "og:site_name", "og:locale"]) assert.notEqual(card(property), "", property);
    assert.equal(one({ name: "twitter:card" }).content, "summary_large_image");
  }
});

/** How many pixels of a card are dark: in the words beside its map, but for the credit at their foot, and on the map. */
const dark = (bytes) =>
  reader.evaluate(async (url) => {
    const image = new Image();
    image.src = url;
    await image.decode();
    const pen = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height }).getContext("2d");
    pen.drawImage(image, 0, 0);
    const count = (...box) => {
      const { data } = pen.getImageData(...box);
      return data.reduce((sum, _, at) => sum + Number(at % 4 === 0 && data[at] + data[at + 1] + data[at + 2] < 3 * 128), 0);
    };
    return { words: count(0, 0, 420, 500), map: count(421, 0, 779, 630) };
  }, `data:image/png;base64,${bytes.toString("base64")}`);

test("every page that can be shared has a card, which is there, of the size it says and not blank", async () => {
  const { dispute, islands } = await (await get("data/halfway/en/content.json")).json();
  const pages = dispute.languages.flatMap((lang) => ["", "about/", "data/", ...islands.map(({ id }) => `${id}/`)].map((page) => `${lang}/halfway/${page}`));
  for (const path of pages) {
    const { one } = await read(path);
    const card = (property) => one({ property: `og:${property}` }).content;
    const [width, height] = [Number(card("image:width")), Number(card("image:height"))];
    assert.deepEqual([width, height, card("image:type")], [1200, 630, "image/png"]);
    assert.ok(card("image:alt").length > 20, path);
    assert.equal(one({ name: "twitter:image:alt" }).content, card("image:alt"));
    const file = await get(await here(card("image")));
    assert.deepEqual([file.status(), file.headers()["content-type"]], [200, "image/png"], path);
    const bytes = await file.body();
    assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [width, height], path);
    assert.ok(bytes.length < 90_000, `${path}: ${bytes.length} bytes`);
    const drawn = await dark(bytes);
    assert.ok(drawn.words > 2000 && drawn.map > 500, `${path}: ${JSON.stringify(drawn)}`);
  }
});

test("cards of different pages are different pictures, and linked data and oEmbed name the same ones", async () => {
  const seen = new Map();
  for (const path of ["en/halfway/", "en/halfway/hern/", "ar/halfway/hern/", "ar/halfway/stack/"]) {
    const { one } = await read(path);
    const image = one({ property: "og:image" }).content;
    seen.set((await (await get(await here(image))).body()).toString("base64"), path);
    const said = await (await get(await here(one({ type: "application/json+oembed" }).href))).json();
    assert.deepEqual([said.thumbnail_url, said.thumbnail_width, said.thumbnail_height], [image, 1200, 630]);
    const things = JSON.parse(one({ type: "application/ld+json" }).text)["@graph"];
    assert.deepEqual([...new Set(things.map((thing) => thing.image?.url).filter(Boolean))], [image], path);
  }
  assert.equal(seen.size, 4);
});

test("a frame's page names the map's page as its own and stays out of cards", async () => {
  for (const path of FRAMES) {
    const { one, head } = await read(path);
    assert.equal(await here(one({ rel: "canonical" }).href), new URL(path.replace("embed/", ""), site).href);
    assert.deepEqual(head.filter(({ property, type }) => property || type === "application/ld+json"), []);
  }
});

test("an island is linked data as a place with an article, and the whole as a data set with its articles", async () => {
  for (const path of MAPS) {
    const { one } = await read(path);
    const data = JSON.parse(one({ type: "application/ld+json" }).text);
    assert.equal(data["@context"], "https://schema.org");
    const of = (type) => data["@graph"].filter((thing) => thing["@type"] === type);
    for (const article of of("Article")) {
      assert.ok(article.headline && article.inLanguage === "en" && /^20\d\d-\d\d/.test(article.dateModified), article.headline);
      assert.equal((await get(await here(article.url))).status(), 200, article.url);
    }
    const [place] = of("Place");
    assert.equal(of("Dataset").length, place ? 0 : 1, path);
    if (place) {
      assert.equal(of("Article").length, 1);
      assert.equal(of("Article")[0].about["@id"], place["@id"]);
      const [west, south, east, north] = dispute.home;
      const { latitude, longitude } = place.geo;
      // Beyond 180 degrees east others count from the west.
      const lon = longitude < 0 ? longitude + 360 : longitude;
      assert.ok(Math.abs(longitude) <= 180 && latitude > south && latitude < north && lon > west && lon < east, `${latitude}, ${longitude}`);
      assert.ok(place.name && place.alternateName.length >= 2);
    } else {
      const [set] = of("Dataset");
      assert.ok(set.name && set.description.length > 50 && set.license.length === 2 && set.creator.name);
      assert.equal(of("Article").length, Object.keys(briefs).length);
      for (const { contentUrl } of set.distribution) assert.equal((await get(await here(contentUrl))).status(), 200, contentUrl);
    }
  }
});

test("oEmbed is discovered in the head within the first 150 kB and has what editors' systems need", async () => {
  for (const path of [...MAPS, ...FRAMES]) {
    const { one, text } = await read(path);
    const { href, title } = one({ type: "application/json+oembed", rel: "alternate" });
    const place = Buffer.from(text).indexOf("application/json+oembed");
    assert.ok(place > 0 && place < 150_000 && place < Buffer.from(text).indexOf("</head>"), `at ${place} of ${path}`);
    const file = await get(await here(href));
    assert.match(file.headers()["content-type"], /^application\/json/);
    const said = await file.json();
    assert.deepEqual([said.type, said.version, said.title], ["rich", "1.0", title]);
    for (const field of ["width", "height", "cache_age"]) assert.ok(Number.isInteger(said[field]) && said[field] > 0, field);
    for (const field of ["provider_name", "provider_url"]) assert.ok(said[field].length > 0, field);
    const [frame, src] = /^<iframe src="([^"]+)"[^>]*><\/iframe>$/.exec(said.html);
    for (const part of [` height="${said.height}"`, ` title="${title}"`]) assert.ok(frame.includes(part), frame);
    const wanted = new URL(`embed/${path.replace("embed/", "")}`, site).href;
    assert.equal(await here(src), wanted);
    assert.equal((await get(wanted)).status(), 200);
  }
});

test("the list of pages for search engines is well-formed and names every page but frames', each of which is there", async () => {
  const text = await (await get("sitemap.xml")).text();
  const [listed, links, broken] = await reader.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "application/xml");
    const links = [...parsed.getElementsByTagNameNS("http://www.w3.org/1999/xhtml", "link")];
    return [
      [...parsed.getElementsByTagNameNS("http://www.sitemaps.org/schemas/sitemap/0.9", "loc")].map((loc) => loc.textContent),
      links.map((link) => link.getAttribute("href")),
      parsed.querySelectorAll("parsererror").length,
    ];
  }, text);
  assert.equal(broken, 0);
  const disputes = await Promise.all(["halfway", "triple"].map(async (id) => (await get(`data/${id}/en/content.json`)).json()));
  const homes = [...new Set(disputes.flatMap(({ dispute }) => dispute.languages))].map((lang) => `${lang}/`);
  // A dispute may do without an article.
  const articles = ({ id }) => (existsSync(new URL(`invented/geo-data/${id}/article.md`, import.meta.url)) ? ["article/"] : []);
  const own = (dispute, islands) => ["", "about/", ...articles(dispute), "build-embed/", "data/", ...islands.map(({ id }) => `${id}/`)];
  const of = ({ dispute, islands }) => dispute.languages.flatMap((lang) => own(dispute, islands).map((page) => `${lang}/${dispute.id}/${page}`));
  const pages = [...homes, ...disputes.flatMap(of)];
  const found = await Promise.all(listed.map(here));
  assert.deepEqual([...found].sort(), pages.map((path) => new URL(path, site).href).sort());
  for (const address of new Set([...found, ...(await Promise.all(links.map(here)))])) {
    assert.equal((await get(address)).status(), 200, address);
  }
});

test("the site works in any folder of a server, and asks for nothing outside it", async () => {
  const folder = await startInFolder("/some/folder/");
  try {
    for (const kind of ["", "embed/"]) {
      const page = (path) => `${folder.origin}/some/folder/${kind}${path}`;
      await openMap(browser, page("en/halfway/?tab=claims"), async (map, opened) => {
        await map.pressIsland("holm");
        await map.marks("holm");
        assert.equal(opened.url(), page("en/halfway/holm/?tab=claims"));
        await opened.reload();
        await map.live();
        await map.marks("holm");
        await map.listed(GROUPS.skerries).click();
        await map.marks("skerries");
        assert.equal(opened.url(), page("en/halfway/skerries/?tab=claims"));
        await map.button("Zoom in").click();
        await map.settled();
        for (const href of await opened.locator(".page a[href]:not([href^='http'])").evaluateAll((all) => all.map((link) => link.href))) {
          assert.ok(href.startsWith(`${folder.origin}/some/folder/`), href);
        }
      }, { origins: [folder.origin] });
      await open(browser, page("en/halfway/skerries/"), async (opened) => {
        if (kind) await opened.locator("#rest").click();
        await opened.getByRole("navigation", { name: "Islands", exact: true }).getByRole("link", { name: GROUPS.holm }).click();
        assert.equal(opened.url(), page("en/halfway/holm/"));
      }, { origins: [folder.origin], javaScriptEnabled: false });
    }
  } finally {
    folder.close();
  }
});
