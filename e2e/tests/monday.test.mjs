// Monday morning: a shop owner sets Carnet up, brings in the workbook she has kept for nine years,
// works on a record, takes her data out, and changes her mind about the import.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { axe } from "../lib/axe.mjs";
import { looks, openBrowser, openPage } from "../lib/browser.mjs";
import { Carnet } from "../lib/carnet.mjs";
import { shot } from "../lib/shot.mjs";
import { watch } from "../lib/witness.mjs";

const WORKBOOK = fileURLToPath(
  new URL("../../fixtures/fichier-clients-fr/fichier-clients-mercier.xlsx", import.meta.url),
);
const OWNER = { name: "Odile Mercier", email: "odile@mercier.example", password: "caisse agrafe pile correcte" };

test("a morning at the desk, in French, by day", (t) => morning(t, "desk", looks.desk));
test("a morning on the phone, in English, in the dark", (t) => morning(t, "phone", looks.phone));
test("a morning without scripts", (t) => morning(t, undefined, { ...looks.desk, scripts: false }));

/** The whole morning; `pictures` names the pictures it leaves. */
async function morning(t, pictures, look) {
  const carnet = await Carnet.create(t);
  const base = await carnet.serve();
  const page = await openPage(await openBrowser(t), base, look);
  const witness = watch(page, base);
  const desk = new Desk(page, pictures);

  await setUp(desk, carnet);
  const batch = await bringIn(desk);
  await lookAround(desk);
  await remember(desk);
  await find(desk);
  await takeOut(desk);
  await changeMind(desk, batch);
  witness.sawNothing();
}

/** A page and the pictures taken of it: everything looked at is also judged by axe. */
class Desk {
  constructor(page, pictures) {
    this.page = page;
    this.pictures = pictures;
    this.taken = 0;
  }

  async look(name) {
    await axe(this.page);
    this.taken += 1;
    const number = String(this.taken).padStart(2, "0");
    if (this.pictures) await shot(this.page, `monday-${this.pictures}-${number}-${name}`);
  }

  /** Presses and waits for the page it leads to. */
  async press(selector) {
    const led = this.page.waitForEvent("framenavigated");
    await this.page.locator(selector).first().click();
    await led;
    await this.page.waitForLoadState("load");
  }

  async goto(path) {
    await this.page.goto(path);
  }
}

async function setUp(desk, carnet) {
  const { page } = desk;
  await page.goto(carnet.printed.match(/https?:\/\/\S+\/set-up\?ticket=\S+/)[0]);
  await desk.look("set-up");
  await page.fill("[name=organisation]", "Librairie Mercier");
  await page.selectOption("[name=country]", "FR");
  await page.fill("[name=controller]", "Mercier SARL");
  await page.fill("[name=name]", OWNER.name);
  await page.fill("[name=email]", OWNER.email);
  await page.fill("[name=password]", OWNER.password);
  await desk.press("main form button.primary");
  await desk.look("first-page");
  await desk.goto("/people");
  await desk.look("nobody-yet");
}

async function bringIn(desk) {
  const { page } = desk;
  await desk.goto("/imports/new");
  await desk.look("import-new");
  await page.setInputFiles("[name=files]", WORKBOOK);
  await desk.press("main form button.primary");
  await desk.look("import-file");
  await desk.press("main form button.primary");
  await desk.look("import-columns");
  await desk.press("main form button.primary");
  await desk.look("import-check");

  // The 30th of February of row 23 becomes a day: one reject less.
  const cells = await page.locator("#fixes .cell").count();
  const date = page.locator("#fixes tr", { has: page.locator("td.num", { hasText: /\b23$/ }) }).locator(".cell");
  await date.fill("2024-02-28");
  await desk.press("#fixes button");
  assert.equal(await page.locator("#fixes .cell").count(), cells - 1, "the mended row leaves the list");

  const check = new URL(page.url()).pathname;
  await page.fill("[name=origin]", "Le classeur de la boutique");
  await page.fill("[name=date]", "2024-03-12");
  await page.check("[name=source][value=first-party]");
  await page.check("[name=basis][value=contract]");
  await page.selectOption("[name=purpose]", "client-management");
  await desk.press("#provenance-form button.primary");
  const batch = check.replace(/\/check$/, "");
  await published(page, batch);
  await desk.look("import-report");
  return batch;
}

/** Waits for the report of a batch; whoever runs no scripts asks again. */
async function published(page, batch) {
  for (let turn = 0; turn < 120; turn += 1) {
    await page.goto(batch);
    if (new URL(page.url()).pathname === batch) return;
    await page.waitForTimeout(500);
  }
  assert.fail(`the import did not end: ${page.url()}`);
}

async function lookAround(desk) {
  for (const list of ["people", "companies", "sales"]) {
    await desk.goto(`/${list}`);
    assert.notEqual(await desk.page.locator("tbody tr").count(), 0, list);
    await desk.look(list);
  }
  await desk.goto("/companies?sort=-spend");
  await desk.press("tbody .name a");
  await desk.look("company");
  await desk.goto("/people?sort=-spend");
  await desk.press("tbody .name a");
  await desk.look("person");
}

/** A note that tells too much is held up, reworded and kept. */
async function remember(desk) {
  const { page } = desk;
  const record = page.url();
  await page.fill(".composer [name=body]", "Rappeler jeudi, il est diabétique.");
  await page.click(".composer footer button");
  await page.locator(".guard").waitFor();
  await desk.look("note-guard");
  await page.fill(".composer [name=body]", "Rappeler jeudi pour la commande de rentrée.");
  await page.click(".composer footer button");
  await page.locator(".tl .quote", { hasText: "commande de rentrée" }).waitFor();
  assert.equal(await page.locator(".tl", { hasText: "diabétique" }).count(), 0);
  await desk.goto(record);
  for (const section of ["sales", "history"]) {
    await desk.goto(`${new URL(record).pathname}/${section}`);
    await desk.look(`person-${section}`);
  }
  await desk.goto(`${new URL(record).pathname}/edit`);
  await desk.look("person-edit");
}

/** A name typed wrong finds whom it means. */
async function find(desk) {
  const { page } = desk;
  await desk.goto("/people");
  const name = (await page.locator("tbody .name a").first().textContent()).trim();
  const word = name.split(" ").sort((a, b) => b.length - a.length)[0];
  const typo = word.slice(0, 2) + word.slice(3);
  await desk.goto(`/search?q=${encodeURIComponent(typo)}`);
  assert.ok((await page.locator(".hits").textContent()).includes(name), `“${typo}” means ${name}`);
  await desk.look("search");
}

async function takeOut(desk) {
  const { page } = desk;
  await desk.goto("/export");
  await desk.look("export");
  await page.check("[name=format][value=json]");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("main form button.primary")]);
  const file = JSON.parse(await readFile(await download.path(), "utf8"));
  assert.ok(file.people.length > 100 && file.companies.length > 40 && file.sales.length > 300);
}

async function changeMind(desk, batch) {
  const { page } = desk;
  await desk.goto(`${batch}/undo`);
  await desk.look("undo");
  await desk.press("main form button.danger");
  await published(page, batch);
  await desk.look("undone");
  await desk.goto("/sales");
  await desk.look("after-undo");
  assert.equal(await page.locator("tbody tr").count(), 0, "no sale is left");
}
