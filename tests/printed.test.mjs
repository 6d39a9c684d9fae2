// The printed page is what remains: without script, without a program, from disk, and where the program comes too late. And
// what comes on paper, of it and of the live page.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ALIKE, holdBack, launch, notInFirefox, open, until } from "./lib/browser.mjs";
import { frameOf, openArticle, startHost } from "./lib/host.mjs";
import { claims, dispute, fill, GROUPS, islands, sides, words } from "./lib/invented.mjs";
import { MapPage, openMap } from "./lib/map.mjs";
import { amount, opening } from "./lib/prose.mjs";

let browser;
let host;
before(async () => {
  [browser, host] = await Promise.all([launch(), startHost()]);
});
after(() => Promise.all([browser?.close(), host?.close()]));

const HIGH = { viewport: { width: 1280, height: 1700 } };
const NO_START = "The interactive map could not start. This is the static version";
const FROM_DISK = "This is a plain version of the page: its style sheet did not load, and the interactive map needs it. Try reloading the page. A page opened from a local file stays as it is.";

/** What the link of an island's printed shape is called. */
const administered = (id) => new RegExp(`^${GROUPS[id]}: administered`);

/** How an island's brief begins. */
const briefOf = (id) => opening(islands[id].brief.en);

const HELD = fill(words("en").map.disputed, { by: sides.velsund.name.en, claimed: sides.ardmoria.name.en });

/** Whether this is the printed map with its text, and says that the live one could not start. */
async function isPrinted(map) {
  await map.alert.waitFor();
  assert.match(await map.alert.textContent(), new RegExp(NO_START));
  assert.equal(await map.page.locator("html[data-ready]").count(), 0);
  assert.equal(await map.page.getByRole("link", { name: administered("holm") }).filter({ visible: true }).count(), 1);
  const rest = map.page.locator("#rest");
  if ((await rest.count()) > 0) await rest.click();
  assert.ok(await map.page.locator("[data-role=brief]").isVisible());
}

