// A task by the keyboard: planned with T, saved with Enter, done and called back; and the same without scripts.
import assert from "node:assert/strict";
import { test } from "node:test";

import { looks } from "../lib/browser.mjs";
import { judged, leads, openDemo } from "../lib/demo.mjs";

const TITLE = "Rappeler au sujet du devis";

test("a task by the keyboard, in French, by day", (t) => task(t, looks.desk, "desk"));
test("a task on the phone, in English, in the dark", (t) => task(t, looks.phone, "phone"));
test("a task without scripts", (t) => task(t, { ...looks.desk, scripts: false }));

async function task(t, look, pictures) {
  const { page, witness } = await openDemo(t, look);
  await judged(page, pictures && `task-${pictures}-today`);

  await page.goto("/people");
  await page.goto(await page.locator("tbody .name a").first().getAttribute("href"));
  const byKey = pictures === "desk";
  const link = page.locator("a[aria-keyshortcuts=T]");
  await leads(page, () => (byKey ? page.keyboard.press("t") : link.click()));
  await page.fill("[name=title]", TITLE);
  await judged(page, pictures && `task-${pictures}-form`);
  await leads(page, () => page.press("[name=title]", "Enter"));
  const planned = page.locator(".tasks li", { hasText: TITLE });
  assert.equal(await planned.count(), 1);
  await judged(page, pictures && `task-${pictures}-planned`);

  await leads(page, () => planned.locator("button").click());
  assert.equal(await planned.count(), 0);
  await leads(page, () => page.locator(".toast form button").first().click());
  assert.equal(await planned.count(), 1);
  witness.sawNothing();
}
