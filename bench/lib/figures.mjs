// The figures: what each is called, how it is written, and its median over the runs.

const kilo = (value) => (value / 1000).toFixed(0);
const mega = (value) => (value / 1e6).toFixed(0);
const whole = (value) => value.toFixed(0);
const tenths = (value) => value.toFixed(1);
const hundredths = (value) => value.toFixed(2);

export const LOADING = [
  { key: "bytes", title: "kB to live", written: kilo },
  { key: "painted", title: "first paint, ms", written: whole },
  { key: "complete", title: "picture complete, ms", written: whole },
  { key: "live", title: "live, ms", written: whole },
  { key: "cpuLoad", title: "processor, s", written: hundredths },
];

export const MOVING = [
  { key: "cpuMove", title: "processor, s", written: hundredths },
  { key: "p95", title: "frame gap p95, ms", written: tenths },
  { key: "longest", title: "longest, ms", written: whole },
  { key: "late", title: "late, ms", written: whole },
  { key: "zoomed", title: "doublings in", written: hundredths },
  { key: "allBytes", title: "kB in all", written: kilo },
  { key: "heap", title: "heap, MB", written: tenths, of: (value) => value / 1e6 },
  { key: "own", title: "all processes, MB", written: mega },
];

/** With a layer; `stage` is what has to be done for it. */
export const LAYER = [
  { key: "drawn", stage: "drawn", title: "drawn, ms", written: whole },
  { key: "cpuDrawn", title: "processor until quiet, s", written: hundredths },
  { key: "cpuMove", stage: "moved", title: "gestures, processor, s", written: hundredths },
  { key: "p95", title: "frame gap p95, ms", written: tenths },
  { key: "late", title: "late, ms", written: whole },
  { key: "task", title: "longest task, ms", written: whole },
  { key: "peak", title: "peak of all processes, MB", written: mega },
  { key: "shown", title: "vertices in the document", written: whole },
];

/** The median of a figure over runs, its least and its most; null where it was not measured. */
export function spread(runs, key) {
  const values = runs.map((run) => run[key]).filter((value) => typeof value === "number").sort((a, b) => a - b);
  if (values.length === 0) return null;
  const middle = values.length / 2;
  const median = values.length % 2 ? values[Math.floor(middle)] : (values[middle - 1] + values[middle]) / 2;
  return { median, least: values[0], most: values.at(-1) };
}

/** How many runs did not do a thing, drawing a layer or following the gestures, and why; `most` where the median would be of the few others. */
export function undone(runs, stage) {
  const those = runs.filter((run) => run.undone === stage);
  return { count: those.length, why: those[0]?.why, most: those.length > runs.length / 2 };
}
