// What axe finds, in light and dark, and told so that it can be mended.

import assert from "node:assert/strict";
import axe from "axe-core";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Fails when axe finds anything on the page as it stands, in either colour scheme and at each width, but for rules that `but` leaves out. */
export async function sound(page, what, widths = [1280, 360], but = []) {
  await page.evaluate(axe.source);
  const found = new Map();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      const rules = Object.fromEntries(but.map((rule) => [rule, { enabled: false }]));
      const options = { runOnly: { type: "tag", values: RULES }, rules, resultTypes: ["violations"] };
      const { violations } = await page.evaluate((options) => axe.run(options), options);
      for (const { id, nodes } of violations) {
        for (const { target, html, failureSummary } of nodes) {
          const fault = `${id} at ${target.join(" ")}\n    ${html.slice(0, 300)}\n    ${failureSummary.replaceAll("\n", "\n    ")}`;
          found.set(fault, [...(found.get(fault) ?? []), `${width} px ${colorScheme}`]);
        }
      }
    }
  }
  if (found.size > 0) {
    const faults = [...found].map(([fault, where]) => `  ${fault}\n    (${where.join(", ")})`);
    assert.fail(`axe on ${what}:\n${faults.join("\n")}`);
  }
}
