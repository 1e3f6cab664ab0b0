// Two records of one person made one, field by field, and two again: with scripts at the desk, on the phone, and without.
import assert from "node:assert/strict";
import { test } from "node:test";

import { looks } from "../lib/browser.mjs";
import { judged, leads, openDemo } from "../lib/demo.mjs";

test("two records are made one and two again, in French, by day", (t) => merge(t, looks.desk, "desk"));
test("two records are made one and two again on the phone, in English, in the dark", (t) =>
  merge(t, looks.phone, "phone"));
test("two records are made one without scripts", (t) => merge(t, { ...looks.desk, scripts: false }));

async function merge(t, look, pictures) {
  const picture = (name) => pictures && `merging-${pictures}-${name}`;
  const { page, witness } = await openDemo(t, look);
  await page.goto("/people");
  const kept = (await page.locator("tbody .name a").first().getAttribute("href")).split("?")[0];
  const [given, ...family] = (await page.locator("tbody .name a").first().innerText()).split(" ");
  await page.goto("/people/new");
  await page.fill("[name=family_name]", `${family.join(" ")}-Wouters`);
  await page.fill("[name=given_name]", given);
  await page.locator("[name='emails[0][value]']").fill("seconde@adresse.example");
  await page.locator("[name=source]").first().check();
  await page.fill("[name=origin]", "Dégustation de novembre");
  await leads(page, () => page.locator("main .save .primary").click());
  const gone = new URL(page.url()).pathname;

  await page.goto(`${kept}/merge?q=${encodeURIComponent(given)}`);
  await judged(page, picture("search"));
  await leads(page, () =>
    page
      .locator(`main a[href="${kept}/merge/${gone.split("/").pop()}"]`)
      .first()
      .click(),
  );
  const choices = page.locator("fieldset.sides");
  assert.equal(await choices.count(), 1, "only the name is disputed");
  await judged(page, picture("sides"));
  await choices.locator("input[value=gone]").check();
  await leads(page, () => page.locator("main .save .primary").click());
  assert.equal(new URL(page.url()).pathname, kept);
  assert.match(await page.locator("h1").innerText(), /-Wouters/, "the name that was chosen");
  assert.match(await page.locator("main").innerText(), /seconde@\S*adresse\.example/, "both addresses stand");
  await judged(page, picture("one"));
  await page.goto(`${kept}/history`);
  await judged(page, picture("history"));
  await leads(page, () => page.locator("form[action$='/separation'] button").first().click());
  assert.equal(new URL(page.url()).pathname, gone, "the other record is there again");
  await page.goto(kept);
  assert.doesNotMatch(await page.locator("main").innerText(), /-Wouters|seconde@/);
  witness.sawNothing();
}
