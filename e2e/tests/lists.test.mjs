// At the desk of a list: columns chosen and moved, a stretch of rows ticked by keys, a whole view ticked and taken out; and somebody
// typed on the spot from anywhere. On the phone and without scripts the same ways lead there.
import assert from "node:assert/strict";
import { test } from "node:test";

import { looks } from "../lib/browser.mjs";
import { judged, leads, openDemo } from "../lib/demo.mjs";

const NIGHT = { ...looks.desk, locale: "en-GB", colorScheme: "dark" };

test("columns are chosen and moved, in French, by day", (t) => columns(t, looks.desk, "desk"));
test("columns are chosen and moved, in English, in the dark", (t) => columns(t, NIGHT, "dark"));
test("columns are chosen and moved without scripts", (t) => columnsOnPages(t, { ...looks.desk, scripts: false }));
test("rows are ticked by keys and by whole views, in French, by day", (t) => ticks(t, looks.desk, "desk"));
test("rows are ticked by keys and by whole views, in English, in the dark", (t) => ticks(t, NIGHT, "dark"));
test("a whole view of sales is ticked without scripts", (t) => ticksOnPages(t, { ...looks.desk, scripts: false }));
test("somebody is typed on the spot, in French, by day", (t) => onTheSpot(t, looks.desk, "desk"));
test("somebody is typed on the spot on the phone, in English, in the dark", (t) => onTheSpot(t, looks.phone, "phone"));
test("the link leads to the whole form without scripts", (t) => onThePage(t, { ...looks.desk, scripts: false }));

const heads = async (page) => (await page.locator("table.list thead th").allInnerTexts()).map((text) => text.trim());

async function columns(t, look, pictures) {
  const { page, witness } = await openDemo(t, look);
  await page.goto("/people?sort=-spend");
  const ready = await heads(page);
  await page.click("[popovertarget=columns]");
  await page.locator("#column-balance").check();
  await page.locator("#up-balance").waitFor();
  assert.equal((await heads(page)).length, ready.length + 1);
  assert.ok(await page.locator("#columns").isVisible(), "one goes on choosing");
  await judged(page, `lists-${pictures}-columns`);

  for (const code of ["town", "wishes", "spend"]) {
    await page.locator(`#column-${code}`).uncheck();
    await page.locator(`#up-${code}`).waitFor({ state: "detached" });
  }
  assert.match(await page.locator(".chip").innerText(), /12/, "the order by what is hidden is a chip");
  const before = await heads(page);
  await page.locator("#up-balance").press("Enter");
  await page.waitForFunction((old) => document.querySelector("table.list thead").innerText !== old, before.join("\t"));
  await page.waitForLoadState("networkidle");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "up-balance", "the key can be pressed again");
  await page.keyboard.press("Escape");
  await judged(page, `lists-${pictures}-columns-chosen`);

  await page.goto("/companies");
  assert.ok((await heads(page)).length > before.length, "each list has its own");
  await page.goto("/people");
  assert.equal((await heads(page)).length, before.length, "kept with the account");
  await page.click("[popovertarget=columns]");
  await page.click("#columns [name=reset]");
  await page.locator("#up-wishes").waitFor();
  assert.deepEqual(await heads(page), ready);
  witness.sawNothing();
}

async function columnsOnPages(t, look) {
  const { page, witness } = await openDemo(t, look);
  await page.goto("/sales?sort=amount");
  await page.click("[popovertarget=columns]");
  await page.locator("#column-due").uncheck();
  await leads(page, () => page.locator("#columns button.no-js").click());
  assert.equal(new URL(page.url()).search, "?sort=amount");
  assert.equal((await heads(page)).length, 5);
  await page.click("[popovertarget=columns]");
  await leads(page, () => page.locator("#columns [name=down][value=date]").click());
  await judged(page);
  await page.click("[popovertarget=columns]");
  await leads(page, () => page.locator("#columns [name=reset]").click());
  assert.equal((await heads(page)).length, 6);
  witness.sawNothing();
}

