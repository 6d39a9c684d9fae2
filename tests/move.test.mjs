// The map moves: drag, wheel, pinch, buttons, keys; and the lines at sea explain themselves.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ALIKE, launch, NO_FINGERS, notInFirefox, touch, until } from "./lib/browser.mjs";
import { sound } from "./lib/axe.mjs";
import { GROUPS, lines } from "./lib/invented.mjs";
import { openMap } from "./lib/map.mjs";
import { inReader } from "./lib/picture.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const START = "en/halfway/?at=-51.1,-178.6,8.5";
const near = (a, b, slack, what) => assert.ok(Math.abs(a - b) <= slack, `${what}: ${a}, not ${b}`);
const history = (page) => page.evaluate(() => window.history.length);

test("a drag takes the map along, and the address follows in place", async () => {
  await openMap(browser, START, async (map, page) => {
    const [entries, from, before] = [await history(page), await map.sea(), map.at()];
    const to = { x: from.x - 90, y: from.y - 60 };
    const held = await map.placeUnder(before, from);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 6 });
    await page.mouse.up();
    const after = await map.moved(before);
    const now = await map.placeUnder(after, to);
    near(now.lon, held.lon, 0.002, "longitude in hand");
    near(now.lat, held.lat, 0.002, "latitude in hand");
    assert.equal(after.zoom, before.zoom);
    assert.equal(await history(page), entries);
  });
});

/**
 * In the page: drags the map by `dx` and `dy` px in one event, and gives what is shown two frames later, before the map rests, as the address
 * of a picture; and how far the map had gone. Another event goes on to say that the pointer is held.
 */
async function draggedPicture([dx, dy]) {
  const chart = document.querySelector(".live.chart");
  const box = chart.getBoundingClientRect();
  const at = (type, x, y) =>
    chart.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, isPrimary: true, clientX: box.x + x, clientY: box.y + y, buttons: 1 }));
  // Only the browser itself can hold a pointer.
  chart.setPointerCapture = () => {};
  at("pointerdown", 300, 250);
  at("pointermove", 300 + dx, 250 + dy);
  await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)));
  const canvas = chart.querySelector("canvas");
  const shown = { url: canvas.className === "" ? null : canvas.toDataURL(), seen: canvas.seen };
  at("pointerup", 300 + dx, 250 + dy);
  return shown;
}

/**
 * In a page: the share of the px of a picture that a reader could tell from another one that was moved by `dx` and `dy`, where both have
 * them and no degrees stand.
 */
async function unlike([moved, was, [dx, dy]]) {
  const pixels = async (url) => {
    const picture = Object.assign(new Image(), { src: url });
    await picture.decode();
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    canvas.getContext("2d").drawImage(picture, 0, 0);
    return canvas.getContext("2d").getImageData(0, 0, picture.width, picture.height);
  };
  const [a, b] = [await pixels(moved), await pixels(was)];
  if (a.width !== b.width || a.height !== b.height) throw new Error(`${a.width} × ${a.height} and ${b.width} × ${b.height}`);
  let [differ, all] = [0, 0];
  for (let y = 20; y < a.height - 40; y += 1) {
    for (let x = 20; x < a.width - 80; x += 1) {
      const [here, there] = [(y * a.width + x) * 4, ((y - dy) * a.width + x - dx) * 4];
      if ([0, 1, 2].some((channel) => Math.abs(a.data[here + channel] - b.data[there + channel]) > 40)) differ += 1;
      all += 1;
    }
  }
  return differ / all;
}

for (const colorScheme of ["light", "dark"]) {
  test(`while it moves the map looks as it did at rest (${colorScheme})`, async () => {
    const visit = async (map, page) => {
      await map.settled();
      // The picture alone, without what the page has put upon it.
      const upon = page.locator("[data-role=map] > :not(.view), [data-role=map] > .view > :not(.chart)");
      await upon.evaluateAll((all) => all.forEach((part) => part.style.setProperty("visibility", "hidden", "important")));
      const { x, y, width, height } = await map.box();
      const rests = await page.screenshot({ clip: { x, y, width: Math.ceil(width), height: Math.ceil(height) } });
      const by = [8, -6];
      const { url, seen } = await page.evaluate(draggedPicture, by);
      assert.deepEqual([seen.s, seen.x, seen.y].map((value) => Number(value.toFixed(6))), [1, ...by]);
      const share = await inReader(browser, unlike, [url, `data:image/png;base64,${rests.toString("base64")}`, by]);
      assert.ok(share < 0.004, `${(100 * share).toFixed(2)} % of the map looks otherwise`);
      await until(() => page.evaluate(() => document.querySelector(".live.chart > canvas.shown") === null), "the map rests");
    };
    await openMap(browser, "en/halfway/?at=-51.1,-178.6,8.5&layers=lines,waters", visit, { colorScheme });
  });
}

