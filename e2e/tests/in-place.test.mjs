// A value changed where it stands: by the mouse, by the keyboard, left for another page, undone, given back from the history; and without scripts.
import assert from "node:assert/strict";
import { test } from "node:test";

import { looks } from "../lib/browser.mjs";
import { judged, leads, openDemo } from "../lib/demo.mjs";

test("a value is changed where it stands, in French, by day", (t) => change(t, looks.desk, "desk"));
test("a value is changed where it stands on the phone, in English, in the dark", (t) =>
  change(t, looks.phone, "phone"));
test("a value is changed without scripts", (t) => changeOnAPage(t, { ...looks.desk, scripts: false }));

async function change(t, look, pictures) {
  const { page, witness, record } = await openRecord(t, look);
  const email = page.locator("section[aria-labelledby=co] dd .edit").first();
  const before = (await email.innerText()).trim();

  await email.click();
  const field = page.locator("form.in-place input[type=text]");
  await field.waitFor();
  assert.equal(await field.evaluate((it) => it === document.activeElement), true, "one click, and one writes");
  await judged(page, `in-place-${pictures}-open`);
  await field.fill("jamais@gardee.example");
  await field.press("Escape");
  assert.equal((await email.innerText()).trim(), before);
  assert.equal(await email.evaluate((it) => it === document.activeElement), true, "the focus is where it was");

  await email.click();
  await field.fill("jamais@gardee.example");
  await page.locator("form.in-place [data-cancel]").click();
  assert.equal((await email.innerText()).trim(), before, "what is given up is not saved");

  await page.keyboard.press("Enter");
  await field.fill("nouvelle@adresse.example");
  const scrolled = await page.evaluate(() => scrollY);
  await field.press("Enter");
  await page.locator(".toast .do").waitFor();
  assert.match(await email.innerText(), /nouvelle@\S*adresse\.example/);
  assert.equal(await email.evaluate((it) => it === document.activeElement), true, "and one goes on from there");
  const moved = Math.abs((await page.evaluate(() => scrollY)) - scrolled);
  assert.ok(moved < 100, `the page stays where it is, but for the height of the form: ${moved}`);
  await judged(page, `in-place-${pictures}-saved`);
  await leads(page, () => page.keyboard.press("Control+z"));
  assert.equal((await email.innerText()).trim(), before);

  await email.click();
  await field.fill("partie@ailleurs.example");
  await page.locator("h1").click();
  await page.locator(".toast .do").waitFor();
  await page.goto(`${record}/history`);
  assert.equal(await page.getByText("jamais@gardee.example").count(), 0);
  const story = page.locator(".changes > li").first();
  assert.match(await story.innerText(), /partie@ailleurs\.example/, "whoever leaves a value has saved it");
  await judged(page, `in-place-${pictures}-history`);
  await leads(page, () => story.locator("form button").first().click());
  assert.match(await page.locator(".changes > li ins").first().innerText(), new RegExp(before.split("@")[0]));
  witness.sawNothing();
}

async function changeOnAPage(t, look) {
  const { page, witness } = await openRecord(t, look);
  const email = page.locator("section[aria-labelledby=co] dd .edit").first();
  await leads(page, () => email.click());
  await judged(page);
  await page.locator("main input[type=text]").first().fill("nouvelle@adresse.example");
  await leads(page, () => page.locator("main .save button").click());
  assert.match(await email.innerText(), /nouvelle@\S*adresse\.example/);
  await leads(page, () => page.locator(".toast .do").click());
  assert.doesNotMatch(await email.innerText(), /nouvelle/);
  witness.sawNothing();
}

async function openRecord(t, look) {
  const { page, witness } = await openDemo(t, look);
  await page.goto("/people");
  const record = (await page.locator("tbody .name a").first().getAttribute("href")).split("?")[0];
  await page.goto(record);
  return { page, witness, record };
}
