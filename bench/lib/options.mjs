// What was typed behind `cargo xtask bench`.

import { PEERS } from "./subjects.mjs";

const KNOWN = "--peer NAME (may repeat), --runs N, --layers, --no-layers, --before FOLDER and --data FILE";

/** Each option with what it does to the wish; those that take a value are given it, undefined where none was typed. */
const FLAGS = {
  "--layers": (wish) => (wish.parts = ["layers"]),
  "--no-layers": (wish) => (wish.parts = ["maps"]),
};
const VALUES = {
  "--runs": (wish, value) => {
    if (!/^[1-9]\d?$/.test(value ?? "")) throw new Error(`--runs takes a number from 1 to 99, not ${value ?? "nothing"}`);
    wish.runs = Number(value);
  },
  "--peer": (wish, value) => {
    const known = PEERS.map(({ name }) => name);
    if (!known.includes(value)) throw new Error(`--peer takes one of ${known.join(", ")}; not ${value ?? "nothing"}`);
    wish.peers.push(value);
  },
  "--data": (wish, value) => {
    if (!value) throw new Error("--data takes a file: a GeoJSON FeatureCollection that is drawn as the land");
    wish.data = value;
  },
  "--before": (wish, value) => {
    if (!value) throw new Error("--before takes a folder: this site as another commit built it");
    wish.before = value;
  },
};

/** What is measured, how often: `parts` are the maps as they are, and maps with layers of the reader's own. */
export function understood(args) {
  const wish = { runs: 5, peers: [], data: null, before: null, parts: ["maps", "layers"] };
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at];
    if (Object.hasOwn(FLAGS, word)) {
      FLAGS[word](wish);
    } else if (Object.hasOwn(VALUES, word)) {
      const next = args[at + 1]?.startsWith("--") ? undefined : args[at + 1];
      VALUES[word](wish, next);
      at += 1;
    } else {
      throw new Error(`bench does not know ${word}; it takes ${KNOWN}`);
    }
  }
  if (args.includes("--layers") && args.includes("--no-layers")) throw new Error("--layers and --no-layers leave nothing to measure");
  if (args.includes("--layers") && wish.before) throw new Error("--before has no rows with layers: leave --layers out");
  return wish;
}