test("without script a frame has its map, its brief and its claims, and its links lead on", async () => {
  const article = host.article(frameOf("embed/en/halfway/hern/", { height: "1600" }));
  await openArticle(browser, article, async (map, page) => {
    assert.ok(await map.chart.isVisible());
    assert.ok((await map.frame.locator("[data-role=brief]").textContent()).includes(briefOf("hern")));
    // By the keyboard: whether a thing stands still to be clicked the driver of Firefox asks by script.
    const press = async (thing) => {
      await thing.focus();
      await page.keyboard.press("Enter");
    };
    await press(map.frame.locator("#rest"));
    await press(map.part("Claims"));
    const question = map.claim("title");
    await press(question.locator("summary"));
    const answers = question.locator("[data-role=claim-side]:visible");
    assert.equal(await answers.count(), 2);
    for (const answer of await answers.all()) assert.ok((await answer.textContent()).length > 80);
    await press(question.getByRole("link", { name: /^Source \d+: / }).first());
    await until(() => /#source-/.test(map.frame.url()), "the source's address");
    assert.ok(await map.frame.locator(":target").isVisible(), "the source is shown, though its part was closed");
    await press(map.frame.getByRole("link", { name: administered("holm") }).filter({ visible: true }));
    await map.addressIs("embed/en/halfway/holm/");
    await press(map.frame.locator("#rest"));
    await map.showsTitle(GROUPS.holm);
    await press(map.listed(GROUPS.brim));
    await map.addressIs("embed/en/halfway/brim/");
    const [opened] = await Promise.all([
      page.context().waitForEvent("page"),
      press(map.frame.getByRole("link", { name: "Open the full map" })),
    ]);
    await opened.waitForURL(/\/en\/halfway\/brim\/$/);
  }, { ...HIGH, printed: true, javaScriptEnabled: false });
});

/** What else keeps the program from starting; the page says the same each time. */
const FAULTS = {
  "whose program is changed in one byte": {
    prepare: (page) =>
      page.route(/\.wasm$/, async (route) => {
        const response = await route.fetch();
        const body = await response.body();
        body[body.length - 9] ^= 1;
        await route.fulfill({ response, body });
      }),
    may: [/console: map:/, /integrity/],
  },
  "whose program is held up on the way": {
    prepare: (page) => page.route(/\.wasm$/, (route) => route.abort()),
    may: [/console: map:/, /Failed to load resource/, /^not loaded: .*\.wasm/],
  },
  "under a policy that forbids WebAssembly": {
    prepare: (page) =>
      page.route(/\/embed\/en\/halfway\/hern\/$/, async (route) => {
        const response = await route.fetch();
        const headers = { ...response.headers(), "content-security-policy": "script-src 'self'" };
        await route.fulfill({ response, headers });
      }),
    may: [/console: map:/, /policy: script-src wasm-eval/, /WebAssembly/],
  },
  "in a browser without WebAssembly": {
    prepare: (page) => page.addInitScript(() => delete window.WebAssembly),
    may: [/console: map:/, /preload/],
  },
};

for (const [what, fault] of Object.entries(FAULTS)) {
  test(`a frame ${what} keeps its printed page, which says so, and the host hears its height`, async () => {
    const article = host.article(frameOf("embed/en/halfway/hern/", { height: "150" }), "amp.js");
    await openArticle(browser, article, async (map) => {
      await isPrinted(map);
      await map.fits();
      await map.part("Claims").click();
      assert.equal(await map.claim("title").isVisible(), true);
    }, { ...HIGH, printed: true, ...fault });
  });
}

for (const address of ["en/halfway/holm/", "embed/en/halfway/holm/"]) {
  test(`a program that is not there after a while leaves the printed page at ${address}`, notInFirefox(ALIKE), async () => {
    const { prepare: hold, release } = holdBack(/\.wasm$/);
    let asked;
    const prepare = async (page) => {
      await page.clock.install();
      await hold(page);
      asked = page.waitForRequest(/\.wasm$/);
    };
    await open(browser, address, async (page) => {
      const map = new MapPage(page);
      await asked;
      // From here on no time passes but what the test lets pass, however slow the machine is.
      await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000));
      await page.clock.runFor(6000);
      assert.equal(await map.alert.count(), 0);
      const told = async () => {
        await page.clock.runFor(1000);
        return map.alert.count();
      };
      await until(told, "the page says that the map has not come");
      await isPrinted(map);
      // Whatever comes of a program that is too late: there is one map on the page.
      release();
      await page.clock.resume();
      await map.settled();
      const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
      assert.equal(new Set(ids).size, ids.length, "every id occurs once");
    }, { prepare, until: "domcontentloaded", may: [/console: map: no live map/] });
  });
}

test("with its style sheet no page says that it was opened from disk", notInFirefox(ALIKE), async () => {
  for (const address of ["en/halfway/", "embed/en/halfway/"]) {
    await open(browser, address, async (page) => {
      assert.equal(await page.getByText(FROM_DISK).count(), 1);
      assert.ok(!(await page.getByText(FROM_DISK).isVisible()));
    }, { javaScriptEnabled: false });
  }
});

test("a page opened from disk shows the map as a drawing, its text, and why it is not live", async () => {
  for (const address of ["en/halfway/brim/", "embed/en/halfway/brim/"]) {
    const file = new URL(`../target/sites/invented/${address}index.html`, import.meta.url).href;
    await open(browser, file, async (page) => {
      const map = new MapPage(page);
      assert.ok(await page.getByText(FROM_DISK).isVisible());
      assert.ok(await map.chart.isVisible());
      const { width, height } = await map.box();
      assert.ok(width > 300 && height > 150, `${width} x ${height}`);
      const painted = ".chart :is(path, use, rect):not(defs *)";
      const filled = await page.locator(painted).evaluateAll((all) => all.filter((part) => getComputedStyle(part).fill === "rgb(0, 0, 0)").length);
      assert.equal(filled, 0, "no shape is filled with black");
      assert.ok((await page.locator("[data-role=brief]").textContent()).includes(briefOf("brim")));
      if (address.startsWith("embed")) await page.locator("#rest").click();
      if (address.startsWith("embed")) await page.getByRole("heading", { name: "Claims", exact: true }).click();
      await map.claim("title").locator("summary").click();
      assert.equal(await map.claim("title").locator("[data-role=claim-side]:visible").count(), 2);
      assert.equal(await page.locator("html[data-ready]").count(), 0);
    }, { origins: ["null"], may: [/from origin 'null' has been blocked/, /ERR_FAILED/, /preload/, /CORS request not http/] });
  }
});

