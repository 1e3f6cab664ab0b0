// A task by the keyboard: planned with T, saved with Enter, done and called back; and the same without scripts.
import assert from "node:assert/strict";
import { test } from "node:test";

import { axe } from "../lib/axe.mjs";
import { looks, openBrowser, openPage } from "../lib/browser.mjs";
import { Carnet } from "../lib/carnet.mjs";
import { shot } from "../lib/shot.mjs";
import { watch } from "../lib/witness.mjs";

const TITLE = "Rappeler au sujet du devis";

test("a task by the keyboard, in French, by day", (t) => task(t, looks.desk, "desk"));
test("a task on the phone, in English, in the dark", (t) => task(t, looks.phone, "phone"));
test("a task without scripts", (t) => task(t, { ...looks.desk, scripts: false }));

async function task(t, look, pictures) {
  const carnet = await Carnet.create(t);
  const demo = await carnet.run("demo");
  const [, email, password] = demo.stdout.match(/(\S+@\S+\.example) .*?«\s*(.+?)\s*»/s);
  const base = await carnet.serve();
  const page = await openPage(await openBrowser(t), base, look);
  const witness = watch(page, base);
  await page.goto("/sign-in");
  await page.fill("[name=email]", email);
  await page.fill("[name=password]", password);
  await leads(page, () => page.locator("main form button").first().click());
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

/** Acts, and waits for the page it leads to. */
async function leads(page, act) {
  const led = page.waitForEvent("framenavigated");
  await act();
  await led;
  await page.waitForLoadState("load");
}

async function judged(page, picture) {
  await axe(page);
  if (picture) await shot(page, picture);
}
