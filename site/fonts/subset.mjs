// Cuts fonts down to the letters that pictures need. From standard input comes a list of
// { from: a file in node_modules, to: the file to write, letters: text, features: tags }; `cargo xtask fonts` gives it.

import { readFile, writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import subset from "subset-font";

/** Pictures are set in lines, and without grids of pixels to fit. */
const OPTIONS = { targetFormat: "truetype", noHinting: true, dropTables: ["BASE", "STAT", "vhea", "vmtx"] };

for (const { from, to, letters, features } of JSON.parse(await text(process.stdin))) {
  const whole = await readFile(new URL(`node_modules/${from}`, import.meta.url));
  await writeFile(to, await subset(whole, letters, { ...OPTIONS, keepFeatures: features }));
}