/** In the page: how large it is, once it had time to grow. */
async function grown() {
  for (let frames = 0; frames < 40; frames += 1) await new Promise(requestAnimationFrame);
  const { scrollWidth, scrollHeight } = document.documentElement;
  return Math.max(scrollWidth, scrollHeight);
}

for (const [what, answer] of [
  ["is not there", (route) => route.fulfill({ status: 404, body: "" })],
  ["is not whole", async (route) => route.fulfill({ response: await route.fetch(), body: "html { color: tan }" })],
]) {
  test(`where its style sheet ${what} the printed page stays, of a size to read, and says so`, async () => {
    const prepare = (page) => page.route("**/style-*.css", answer);
    for (const address of ["en/halfway/hern/", "embed/en/halfway/hern/"]) {
      await open(browser, address, async (page) => {
        assert.ok(await page.getByText(FROM_DISK).isVisible());
        await until(() => page.evaluate(() => performance.getEntriesByName(document.querySelector("script[type=module]").src).length), "the start script came");
        assert.ok((await page.evaluate(grown)) < 60_000);
        assert.equal(await page.locator("html[data-ready]").count(), 0);
        assert.equal(await page.getByRole("alert").count(), 0);
        if (address.startsWith("embed")) await page.locator("#rest").click();
        assert.ok(await page.locator("[data-role=brief]").isVisible());
      }, { prepare, may: [/404/, /integrity/, /digest/, /ERR_FAILED|NS_ERROR/] });
    }
  });
}

test("a live map whose styles are switched off keeps its size, and has it when they are on again", async () => {
  await openMap(browser, "en/halfway/", async (map, page) => {
    const before = await map.box();
    const turn = (off) => page.evaluate((off) => {
      for (const sheet of document.styleSheets) sheet.disabled = off;
    }, off);
    await turn(true);
    assert.ok((await page.evaluate(grown)) < 60_000);
    await turn(false);
    await page.evaluate(grown);
    assert.deepEqual(await map.box(), before);
    assert.equal(await page.locator("html[data-ready]").count(), 1);
  });
});

const NO_PAPER = "the driver of Firefox shows no page as on paper";

/** Shows a page, or the frame in it, as it goes to the printer; whether the browser's own print does so is asked once, below. */
async function onPaper(page, frame, look) {
  await frame.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  await look();
  await page.emulateMedia({ media: null });
  await frame.evaluate(() => dispatchEvent(new Event("afterprint")));
}

/** All that a reader has before them: what is written, open and marked, where they are in it, what has the focus. */
const standing = (frame) =>
  frame.evaluate(() => {
    const { activeElement, documentElement } = document;
    const focus = activeElement.id || activeElement.localName;
    return { address: location.href, focus, panel: document.querySelector("#panel").scrollTop, page: scrollY, html: documentElement.outerHTML.replace(' style=""', "") };
  });

/** Where the page does not stand as it stood before. */
async function standsAs(before, frame) {
  const { html, ...rest } = await standing(frame);
  const at = [...html].findIndex((letter, at) => letter !== before.html[at]);
  assert.equal(html === before.html, true, `changed: ${html.slice(at - 80, at + 80)}`);
  assert.deepEqual({ html: before.html, ...rest }, before);
}