async function ticks(t, look, pictures) {
  const { page, witness } = await openDemo(t, look);
  const ticked = () => page.locator("tbody input:checked").count();
  await page.goto("/people?kind=client");
  for (const key of ["j", "x", "j", "j", "j", "Shift+X"]) await page.keyboard.press(key);
  assert.equal(await ticked(), 4, "from the row ticked before to this one");
  assert.match(await page.locator("#picked").innerText(), /4/);
  await judged(page, `lists-${pictures}-ticked`);
  await page
    .locator("tbody input")
    .nth(6)
    .click({ modifiers: ["Shift"] });
  assert.equal(await ticked(), 7);
  await page.locator("thead input").check();
  assert.equal(await ticked(), 50);

  await leads(page, () => page.locator("#picked a.btn").click());
  assert.equal(new URL(page.url()).search, "?kind=client&pick=all");
  const all = (await page.locator("nav.views [aria-current] .n").innerText()).trim();
  assert.ok((await page.locator("#picked").innerText()).includes(all), "all of the view, by number");
  await judged(page, `lists-${pictures}-all-ticked`);
  await leads(page, () => page.locator(".pager [rel=next]").click());
  assert.equal(await page.locator("tbody input:checked:disabled").count(), 50, "from page to page");
  await leads(page, () => page.locator("#picked button").click());
  assert.equal(new URL(page.url()).search, "?kind=client", "the view goes along, and no list of records");
  await judged(page, `lists-${pictures}-export`);
  await page.goto("/sales");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await judged(page, `lists-${pictures}-sales`);
  await leads(page, () => page.locator("#picked button").click());
  assert.match(new URL(page.url()).search, /^\?id=[0-9a-f-]{36}$/);
  witness.sawNothing();
}

async function ticksOnPages(t, look) {
  const { page, witness } = await openDemo(t, look);
  await page.goto("/sales?kind=invoice");
  await page.locator("tbody input").first().check();
  await leads(page, () => page.locator("#picked a.btn").click());
  await judged(page);
  await leads(page, () => page.locator("#picked button").click());
  assert.equal(new URL(page.url()).pathname, "/sales/export");
  witness.sawNothing();
}

async function onTheSpot(t, look, pictures) {
  const { page, witness } = await openDemo(t, look);
  const small = page.locator("#create");
  if (look.isMobile) {
    await page.goto("/people");
    await page.locator(".bar [data-create]").click();
  } else {
    await page.goto("/tasks?kind=open");
    await page.keyboard.press("c");
  }
  await small.locator("[name=given_name]").waitFor();
  assert.equal(
    await page.evaluate(() => document.activeElement?.getAttribute("name")),
    "given_name",
    "one writes at once",
  );
  await judged(page, `small-${pictures}`);
  const known = await page.request.get("/people?sort=-spend").then((answer) => answer.text());
  const [, given, family] = known.match(/<a class="cut"[^>]*title="(\S+) ([^"]+)"/);
  await small.locator("[name=given_name]").fill(given);
  await small.locator("[name=family_name]").fill(family);
  await small.locator("[name='emails[0][value]']").fill("nouvelle@adresse.example");
  await small.locator("#alike .banner").waitFor();
  await judged(page, `small-${pictures}-alike`);
  await small.locator("[name='roles[0][company]']").fill("Une maison inconnue");
  await small.locator("[name=source]").selectOption("volunteered");
  await small.locator("[name=origin]").fill("Carte de visite du salon");
  await small.locator("button.primary").click();
  await small.locator(".errors").waitFor();
  await judged(page, `small-${pictures}-refused`);
  await small.locator("[name='roles[0][company]']").fill("");
  await leads(page, () => small.locator("button.primary").click());
  assert.match(await page.locator("h1").innerText(), new RegExp(family));

  await page.goto("/companies");
  if (look.isMobile) await page.locator(".bar [data-create]").click();
  else await page.keyboard.press("c");
  await small.locator("[name=name]").fill("Caves du Port");
  await leads(page, () => small.locator("[data-whole]").click());
  assert.equal(await page.inputValue("main [name=name]"), "Caves du Port", "what is typed goes along");
  await judged(page, `small-${pictures}-whole`);
  witness.sawNothing();
}

async function onThePage(t, look) {
  const { page, witness } = await openDemo(t, look);
  await page.goto("/tasks?kind=open");
  await leads(page, () => page.locator(".side a[data-create]").click());
  assert.equal(new URL(page.url()).pathname, "/people/new");
  await judged(page);
  witness.sawNothing();
}
