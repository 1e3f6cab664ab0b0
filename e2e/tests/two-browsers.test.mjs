// Two browsers on one record: the second to save is told what the first one put where both typed, loses nothing of their own or of
// the first one's, and replaces it knowingly; two values of one record stand in nobody's way.
import assert from "node:assert/strict";
import { test } from "node:test";

import { looks, openBrowser, openPage } from "../lib/browser.mjs";
import { judged, leads, openDemo } from "../lib/demo.mjs";
import { watch } from "../lib/witness.mjs";

test("the second of two who save a record is told, in French, by day", (t) => twoForms(t, looks.desk, "desk"));
test("the second of two who save a record is told on the phone, in English, in the dark", (t) =>
  twoForms(t, looks.phone, "phone"));
test("the second of two who save a record is told without scripts", (t) =>
  twoForms(t, { ...looks.desk, scripts: false }));
test("two values of one record are changed at once where they stand", (t) => twoValues(t, looks.desk));

async function twoForms(t, look, pictures) {
  const { shop, home, record, saw } = await openTwice(t, look);
  for (const page of [shop, home]) await page.goto(`${record}/edit`);
  await shop.fill("[name=channel]", "Salon Horeca");
  await shop.fill("[name=client_number]", "H-2025");
  await home.fill("[name=channel]", "Site web");
  await home.fill("[name=job_title]", "Directrice des achats");
  await leads(shop, () => shop.locator("main .save button").click());

  await leads(home, () => home.locator("main .save button").click());
  const told = await home.locator(".banner").first().innerText();
  assert.ok(told.includes("Salon Horeca"), `what the first one put where both typed: ${told}`);
  assert.ok(!told.includes("H-2025"), `nobody is asked about what they left alone: ${told}`);
  assert.equal(await home.inputValue("[name=client_number]"), "H-2025", "that is as the first one saved it");
  assert.equal(await home.inputValue("[name=channel]"), "Site web", "what the second one typed stays");
  assert.equal(await home.inputValue("[name=job_title]"), "Directrice des achats");
  await judged(home, pictures && `two-browsers-${pictures}-told`);

  await leads(home, () => home.locator("main .save button").click());
  assert.equal(new URL(home.url()).pathname, record);
  await home.goto(`${record}/history`);
  const story = await home.locator(".changes").innerText();
  for (const kept of ["Salon Horeca", "H-2025", "Site web", "Directrice des achats"]) {
    assert.ok(story.includes(kept), `the history has ${kept}: ${story}`);
  }
  await judged(home, pictures && `two-browsers-${pictures}-history`);
  saw();
}

async function twoValues(t, look) {
  const { shop, home, record, saw } = await openTwice(t, look);
  for (const page of [shop, home]) await page.goto(record);
  const [email, phone] = [0, 1].map((at) => (page) => page.locator("section[aria-labelledby=co] dd .edit").nth(at));
  await email(shop).click();
  await phone(home).click();
  const field = (page) => page.locator("form.in-place input:not([type=hidden])").first();
  await field(home).waitFor();
  await field(shop).fill("neuve@adresse.example");
  await field(shop).press("Enter");
  await shop.locator(".toast .do").waitFor();
  await field(home).fill("+33 3 53 01 44 99");
  await field(home).press("Enter");
  await home.locator(".toast .do").waitFor();
  await home.goto(record);
  assert.match(await email(home).innerText(), /neuve@\s*adresse\.example/, "the other value stands");
  assert.match((await phone(home).innerText()).replaceAll(/\s/g, ""), /0353014499/);
  saw();
}

/** The record of somebody with an e-mail and a telephone, in two browsers. */
async function openTwice(t, look) {
  const { carnet, page: shop, witness } = await openDemo(t, look);
  await shop.goto("/people?sort=-spend");
  const record = (await shop.locator("tbody .name a").first().getAttribute("href")).split("?")[0];
  const home = await openPage(await openBrowser(t), carnet.base, look);
  await home.context().addCookies(await shop.context().cookies()); // the same account, at home
  const second = watch(home, carnet.base);
  return {
    shop,
    home,
    record,
    saw: () => [witness, second].forEach((one) => one.sawNothing()),
  };
}
