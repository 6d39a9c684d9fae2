// Pictures that a reader saves: the press, and what another program finds in the file.

import { saved } from "./browser.mjs";

const ENGLISH = { options: "Map options", take: "Download image" };

/** Presses a button of the options; gives the file that comes, its name and its bytes. */
export async function take(page, kind, said = ENGLISH) {
  const buttons = page.getByRole("group", { name: said.take });
  if (!(await buttons.isVisible())) await page.getByText(said.options).click();
  return saved(page, () => buttons.getByRole("button", { name: kind, exact: true }).click());
}

/** Reads a file in a page without our policy, by what `look` makes of its text or address. */
export async function inReader(browser, look, file) {
  const reader = await browser.newPage({ reducedMotion: "reduce" });
  try {
    return await reader.evaluate(look, file);
  } finally {
    await reader.context().close();
  }
}
