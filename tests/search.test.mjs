// Search: in every script at once, by the keyboard first.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ALIKE, launch, notInFirefox, open, until } from "./lib/browser.mjs";
import { sound } from "./lib/axe.mjs";
import { claims, events, GROUPS, islands, named, places, usual } from "./lib/invented.mjs";
import { openMap } from "./lib/map.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** A text's words the other way about: they are found in any order. */
const backwards = (text) => text.split(" ").reverse().join(" ");

const field = (page) => page.getByRole("combobox", { name: "Search" });
const finds = (page) => page.getByRole("listbox", { name: "Results" }).getByRole("option");
const chosen = (page) => page.getByRole("option", { selected: true });

/** Types a text and waits for what is found, first line by first line. */
async function seek(page, text) {
  await field(page).fill(text);
  await finds(page).first().waitFor();
  return finds(page).locator(".title").allTextContents();
}

test("an island is found by its name in every script", async () => {
  await openMap(browser, "en/halfway/", async (map, page) => {
    for (const { label, native, latin, reading } of islands.hern.name) {
      const plain = latin.normalize("NFD").replace(/[\p{M}\s]/gu, "").toLowerCase();
      for (const name of [label.en, label.en.toLowerCase(), label.en.slice(0, 3), native, native.toUpperCase(), latin, plain, reading ?? native]) {
        const [first] = await seek(page, name);
        assert.equal(first, GROUPS.hern, name);
      }
    }
    const [islet] = await seek(page, islands.tarn.name.at(-1).native);
    assert.equal(islet, named("tarn"));
  });
});

test("by keyboard alone: to the field, down the list, to the event, and back by Escape", async () => {
  await openMap(browser, "en/halfway/holm/", async (map, page) => {
    await page.keyboard.press("/");
    await until(() => field(page).evaluate((field) => field === document.activeElement), "the field has the focus");
    await page.keyboard.type("treaty");
    await finds(page).nth(1).waitFor();
    const titles = await finds(page).locator(".title").allTextContents();
    await page.keyboard.press("ArrowDown");
    await until(async () => (await chosen(page).locator(".title").textContent()) === titles[1], "the second is chosen");
    assert.equal(await field(page).getAttribute("aria-activedescendant"), await chosen(page).getAttribute("id"));
    await page.keyboard.press("Escape");
    await finds(page).first().waitFor({ state: "hidden" });
    await map.showsTitle(GROUPS.holm);
    assert.equal(await field(page).inputValue(), "");
    await page.keyboard.type(backwards(events["port-sound"].title.en));
    await until(async () => (await finds(page).count()) > 0, "something is found");
    const event = finds(page).filter({ hasText: "event" }).first();
    for (let steps = 0; (await event.getAttribute("aria-selected")) !== "true" && steps < 8; steps += 1) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await map.addressIs("en/halfway/?tab=facts&event=port-sound");
    await until(async () => (await map.focused()) === "event-port-sound", "the focus is on the event");
    assert.ok(await page.locator("#event-port-sound").isVisible());
  });
});

test("a press opens a question, and going back returns", async () => {
  await openMap(browser, "en/halfway/brim/", async (map, page) => {
    await seek(page, backwards(claims.title.question.en));
    await finds(page).filter({ hasText: "question" }).first().click();
    await map.addressIs("en/halfway/?tab=claims&claim=title");
    await map.claim("title").locator("[data-role=claim-side]").first().waitFor({ state: "visible" });
    await page.goBack();
    await map.showsTitle(GROUPS.brim);
  });
});

test("a place moves the map to it, and the island stays chosen", async () => {
  await openMap(browser, "en/halfway/brim/", async (map, page) => {
    const { name, at: [lon, lat] } = places.hernvik;
    await seek(page, name.en);
    await page.keyboard.press("Enter");
    const at = await map.moved();
    assert.ok(Math.abs(at.lon - usual(lon)) < 0.2 && Math.abs(at.lat - lat) < 0.2, JSON.stringify(at));
    await map.showsTitle(GROUPS.brim);
  });
});

test("nothing found is said, and a stroke of a composer chooses nothing", async () => {
  await openMap(browser, "en/halfway/", async (map, page) => {
    await field(page).fill("zzzz");
    await page.getByText("No results for “zzzz”").waitFor();
    await page.keyboard.press("Enter");
    await seek(page, islands.brim.name.find((name) => name.lang === "ar").native);
    await field(page).dispatchEvent("keydown", { key: "Enter", isComposing: true });
    await map.addressIs("/en/halfway/");
    await page.keyboard.press("Enter");
    await map.showsTitle(GROUPS.brim);
  });
});

test("on a phone the field opens over the head, and axe finds nothing in the open list", notInFirefox(ALIKE), async () => {
  for (const [width, colorScheme] of [[360, "light"], [1280, "dark"]]) {
    await openMap(browser, "en/halfway/", async (map, page) => {
      await field(page).click();
      await seek(page, "treaty");
      const box = await page.getByRole("listbox", { name: "Results" }).boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= width, JSON.stringify(box));
      await sound(page, `the open list, ${width} px, ${colorScheme}`);
    }, { viewport: { width, height: 800 }, colorScheme });
  }
});

test("the printed page keeps the field's room and offers none that is dead", async () => {
  await open(browser, "en/halfway/", async (page) => {
    assert.equal(await field(page).count(), 0);
    assert.ok((await page.locator(".head .search").boundingBox()).width > 100);
  }, { javaScriptEnabled: false });
  await openMap(browser, "embed/en/halfway/", async (map, page) => assert.equal(await field(page).count(), 0));
});