const seen = (frame, selector) => frame.locator(selector).filter({ visible: true });

/** Every question about an island, or all of them, is there with both sides' answers once, and every source that they name, with its address. */
async function carriesClaims(frame, id) {
  const questions = seen(frame, "[data-claim]");
  const keys = await questions.evaluateAll((all) => all.map((question) => question.dataset.claim));
  const wanted = Object.values(claims).filter((claim) => !id || claim.islands.includes(id));
  assert.deepEqual(keys, wanted.map(({ key }) => key), "each once");
  const numbers = new Set();
  for (const question of await questions.all()) {
    const answers = question.locator("[data-role=claim-side]");
    assert.deepEqual(await answers.evaluateAll((all) => all.map((answer) => answer.dataset.side)), dispute.side.map(({ id }) => id));
    const boxes = [];
    for (const answer of await answers.all()) {
      assert.ok(await answer.isVisible());
      assert.ok((await answer.innerText()).length > 80);
      const cited = await answer.locator(".cite").allInnerTexts();
      assert.ok(cited.length > 0, "each side names a source");
      cited.forEach((number) => numbers.add(Number(number.replace("\u2060", ""))));
      boxes.push(await answer.boundingBox());
    }
    assert.ok(Math.abs(boxes[0].width - boxes[1].width) <= 2, "both have the same room");
  }
  for (const number of numbers) {
    // A page lists those of all sources that it cites, each by its number.
    const source = seen(frame, `.sources li[value="${number}"]`);
    assert.equal(await source.count(), 1, `source ${number}`);
    assert.equal(await source.evaluate((item) => getComputedStyle(item, "::before").content), `"${number}"`);
    const address = () => source.locator("a").evaluateAll((all) => all.map((link) => getComputedStyle(link, "::after").content));
    for (const said of await address()) assert.match(said, /https?:/, "a source says its address");
  }
}

test("a live page is printed with the map, the brief and both sides' claims of the island chosen, whatever tab is open", notInFirefox(NO_PAPER), async () => {
  await openMap(browser, "en/halfway/?tab=facts", async (map, page) => {
    await map.listed(GROUPS.brim).click();
    await map.showsTitle(GROUPS.brim);
    await map.tab("Claims").click();
    const question = map.claim("title");
    await question.locator("summary").click();
    await page.locator("#panel").evaluate((panel) => panel.scrollBy(0, 120));
    await map.settled();
    const before = await standing(page);
    await onPaper(page, page, async () => {
      assert.ok(await map.chart.isVisible());
      assert.deepEqual(await seen(page, "h2").allInnerTexts(), [GROUPS.brim]);
      assert.ok((await seen(page, "[data-role=brief]").innerText()).includes(briefOf("brim")));
      const area = islands.brim.fact.find(({ key }) => key === "area");
      assert.ok((await seen(page, "[data-role=facts]").innerText()).includes(`${amount(area.number)} km²`));
      await carriesClaims(page, "brim");
      for (const brief of await seen(page, "[data-brief]").all()) assert.ok(await brief.locator("p").first().isVisible());
      const foot = await seen(page, "footer.foot:not(#key)").innerText();
      assert.ok(foot.includes(dispute.naming.en), foot);
      assert.match(foot, /CC BY 4\.0.*version \w+/s);
      assert.match(foot, /\/en\/halfway\/brim\/.*Printed on \d+ \w+ 20\d\d/s);
      assert.ok((await seen(page, "[data-role=legend]").innerText()).includes(HELD));
    });
    await map.settled();
    await standsAs(before, page);
  });
});

test("the map is printed as it is seen, in its own shape", notInFirefox(NO_PAPER), async () => {
  for (const address of ["en/halfway/", "en/halfway/?perspective=ardmoria&compare=velsund"]) {
    await openMap(browser, address, async (map, page) => {
      const shapes = () => page.locator(".map .view").evaluateAll((all) => all.map((view) => view.clientWidth / view.clientHeight));
      const before = await shapes();
      await onPaper(page, page, async () => {
        const printed = await shapes();
        assert.equal(printed.length, before.length);
        printed.forEach((shape, at) => assert.ok(Math.abs(shape - before[at]) < 0.03, `${shape} for ${before[at]}`));
      });
    });
  }
});

