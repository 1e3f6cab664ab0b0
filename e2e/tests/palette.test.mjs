// The palette by keyboard alone: somebody found, a page opened, something done; on the phone by touch; and the same
// page without scripts.
import assert from "node:assert/strict";
import { test } from "node:test";

import { looks } from "../lib/browser.mjs";
import { judged, leads, openDemo } from "../lib/demo.mjs";

test("the palette by keyboard only, in French, by day", (t) => byKeyboard(t, looks.desk, "desk"));
test("the palette by keyboard only, in English, in the dark", (t) =>
  byKeyboard(t, { ...looks.desk, locale: "en-GB", colorScheme: "dark" }, "dark"));
test("the palette by touch on the phone", byTouch);
test("the first page, the search and the help without scripts", withoutScripts);

const pointed = (page) => page.locator("#palette [role=option][aria-selected=true]");

async function ask(page, words) {
  await page.keyboard.press("Control+k");
  await page.locator("#palette[open] [role=option]").first().waitFor();
  const answered = page.waitForResponse((response) => response.url().endsWith(`?${new URLSearchParams({ q: words })}`));
  await page.keyboard.type(words);
  await answered;
  await pointed(page).waitFor();
}

async function byKeyboard(t, look, pictures) {
  const { page, witness } = await openDemo(t, look);
  await judged(page, `today-${pictures}`);

  // somebody, by the name
  await page.keyboard.press("g");
  await leads(page, () => page.keyboard.press("c"));
  assert.equal(new URL(page.url()).pathname, "/people");
  const name = await page.locator("tbody .name a").first().innerText();
  await page.keyboard.press("j");
  assert.equal(await page.evaluate(() => document.activeElement.innerText), name);
  await ask(page, name.toLowerCase());
  await judged(page, `palette-${pictures}-person`);
  await leads(page, () => page.keyboard.press("Enter"));
  assert.match(page.url(), /\/people\/[0-9a-f-]+$/);
  assert.ok((await page.locator("h1").innerText()).includes(name.split(" ").at(-1)));

  // seen a moment ago, and offered again; Escape gives the focus back
  await page.keyboard.press("Control+k");
  await page.locator("#palette [role=option]", { hasText: name }).first().waitFor();
  await judged(page, `palette-${pictures}-recent`);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#palette[open]").count(), 0);

  // something to do, by its name in the other language too
  await ask(page, look.locale === "fr-FR" ? "upload" : "tableur");
  await judged(page, `palette-${pictures}-deed`);
  await leads(page, () => page.keyboard.press("Enter"));
  assert.equal(new URL(page.url()).pathname, "/imports/new");

  // a preference is done on the spot
  await ask(page, look.locale === "fr-FR" ? "sombre" : "light theme");
  await page.keyboard.press("Enter");
  const theme = look.locale === "fr-FR" ? "dark" : "light";
  await page.waitForFunction((wanted) => document.documentElement.dataset.theme === wanted, theme);
  assert.equal(await page.locator("#palette[open]").count(), 0);

  // and the list of keys
  await page.keyboard.press("?");
  await page.locator("#keys[open]").waitFor();
  await judged(page, `keys-${pictures}`);
  await page.keyboard.press("Escape");
  witness.sawNothing();
}

async function byTouch(t) {
  const { page, witness } = await openDemo(t, looks.phone);
  await judged(page, "today-phone");
  await page.locator(".bar a[data-palette]").tap();
  await page.locator("#palette [role=option]").first().waitFor();
  await page.locator("#palette input").fill("backups");
  await pointed(page).waitFor();
  await judged(page, "palette-phone");
  await leads(page, () => page.locator("#palette [role=option]").first().tap());
  assert.equal(new URL(page.url()).pathname, "/backups");
  await leads(page, () => page.locator(".bar > a.icon-btn").first().tap());
  assert.equal(new URL(page.url()).pathname, "/help/backups");
  await judged(page, "help-phone");
  witness.sawNothing();
}

async function withoutScripts(t) {
  const { page, witness } = await openDemo(t, { ...looks.desk, scripts: false });
  await judged(page);
  await leads(page, () => page.locator("section[aria-labelledby=first-steps] a").nth(2).click());
  assert.equal(new URL(page.url()).pathname, "/backups");
  await leads(page, () => page.locator(".side a.find").click());
  await page.fill("main [name=q]", "importer");
  await leads(page, () => page.press("main [name=q]", "Enter"));
  await judged(page, "search-no-scripts");
  await leads(page, () => page.locator(".hits a[href='/imports/new']").first().click());
  await leads(page, () => page.locator(".bar > a.icon-btn").first().click());
  assert.equal(new URL(page.url()).pathname, "/help/import");
  await judged(page, "help-no-scripts");
  await page.goto("/");
  await leads(page, () => page.locator("section[aria-labelledby=first-steps] form button").click());
  assert.equal(await page.locator("#first-steps").count(), 0);
  witness.sawNothing();
}
