// Duplicates: somebody is typed twice, the file is searched, one pair is made one and another told apart.
import assert from "node:assert/strict";
import { test } from "node:test";

import { looks } from "../lib/browser.mjs";
import { judged, leads, openDemo } from "../lib/demo.mjs";

test("two pairs of duplicates, in French, by day", (t) => duplicates(t, looks.desk, "desk"));
test("two pairs of duplicates on the phone, in English, in the dark", (t) => duplicates(t, looks.phone, "phone"));
test("two pairs of duplicates without scripts", (t) => duplicates(t, { ...looks.desk, scripts: false }));

async function duplicates(t, look, pictures) {
  const { page, witness } = await openDemo(t, look);
  for (const [given, family] of [
    ["Aurore", "Lefèvre"],
    ["Aurore", "Lefebvre"],
    ["Basile", "Quenoy"],
    ["Basile", "Quenoy"],
  ]) {
    await type(page, given, family);
  }

  await page.goto("/quality");
  await judged(page, pictures && `quality-${pictures}`);
  await page.goto("/quality/duplicates");
  await leads(page, () => page.locator("form[action$='/scan'] button").click());
  if (look.scripts !== false) await judged(page); // without scripts the page asks again by itself, which axe takes ill
  await searched(page);
  await page.goto("/quality/duplicates");
  await judged(page, pictures && `duplicates-${pictures}`);

  const quenoy = page.locator("section.panel", { hasText: "Basile Quenoy · Basile Quenoy" });
  const lefevre = page.locator("section.panel", { hasText: "Aurore Lef" });
  assert.equal(await quenoy.count(), 1);
  assert.equal(await lefevre.count(), 1);
  await leads(page, () => lefevre.locator("form[action$='/distinction'] button").click());
  assert.equal(await lefevre.count(), 0);
  await leads(page, () => quenoy.locator("a.btn.primary").click());
  await leads(page, () => page.locator("form.form button.primary").click());
  await page.goto("/quality/duplicates");
  assert.equal(await quenoy.count(), 0);
  witness.sawNothing();
}

/** Types somebody with a mobile and an address of their own, past the warning that they look like somebody. */
async function type(page, given, family) {
  await page.goto("/people/new");
  await page.fill("[name=given_name]", given);
  await page.fill("[name=family_name]", family);
  await page.fill("[name='emails[0][value]']", `${given.toLowerCase()}@atelier-lys.example`);
  await page.check("[name=source][value=volunteered]");
  await page.fill("[name=origin]", "Comptoir");
  await page.fill("[name='phones[0][value]']", given === "Aurore" ? "06 39 98 44 11" : "06 39 98 44 12");
  const isTyping = () => new URL(page.url()).pathname === "/people/new";
  for (let tries = 0; tries < 2 && isTyping(); tries += 1) {
    const loaded = page.waitForEvent("load");
    await page.locator("form.form .save button").first().click();
    await loaded;
  }
  assert.ok(!isTyping(), "kept in spite of the likeness");
}

/** Waits until the search is over. */
async function searched(page) {
  for (let tries = 0; tries < 60; tries += 1) {
    await page.goto("/quality/duplicates");
    if (await page.locator("form[action$='/scan']").count()) return;
    await new Promise((again) => setTimeout(again, 500));
  }
  assert.fail("the search never ended");
}