test("a live frame is printed with its claims, and is as it was afterwards", notInFirefox(NO_PAPER), async () => {
  const article = host.article(frameOf("embed/en/halfway/brim/", { height: "1600" }));
  await openArticle(browser, article, async (map, page) => {
    await map.part("Facts").click();
    await map.settled();
    const before = await standing(map.frame);
    await onPaper(page, map.frame, async () => {
      assert.ok(await map.chart.isVisible());
      assert.ok((await seen(map.frame, "[data-role=brief]").innerText()).includes(briefOf("brim")));
      await carriesClaims(map.frame, "brim");
    });
    await map.settled();
    await standsAs(before, map.frame);
  }, HIGH);
});

test("the browser's own print finds all of it, and leaves the page as it was", async () => {
  await openMap(browser, "en/halfway/holm/?tab=claims&claim=title", async (map, page) => {
    await map.settled();
    await page.evaluate(() => {
      const sides = () => [...document.querySelectorAll("#panel [data-claim=title] [data-role=claim-side]")];
      addEventListener("beforeprint", () => (window.given = sides().map((side) => side.textContent.length)));
    });
    await map.tab("Claims").focus();
    await page.locator("#panel").evaluate((panel) => panel.scrollBy(0, 90));
    const before = await standing(page);
    await page.pdf();
    const given = await page.evaluate(() => window.given);
    assert.equal(given.length, 2);
    assert.ok(given.every((letters) => letters > 80));
    await map.settled();
    await standsAs(before, page);
  });
});

/** Before a page loads: while `underWay` is set, no print of the browser's own begins or ends. */
const onePrint = (page) =>
  page.addInitScript(() => {
    for (const kind of ["beforeprint", "afterprint"]) addEventListener(kind, (event) => window.underWay && event.stopImmediatePropagation());
  });

/** How many sheets of paper the page as it stands is. */
async function sheets(page) {
  await page.evaluate(() => (window.underWay = true));
  const paper = (await page.pdf({ format: "A4" })).toString("latin1");
  await page.evaluate(() => (window.underWay = false));
  return paper.match(/\/Type\s*\/Page\b/g).length;
}

/** Presses the button as a reader does, looks at what would be printed, and ends the print; how the page stood before. */
async function printView(page, look) {
  // No test can close the dialog of the browser: it is as if it stood open.
  await page.evaluate(() => (window.print = () => dispatchEvent(new Event("beforeprint"))));
  await page.locator(".options > summary").click();
  await page.getByRole("button", { name: "Print this view" }).focus();
  const before = await standing(page);
  await page.keyboard.press("Enter");
  await page.emulateMedia({ media: "print" });
  await look();
  await page.emulateMedia({ media: null });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  return before;
}