test("an island is pressed where it is seen, also before the map rests", async () => {
  await openMap(browser, START, async (map, page) => {
    await map.settled();
    const at = await map.pressable('g[data-island="brim"]');
    await page.mouse.move(at.x, at.y);
    await page.mouse.wheel(0, -4);
    await page.mouse.click(at.x, at.y);
    await map.marks("brim");
  });
});

test("a drag that begins on an island moves the map and does not choose the island", async () => {
  await openMap(browser, START, async (map, page) => {
    const before = map.at();
    const { x, y } = await map.pressable('g[data-island="brim"]');
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 40, { steps: 6 });
    await page.mouse.up();
    await map.moved(before);
    await map.marks(null);
    await map.pressIsland("brim");
    await map.marks("brim");
  });
});

test("after a drag that ends outside the map a press on an island chooses it", async () => {
  await openMap(browser, START, async (map, page) => {
    const [before, from, box] = [map.at(), await map.sea(), await map.box()];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width + 60, from.y, { steps: 6 });
    await page.mouse.up();
    await map.moved(before);
    await map.pressIsland("brim");
    await map.marks("brim");
  });
});

test("the wheel zooms around the pointer", async () => {
  await openMap(browser, START, async (map, page) => {
    const [entries, before, at] = [await history(page), map.at(), await map.sea()];
    const under = await map.placeUnder(before, at);
    await page.mouse.move(at.x, at.y);
    await page.mouse.wheel(0, -150);
    const after = await map.moved(before);
    near(after.zoom, 9, 0.01, "zoom");
    const now = await map.placeUnder(after, at);
    near(now.lon, under.lon, 0.002, "longitude under the pointer");
    near(now.lat, under.lat, 0.002, "latitude under the pointer");
    await page.mouse.wheel(0, 300);
    near((await map.moved(after)).zoom, 8, 0.01, "zoom");
    assert.equal(await history(page), entries);
    assert.equal(await page.evaluate(() => scrollY), 0, "the page does not scroll");
  });
});

test("a double press zooms in around it, and with Shift out", notInFirefox("its driver makes two presses of it"), async () => {
  await openMap(browser, START, async (map, page) => {
    const [before, at] = [map.at(), await map.sea()];
    const under = await map.placeUnder(before, at);
    await page.mouse.dblclick(at.x, at.y);
    const after = await map.moved(before);
    near(after.zoom, 9.5, 0.001, "zoom");
    near((await map.placeUnder(after, at)).lon, under.lon, 0.002, "longitude under the press");
    await page.keyboard.down("Shift");
    await page.mouse.dblclick(at.x, at.y);
    near((await map.moved(after)).zoom, 8.5, 0.001, "zoom");
  });
});

test("two fingers pinch the map, and the place between them stays", notInFirefox(NO_FINGERS), async () => {
  const visit = async (map, page) => {
    const [before, middle] = [map.at(), await map.sea()];
    const under = await map.placeUnder(before, middle);
    await touch(page, [20, 24, 28, 32, 36, 40].map((apart) => [-1, 1].map((side) => ({ x: middle.x + side * apart, y: middle.y }))));
    const after = await map.moved(before);
    near(after.zoom, 9.5, 0.05, "zoom");
    const now = await map.placeUnder(after, middle);
    near(now.lon, under.lon, 0.01, "longitude between the fingers");
    near(now.lat, under.lat, 0.01, "latitude between the fingers");
    await map.marks(null);
  };
  await openMap(browser, START, visit, { hasTouch: true });
});

