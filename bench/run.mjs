// `cargo xtask bench`: this map and its peers, side by side, in one browser.

import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { SETTINGS, fresh } from "./lib/browser.mjs";
import { chart } from "./lib/chart.mjs";
import { gestures } from "./lib/gestures.mjs";
import { layerChart } from "./lib/layer-chart.mjs";
import { LAYERS, NOT_IN_TIME, needFiles, withLayer } from "./lib/layers.mjs";
import { load } from "./lib/load.mjs";
import { busy, machine, needProc } from "./lib/machine.mjs";
import { understood } from "./lib/options.mjs";
import { complete } from "./lib/picture.mjs";
import { report } from "./lib/report.mjs";
import { Server } from "./lib/server.mjs";
import * as site from "./lib/site.mjs";
import { PEERS, before, lives, ours } from "./lib/subjects.mjs";

/** Where our map stands in a window of 1280 × 800, for a run without it. */
const USUAL_BOX = { x: 0, y: 92, width: 870, height: 615 };
/** The place under the wheel: the shore between Kunashir and Hokkaido, which has much to draw. */
const TARGET_SHARE = { x: 0.34, y: 0.66 };

const say = (line) => process.stderr.write(`${line}\n`);

/** Where our map stands in its page. */
async function measuredBox(server, id) {
  const box = await fresh("loopback", async ({ page }) => {
    await page.goto(`${server.url}map/en/${id}/printed.html`);
    return page.evaluate(() => {
      const { x, y, width, height } = document.querySelector("[data-role=map]").getBoundingClientRect();
      return { x, y, width, height };
    });
  });
  if (box.width < 300 || box.height < 300) throw new Error(`our map is ${box.width} × ${box.height} px in its page: bench/run.mjs looks for [data-role=map]`);
  return box;
}

/** Everything that is served, packed, with the map in one place on every page. */
async function prepared(wish, dispute, peers) {
  const server = new Server(await site.shapes(dispute.folder, wish.data));
  await server.listen();
  let box = USUAL_BOX;
  if (!wish.data) {
    for (const [name, bytes] of await site.ours(dispute.id)) server.files.set(name, bytes);
    box = await measuredBox(server, dispute.id);
    const page = server.files.get(`map/en/${dispute.id}/index.html`).toString();
    server.files.set(`map/en/${dispute.id}/bare.html`, Buffer.from(site.bare(page, box)));
  }
  for (const { name, title } of peers) {
    for (const [file, bytes] of await site.peer(name, title, box, dispute)) server.files.set(file, bytes);
  }
  const earlier = wish.before && !wish.data && (await site.before(wish.before, dispute.id));
  for (const [name, bytes] of earlier?.files ?? []) server.files.set(name, bytes);
  return { server, box, earlier: earlier ? [before(wish.before, earlier.page)] : [] };
}

/** One subject once, under one setting: a load with its gestures, and a load that is filmed. */
async function measure(subject, setting, server, box, target) {
  const visited = { url: server.url + subject.url, lives: lives(subject) };
  const found = await fresh(setting, async (opened) => {
    const loaded = await load(opened, server, visited);
    const moved = visited.lives ? await gestures(opened, server, subject.hooks, box, target) : {};
    return { ...loaded, ...moved };
  });
  const filmed = await fresh(setting, (opened) => complete(opened, visited, box));
  return { ...found, ...filmed };
}

