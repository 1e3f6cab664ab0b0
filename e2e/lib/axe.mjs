// Accessibility: axe-core finds nothing, on every page.
import assert from "node:assert/strict";
import axeCore from "axe-core";

import { withScripts } from "./browser.mjs";

/** What axe finds on the page as it stands, one line for each element. */
export async function findings(page) {
  const { violations } = await withScripts(page, async () => {
    await page.evaluate(axeCore.source);
    return page.evaluate(() => globalThis.axe.run());
  });
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map((node) => `${id} (${impact}): ${help} — ${node.target.join(" ")}`),
  );
}

/** Fails with axe's findings, if there are any. */
export async function axe(page) {
  const found = await findings(page);
  assert.equal(found.length, 0, `axe on ${page.url()}:\n${found.join("\n")}`);
}