test("a finger presses an island, and drags the map", notInFirefox(NO_FINGERS), async () => {
  const visit = async (map, page) => {
    const { x, y } = await map.pressable('g[data-island="brim"]');
    await page.touchscreen.tap(x, y);
    await map.marks("brim");
    const [before, from] = [map.at(), await map.sea()];
    await touch(page, [0, 10, 25, 40, 50].map((by) => [{ x: from.x - by, y: from.y }]));
    await map.moved(before);
    await map.marks("brim");
  };
  await openMap(browser, START, visit, { hasTouch: true, viewport: { width: 390, height: 780 } });
});

test("buttons move and zoom the map", async () => {
  await openMap(browser, START, async (map) => {
    let before = map.at();
    const press = async (name) => {
      await map.button(name).click();
      const [was, now] = [before, await map.moved(before)];
      before = now;
      return { lat: now.lat - was.lat, lon: now.lon - was.lon, zoom: now.zoom - was.zoom };
    };
    await map.button("Move map").click();
    assert.ok((await press("Move north")).lat > 0.05);
    assert.ok((await press("Move south")).lat < -0.05);
    assert.ok((await press("Move east")).lon > 0.05);
    assert.ok((await press("Move west")).lon < -0.05);
    near((await press("Zoom in")).zoom, 1, 0.001, "zoom");
    near((await press("Zoom out")).zoom, -1, 0.001, "zoom");
    await map.button("Show all islands").click();
    await map.moved(before);
    for (const id of Object.keys(GROUPS)) assert.ok((await map.frameOf(id)).within, id);
  });
});

test("arrow keys, plus, minus and 0 move the map while it or anything on it has the focus", async () => {
  await openMap(browser, START, async (map, page) => {
    for (const focus of [map.chart, map.island(GROUPS.brim)]) {
      await page.goto(new URL(START, page.url().replace(/en\/.*/, "")).href);
      await map.live();
      await focus.focus();
      let before = map.at();
      const press = async (key) => {
        await page.keyboard.press(key);
        const [was, now] = [before, await map.moved(before)];
        before = now;
        return { lat: now.lat - was.lat, lon: now.lon - was.lon, zoom: now.zoom - was.zoom };
      };
      assert.ok((await press("ArrowUp")).lat > 0.05);
      assert.ok((await press("ArrowDown")).lat < -0.05);
      assert.ok((await press("ArrowRight")).lon > 0.05);
      assert.ok((await press("ArrowLeft")).lon < -0.05);
      near((await press("+")).zoom, 1, 0.001, "zoom");
      near((await press("-")).zoom, -1, 0.001, "zoom");
      await page.keyboard.press("0");
      await map.moved(before);
      assert.ok((await map.frameOf("hern")).within);
    }
  });
});

test("the arrow keys of a reader in the panel are left alone", async () => {
  await openMap(browser, START, async (map, page) => {
    const before = map.at();
    await map.panel.focus();
    for (const key of ["ArrowDown", "ArrowRight", "+", "0"]) await page.keyboard.press(key);
    assert.deepEqual(map.at(), before);
  });
});

test("where motion is not wanted the map is there at once", async () => {
  /** How large the map was shown on the way to another island, and how large it was in the end, to what is seen at rest. */
  const way = async (map, page) => {
    await page.evaluate(() => {
      window.seen = [];
      const look = () => {
        const canvas = document.querySelector(".live.chart > canvas.shown");
        if (canvas?.seen) window.seen.push(canvas.seen.s);
        requestAnimationFrame(look);
      };
      look();
    });
    await map.listed(GROUPS.skerries).click();
    await map.marks("skerries");
    await page.waitForFunction(() => document.querySelectorAll("[data-island]").length > 4);
    return page.evaluate(() => window.seen);
  };
  await openMap(browser, "en/halfway/", async (map, page) => assert.deepEqual(await way(map, page), [], "it was there at once"));
  const flight = async (map, page) => {
    const seen = await way(map, page);
    assert.ok(new Set(seen).size > 3, `it came nearer step by step: ${seen}`);
  };
  // A clock that goes on by 20 ms whenever it is asked: a busy machine leaves no frame out.
  const slowly = () => {
    let now = 0;
    performance.now = () => (now += 20);
  };
  await openMap(browser, "en/halfway/", flight, { reducedMotion: "no-preference", prepare: (page) => page.addInitScript(slowly) });
});

