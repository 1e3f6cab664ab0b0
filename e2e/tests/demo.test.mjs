// The demo says that it is one, and goes in one click: with scripts, on the phone, and without scripts.
import assert from "node:assert/strict";
import { test } from "node:test";

import { looks } from "../lib/browser.mjs";
import { judged, leads, openDemo } from "../lib/demo.mjs";

/** How long the removal may take on a slow machine. */
const PATIENCE = 180_000;

test("the demo is taken out, in French, by day", (t) => goodbye(t, looks.desk, "desk"));
test("the demo is taken out on the phone, in English, in the dark", (t) => goodbye(t, looks.phone, "phone"));
test("the demo is taken out without scripts", (t) => goodbye(t, { ...looks.desk, scripts: false }));

async function goodbye(t, look, pictures) {
  const { page, witness } = await openDemo(t, look);
  await judged(page, pictures && `demo-${pictures}-today`);
  await leads(page, () => page.locator("a[href='/demonstration']").click());
  await judged(page, pictures && `demo-${pictures}-ask`);
  await page.$$eval("main form", (forms) => forms.forEach((form) => (form.noValidate = true)));
  await leads(page, () => page.locator("main form .danger").click());
  assert.equal(await page.locator("#errors").count(), 1, "one must be sure");
  await judged(page);
  await page.check("[name=sure]");
  await leads(page, () => page.locator("main form .danger").click());
  // without scripts the page asks again by itself, which axe would not have
  if (pictures) await judged(page, `demo-${pictures}-going`);
  await gone(page, look.scripts !== false);
  await judged(page, pictures && `demo-${pictures}-gone`);
  await page.goto("/");
  assert.equal(await page.locator("#demo-today").count(), 0);
  for (const list of ["/people", "/companies", "/sales"]) {
    await page.goto(list);
    assert.equal(await page.locator("tbody tr").count(), 0, `${list} holds nobody`);
  }
  witness.sawNothing();
}

/** Waits until nothing of it is left: the page says so by itself, or leads to the first one when it is asked again. */
async function gone(page, hasScripts) {
  if (hasScripts) return page.locator("#state .btn.primary, .empty").first().waitFor({ timeout: PATIENCE });
  const until = Date.now() + PATIENCE;
  while (new URL(page.url()).pathname !== "/") {
    assert.ok(Date.now() < until, "it lasts too long");
    await page.waitForTimeout(500);
    await page.goto("/demonstration");
  }
}
