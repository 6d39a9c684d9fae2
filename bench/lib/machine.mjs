// What a browser costs the machine: processor time and memory of all its processes, as Linux tells them in /proc.

import { readFileSync, readdirSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";

/** Linux counts processor time in hundredths of a second on every machine that runs Chromium. */
const TICKS = 100;

/** "AMD EPYC, 2 cores" */
export const machine = () => `${cpus()[0]?.model ?? "unknown processor"}, ${availableParallelism()} cores`;

export function needProc() {
  try {
    readFileSync("/proc/self/stat");
  } catch {
    throw new Error("there is no /proc/self/stat: the benchmark reads processor time from there, so it runs on Linux only");
  }
}

/** The fields of /proc/PID/stat behind the name, which may hold blanks; null when the process has gone. */
function stat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "latin1");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    // Processor time of the process and of its children that have ended, user and system (proc(5)).
    const ticks = fields.slice(11, 15).map(Number).reduce((sum, part) => sum + part, 0);
    return { pid, parent: Number(fields[1]), ticks };
  } catch {
    return null;
  }
}

/** The process and all below it. */
function tree(root) {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map((name) => stat(Number(name))).filter(Boolean);
  const found = all.filter(({ pid }) => pid === root);
  for (const { pid } of found) found.push(...all.filter(({ parent }) => parent === pid));
  return found;
}

/** Processor seconds that the process and all below it have used so far. */
export const cpuSeconds = (root) => tree(root).reduce((sum, { ticks }) => sum + ticks, 0) / TICKS;

/** Memory in bytes that the process and all below it hold for themselves (RssAnon). */
export function ownBytes(root) {
  const of = (pid) => {
    try {
      return Number(/^RssAnon:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "latin1"))?.[1] ?? 0) * 1024;
    } catch {
      return 0;
    }
  };
  return tree(root).reduce((sum, { pid }) => sum + of(pid), 0);
}

/** How busy the machine is with other things: processes that wanted to run, mean of the last minute. */
export const busy = () => Number(readFileSync("/proc/loadavg", "latin1").split(" ")[0]);