test("the map keeps its place when the window changes", async () => {
  await openMap(browser, "en/halfway/holm/", async (map, page) => {
    for (const size of [{ width: 1000, height: 700 }, { width: 390, height: 780 }, { width: 1280, height: 800 }]) {
      await page.setViewportSize(size);
      await until(async () => (await map.frameOf("holm")).within, `it is framed at ${size.width} px`);
      await map.marks("holm");
    }
  });
});

for (const { id, name: { en: name } } of [lines.patrolled, lines["white-book"]]) {
  test(`pressing the ${name} says what it is, with its sources, and Escape closes it`, async () => {
    await openMap(browser, "en/halfway/", async (map, page) => {
      const line = map.line(name);
      assert.equal(await line.getAttribute("aria-expanded"), "false");
      const { x, y } = await map.pressable(`g[data-line="${id}"]`);
      await page.mouse.click(x, y);
      const note = page.getByRole("status").filter({ has: page.getByRole("heading", { name }) });
      await note.waitFor();
      assert.equal(await line.getAttribute("aria-expanded"), "true");
      await until(async () => (await note.textContent()).length > 120, "the note says what the line is");
      assert.ok((await note.getByRole("link", { name: /^Source \d+: / }).count()) > 0);
      await map.marks(null);
      await page.keyboard.press("Escape");
      await note.waitFor({ state: "detached" });
      assert.equal(await map.focused(), id);
      await page.keyboard.press("Enter");
      await note.waitFor();
      await note.getByRole("button", { name: "Close" }).click();
      await note.waitFor({ state: "detached" });
      assert.equal(await map.focused(), id);
    });
  });
}

for (const [width, height] of [[1280, 800], [900, 700], [640, 900], [360, 740]]) {
  test(`what a line is covers no island and moves nothing, at ${width} px`, notInFirefox(ALIKE), async () => {
    await openMap(browser, "ar/halfway/", async (map, page) => {
      const box = () => page.locator(".live.chart").boundingBox();
      const before = await box();
      await page.locator("[data-line=patrolled]").focus();
      await page.keyboard.press("Enter");
      const note = page.locator(".line-note");
      await until(async () => (await note.textContent()).length > 120, "the note says what the line is");
      const said = await note.boundingBox();
      assert.deepEqual(await box(), before);
      const ends = await page.locator("g[data-island] .shape").evaluateAll((all) => all.map((shape) => shape.getBoundingClientRect().bottom));
      assert.ok(ends.length >= 4 && Math.max(...ends) <= said.y, `the note begins at ${said.y}, the islands end at ${Math.max(...ends)}`);
      assert.ok(said.y + said.height <= height + 0.5, "all of it is in sight");
    }, { viewport: { width, height } });
  });
}

test("what a line is leaves half of the map free in a frame", notInFirefox(ALIKE), async () => {
  for (const width of [360, 640]) {
    await openMap(browser, "embed/ar/halfway/", async (map, page) => {
      await page.locator("[data-line=patrolled]").focus();
      await page.keyboard.press("Enter");
      const note = page.locator(".line-note");
      await until(async () => (await note.textContent()).length > 120, "the note says what the line is");
      const [view, said] = [await page.locator(".map").boundingBox(), await note.boundingBox()];
      assert.ok(said.height <= view.height / 2 && said.y + said.height >= view.y + view.height - 1, JSON.stringify([view, said]));
      await sound(page, "the note of a line in a frame", [width]);
    }, { viewport: { width, height: 560 } });
  }
});

test("a source of a line opens among the sources", async () => {
  await openMap(browser, "en/halfway/holm/", async (map, page) => {
    await map.line(lines.patrolled.name.en).focus();
    await page.keyboard.press("Space");
    const cite = page.getByRole("status").getByRole("link", { name: /^Source \d+: / }).first();
    const title = (await cite.getAttribute("aria-label")).replace(/^Source \d+: /, "");
    await cite.click();
    const focused = page.locator("[data-role=sources] li:focus");
    await focused.waitFor();
    assert.ok((await focused.textContent()).startsWith(title));
  });
});