/** Files are packed when they are first asked for, which takes seconds: asked for here, so that nobody waits in a run. */
async function packAll(server) {
  for (const name of server.files.keys()) {
    if (!/^(map|before)\//.test(name) || /^(map|before)\/([^/]*|data\/([^/]*\/)?[^/]*|en\/([^/]*\/)?[^/]*)$/.test(name)) await server.packed(name);
  }
}

async function bench(wish) {
  needProc();
  if (wish.parts.includes("layers")) await needFiles();
  const peers = PEERS.filter(({ name }) => wish.peers.length === 0 || wish.peers.includes(name));
  if (wish.data) say("This map is left out: it draws the shapes that it was built with, not those of --data.");
  const load = busy();
  if (load > 0.5) say(`The machine is busy (load ${load.toFixed(1)}): figures of processor and time will be too high and uneven.`);
  say("Packing with brotli: about 20 seconds");
  const dispute = await site.dispute();
  const { server, box, earlier } = await prepared(wish, dispute, peers);
  const own = wish.data ? [] : ours(dispute.id);
  await packAll(server);
  const target = { x: box.x + box.width * TARGET_SHARE.x, y: box.y + box.height * TARGET_SHARE.y };
  const parts = {
    maps: { groups: SETTINGS, subjects: [...own, ...earlier, ...peers], seconds: 20, measure: (...what) => measure(...what, server, box, target) },
    layers: { groups: LAYERS, subjects: [...own.filter(lives), ...peers], seconds: 45, measure: (...what) => withLayer(...what, server, box, target) },
  };
  const found = { failures: [], box, load };
  for (const name of wish.parts) found[name] = await rounds(wish.runs, parts[name], found.failures);
  server.close();
  return found;
}

/** All runs of one part: of every subject under every setting, or with every layer. What took longer than the patience is not tried again. */
async function rounds(count, { groups, subjects, seconds, measure }, failures) {
  const keys = Object.keys(groups);
  const minutes = Math.ceil((count * subjects.length * keys.length * seconds) / 60);
  say(`Measuring ${subjects.length} pages, ${count} times in ${keys.length} ways: about ${minutes} minutes`);
  const runs = Object.fromEntries(keys.map((key) => [key, Object.fromEntries(subjects.map(({ name }) => [name, []]))]));
  for (const { round, key, subject } of turns(count, keys, subjects)) {
    const said = `${round + 1}/${count} ${key} ${subject.name}`;
    const earlier = runs[key][subject.name];
    if (earlier.some(({ why }) => why === NOT_IN_TIME)) continue;
    try {
      const run = await measure(subject, key);
      earlier.push(run);
      say(`${said}: ${line(run)}`);
    } catch (error) {
      failures.push(`${subject.title}, ${groups[key].title.toLowerCase()}, run ${round + 1}: ${error.message}`);
      say(`${said}: FAILED: ${error.message}`);
    }
  }
  return { runs, subjects };
}

/** Who is measured when. Each round begins with another, so that none always comes after the same. */
function* turns(rounds, keys, subjects) {
  for (let round = 0; round < rounds; round += 1) {
    for (const key of keys) {
      for (const turn of subjects.keys()) yield { round, key, subject: subjects[(turn + round) % subjects.length] };
    }
  }
}

const line = (run) =>
  Object.entries(run)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key} ${typeof value === "number" ? Number(value.toPrecision(4)) : value}`)
    .join(", ");

const git = (...words) => execFileSync("git", words, { cwd: site.ROOT, encoding: "utf8" }).trim();

async function notes(wish, found) {
  const lock = JSON.parse(await readFile(new URL("package-lock.json", import.meta.url), "utf8"));
  const version = (name) => `${name} ${lock.packages[`node_modules/${name}`].version}`;
  const packages = ["leaflet", "maplibre-gl", "ol", "d3-geo", "d3-selection", "d3-zoom"];
  const chromium = await fresh("loopback", async ({ version }) => version);
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: git("describe", "--always", "--dirty"),
    chromium,
    machine: machine(),
    count: wish.runs,
    busy: found.load,
    versions: packages.map(version),
    data: wish.data && path.basename(wish.data),
    box: found.box,
    zoom: "a pan of 2 s in an eight of 500 × 240 px; a wheel of 930 px in 4 s, and the same back; rests of 0.7 s.",
  };
}

async function main() {
  const wish = understood(process.argv.slice(2));
  const found = await bench(wish);
  const all = { ...found, notes: await notes(wish, found) };
  const charts = { maps: ["chart.svg", chart], layers: ["layers.svg", layerChart] };
  const raw = path.join(site.ROOT, "target/bench");
  await mkdir(raw, { recursive: true });
  await writeFile(path.join(raw, "runs.json"), JSON.stringify(all, null, 1));
  await writeFile(new URL("RESULTS.md", import.meta.url), report(all));
  for (const part of wish.parts) {
    const [file, drawn] = charts[part];
    await writeFile(new URL(file, import.meta.url), drawn(all[part]));
  }
  const files = wish.parts.map((part) => `bench/${charts[part][0]}`);
  say(`Written: ${["bench/RESULTS.md", ...files].join(", ")}; every run is in target/bench/runs.json`);
  if (found.failures.length > 0) throw new Error(`${found.failures.length} measurements failed:\n${found.failures.join("\n")}`);
}

main().catch((error) => {
  say(error.message);
  // A server or a browser may still be running.
  process.exit(1);
});
