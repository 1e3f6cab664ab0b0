// The demo says that it is one, and goes in one click: with scripts, on the phone, and without scripts. That takes a while, and is waited for once.
import assert from "node:assert/strict";
import { test } from "node:test";

import { looks } from "../lib/browser.mjs";
import { judged, leads, openDemo } from "../lib/demo.mjs";

/** How long the removal may take on a slow machine. */
const PATIENCE = 180_000;

test("the demo is taken out, in French, by day", (t) => goodbye(t, looks.desk, "desk"));
test("the demo begins to go on the phone, in English, in the dark", (t) => farewell(t, looks.phone, "phone"));
test("the demo begins to go without scripts", (t) => farewell(t, { ...looks.desk, scripts: false }));

/** Asks that the demo goes, after a word of caution. */
async function farewell(t, look, pictures) {
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
  assert.equal(await page.locator("main form .danger").count(), 0, "it is under way");
  // without scripts the page asks again by itself, which axe would not have
  if (pictures) await judged(page, `demo-${pictures}-going`);
  witness.sawNothing();
  return { page, witness };
}

async function goodbye(t, look, pictures) {
  const { page, witness } = await farewell(t, look, pictures);
  await page.locator("#state .btn.primary, .empty").first().waitFor({ timeout: PATIENCE });
  await judged(page, `demo-${pictures}-gone`);
  await page.goto("/");
  assert.equal(await page.locator("#demo-today").count(), 0);
  for (const list of ["/people", "/companies", "/sales"]) {
    await page.goto(list);
    assert.equal(await page.locator("tbody tr").count(), 0, `${list} holds nobody`);
  }
  witness.sawNothing();
}
