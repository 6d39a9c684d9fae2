// A layer of the reader's own: its file is picked in the page's field for files, the map draws it, and is moved.

import { access } from "node:fs/promises";
import path from "node:path";
import { PATIENCE_MS, fresh, pause } from "./browser.mjs";
import { NotFollowed, gestures } from "./gestures.mjs";
import { load } from "./load.mjs";
import { ROOT } from "./site.mjs";
import { drawing, longestTask, shownVertices, watch } from "./watched.mjs";

const FOLDER = path.join(ROOT, "target/bench/layers");

/** The files by their names; a coast has so many vertices. */
export const LAYERS = {
  "coast-10k": { title: "A coast of 10,000 vertices", vertices: 1e4 },
  "coast-100k": { title: "A coast of 100,000 vertices", vertices: 1e5 },
  "coast-1m": { title: "A coast of 1,000,000 vertices", vertices: 1e6 },
  "towns-1m": { title: "Towns: 150,000 features with 1,000,000 vertices" },
};

/** Why something is undone that took longer than the patience. */
export const NOT_IN_TIME = `not in ${PATIENCE_MS / 1000} s`;

/** How often memory is looked at. */
const SAMPLE_MS = 100;
/** The browser is quiet when it has used no more than these seconds of processor in so long. */
const QUIET_MS = 500;
const QUIET_S = 0.05;

const file = (name) => path.join(FOLDER, `${name}.geojson`);

export async function needFiles() {
  for (const name of Object.keys(LAYERS)) {
    await access(file(name)).catch(() => {
      throw new Error(`there is no ${file(name)}: \`cargo xtask bench\` makes it`);
    });
  }
}

/**
 * One subject with one layer, once, at loopback. `undone` says what it did not do, and `why`: that is a finding, and no failure. It is
 * "drawn", to draw the layer, or "moved", to follow the gestures.
 */
export const withLayer = (subject, name, server, box, target) =>
  fresh("loopback", async (opened) => {
    await load(opened, server, { url: server.url + subject.url, lives: true });
    await opened.page.evaluate(watch, subject.marksLayer);
    const memory = sampled(opened.own);
    try {
      const drawn = await inTime(draw(opened, file(name)));
      if (!drawn) return { undone: "drawn", why: NOT_IN_TIME, peak: memory.most() };
      const moved = await inTime(gestures(opened, server, subject.hooks, box, target)).catch(notFollowed);
      if (!moved?.cpuMove) return { ...drawn, undone: "moved", why: moved?.why ?? NOT_IN_TIME, peak: memory.most() };
      const { cpuMove, p95, late } = moved;
      const peak = memory.most();
      return { ...drawn, task: await opened.page.evaluate(longestTask), cpuMove, p95, late, peak, shown: await opened.page.evaluate(shownVertices) };
    } finally {
      memory.stop();
    }
  });

/** A map may be so slow that the drag has ended before it moves. */
function notFollowed(error) {
  if (error instanceof NotFollowed) return { why: error.message.replace("the map ", "") };
  throw error;
}

/** Picks the file and waits until the layer is drawn and the browser is quiet. */
async function draw({ page, cdp, cpu }, file) {
  const begun = cpu();
  await pick(cdp, file);
  const { ms, refused } = await page.evaluate(drawing);
  if (refused) throw new Error(`the file was refused: ${refused}`);
  await quiet(cpu);
  return { drawn: ms, cpuDrawn: cpu() - begun };
}

/** Picks a file in the page's field, which may be hidden. The driver's own way would read the file and send it. */
async function pick(cdp, file) {
  const { result } = await cdp.send("Runtime.evaluate", { expression: 'document.getElementById("own-file")' });
  if (!result.objectId) throw new Error("the page has no field for files: bench/lib/layers.mjs looks for #own-file");
  await cdp.send("DOM.setFileInputFiles", { files: [file], objectId: result.objectId });
}

/** What the work gives, or nothing where it has not ended within the patience. */
async function inTime(work) {
  let timer;
  // The browser is closed while late work goes on.
  work.catch(() => {});
  try {
    return await Promise.race([work, new Promise((done) => (timer = setTimeout(done, PATIENCE_MS, null)))]);
  } finally {
    clearTimeout(timer);
  }
}

async function quiet(cpu) {
  for (let before = cpu(), used = Infinity; used > QUIET_S; ) {
    await pause(QUIET_MS);
    const now = cpu();
    [before, used] = [now, now - before];
  }
}

/** Looks at a figure again and again, until it is stopped. */
function sampled(figure) {
  let most = figure();
  const look = () => (most = Math.max(most, figure()));
  const timer = setInterval(look, SAMPLE_MS);
  return { most: look, stop: () => clearInterval(timer) };
}