for (const [address, island, shows, hides] of [
  ["en/halfway/holm/?tab=claims&claim=title", "holm", ["[data-claim=title]"], ["[data-claim]:not([data-claim=title])", "[data-slot=brief] p", "[data-event]"]],
  ["en/halfway/?tab=brief", null, ["[data-slot=head] p"], ["[data-claim]", "[data-brief]", "[data-event]"]],
  ["en/halfway/?tab=brief&brief=1871", null, ["[data-brief='1871']"], ["[data-claim]", "[data-brief]:not([data-brief='1871'])", "[data-event]"]],
  ["en/halfway/?tab=facts&event=port-sound", null, ["[data-event=port-sound]"], ["[data-claim]", "[data-brief]", "[data-event]:not([data-event=port-sound])"]],
]) {
  test(`this view alone is one page with what is open and its sources, ${address}`, notInFirefox(NO_PAPER), async () => {
    await openMap(browser, address, async (map, page) => {
      await map.settled();
      const before = await printView(page, async () => {
        assert.ok(await map.chart.isVisible());
        assert.equal(await seen(page, "h2").count(), 1);
        for (const selector of shows) assert.ok((await seen(page, `#panel ${selector}`).count()) > 0, selector);
        for (const selector of hides) assert.equal(await seen(page, `#panel ${selector}`).count(), 0, selector);
        const cited = await seen(page, "#panel .cite a, .legend .cite a").evaluateAll((all) => all.map((link) => link.hash.slice(1)));
        const listed = await seen(page, ".sources li").evaluateAll((all) => all.map(({ id }) => id));
        assert.deepEqual(listed.sort(), [...new Set(cited)].sort());
        assert.ok((await seen(page, "[data-role=legend]").innerText()).includes(HELD));
        assert.match(await seen(page, "footer.foot:not(#key)").innerText(), /CC BY 4\.0.*Printed on \d+ \w+ 20\d\d/s);
        assert.equal(await sheets(page), 1);
      });
      await map.settled();
      await standsAs(before, page);
      // The browser's own print carries the whole again.
      await onPaper(page, page, () => carriesClaims(page, island));
      await standsAs(before, page);
    }, { prepare: onePrint });
  });
}

test("without script the page is printed with its claims open", notInFirefox(NO_PAPER), async () => {
  await open(browser, "en/halfway/brim/", async (page) => {
    await page.emulateMedia({ media: "print" });
    await carriesClaims(page, "brim");
    assert.ok(!(await page.getByText("This is a static map.").isVisible()));
  }, { javaScriptEnabled: false });
});

test("paper is white and print black, whatever the reader's theme", notInFirefox(NO_PAPER), async () => {
  for (const options of [{ colorScheme: "dark" }, {}]) {
    await openMap(browser, options.colorScheme ? "en/halfway/" : "en/halfway/?theme=dark", async (map, page) => {
      await onPaper(page, page, async () => {
        const colours = await page.evaluate(() => {
          const { color, backgroundColor } = getComputedStyle(document.documentElement);
          return [color, backgroundColor];
        });
        assert.deepEqual(colours, ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
      });
    }, options);
  }
});

/** Metres of a degree of longitude at a latitude. */
const degree = (lat) => (Math.PI / 180) * 6_378_137 * Math.cos((lat * Math.PI) / 180);

for (const [address, width] of [["en/halfway/", 1280], ["en/halfway/", 360], ["en/halfway/", 768], ["embed/en/halfway/", 600]]) {
  test(`the scale of a printed picture is as long as it says, ${address} at ${width} px`, notInFirefox(ALIKE), async () => {
    await open(browser, `${address}?static=1`, async (page) => {
      const told = await page.evaluate(() => {
        const chart = [...document.querySelectorAll("svg.chart")].find((chart) => chart.getClientRects().length > 0);
        const bar = chart.querySelector(".measure path").getBoundingClientRect().width;
        const km = Number.parseFloat(chart.querySelector(".measure text").textContent);
        // Meridians are named at the lower edge, parallels at the right.
        const named = [...chart.querySelectorAll(".degrees text")].filter((text) => !/[NS]$/.test(text.textContent));
        const meridians = named.map((text) => {
          const { x, width } = text.getBoundingClientRect();
          const degrees = Number.parseFloat(text.textContent);
          return { lon: text.textContent.endsWith("W") ? 360 - degrees : degrees, x: x + width / 2 };
        });
        return { bar, km, meridians };
      });
      const [first, last] = [told.meridians[0], told.meridians.at(-1)];
      const [, south, , north] = dispute.home;
      const pxPerKm = ((last.x - first.x) / ((last.lon - first.lon) * degree((south + north) / 2))) * 1000;
      assert.ok(Math.abs(told.bar / pxPerKm / told.km - 1) < 0.03, `${told.km} km are drawn as ${told.bar / pxPerKm}`);
    }, { viewport: { width, height: 900 }, printed: true });
  });
}
