// Every page there is, as the demo shows it: axe finds nothing, and no page breaks a rule of its own.
import assert from "node:assert/strict";
import { test } from "node:test";

import { axe } from "../lib/axe.mjs";
import { looks, openBrowser, openPage } from "../lib/browser.mjs";
import { Carnet } from "../lib/carnet.mjs";
import { watch } from "../lib/witness.mjs";

/** How many pages of one kind are looked at: two records are rarely alike. */
const OF_A_KIND = 2;

/** Where the walk begins; it goes on by the links of each page. */
const DOORS = [
  "/",
  "/people",
  "/companies",
  "/sales",
  "/tasks",
  "/quality",
  "/quality/duplicates",
  "/imports",
  "/imports/new",
  "/export",
  "/account",
  "/organisation",
  "/users",
  "/teams",
  "/mail",
  "/backups",
  "/demonstration",
];
const DEAD_ENDS = ["/people?q=zzzzzz", "/search?q=zzzzzz", "/search?q=dup", "/help/keyboard", "/nowhere"];

/** Kinds of pages that a walk which misses them has not deserved its name. */
const MUST_BE_SEEN = [
  ...["/", "/help", "/help/{page}", "/settings", "/account", "/organisation", "/users", "/teams", "/mail", "/backups"],
  ...["/search", "/export", "/imports", "/imports/new", "/demonstration"],
  ...["/quality", "/quality/duplicates"],
  ...["/tasks", "/tasks/{id}/edit", "/people/{id}/tasks/new", "/companies/{id}/tasks/new"],
  ...["/sales", "/sales/new", "/sales/export", "/sales/{id}", "/sales/{id}/edit"],
  ...["people", "companies"].flatMap((list) => [
    ...[`/${list}`, `/${list}/new`, `/${list}/export`, `/${list}/{id}`, `/${list}/{id}/edit`],
    ...[`/${list}/{id}/sales`, `/${list}/{id}/history`, `/${list}/{id}/refusals`, `/${list}/{id}/erasure`],
    `/${list}/{id}/merge`,
    `/${list}/{id}/files`,
  ]),
];

/** Forms sent as they stand: their complaints are pages too. */
const UNFINISHED = ["/people/new", "/companies/new", "/imports/new", "/users", "/teams", "/backups"];

test("every page at the desk, in French, by day", (t) => walkEverywhere(t, looks.desk));
test("every page on the phone, in English, in the dark", (t) => walkEverywhere(t, looks.phone));

async function walkEverywhere(t, look) {
  const carnet = await Carnet.create(t);
  const told = await carnet.demo();
  const [, email, password] = told.match(/(\S+@\S+\.example) .*?«\s*(.+?)\s*»/s);
  const reset = await carnet.run("user", "reset", email);
  const link = reset.stdout.match(/\/password\/\S+/)[0];
  const base = await carnet.serve();
  const page = await openPage(await openBrowser(t), base, look);
  const witness = watch(page, base);

  await strangersPages(page, link);
  await page.goto(link);
  await page.fill("[name=new]", password);
  await sent(page);
  const seen = await walk(page);
  assert.deepEqual(
    MUST_BE_SEEN.filter((kind) => !seen.has(kind)),
    [],
    "kinds of pages nobody looked at",
  );
  for (const form of UNFINISHED) await complaint(page, form);
  await letters(page);
  await invitation(page);
  await erasure(page);
  await payment(page);
  await conflict(page);
  await twoFiles(page);
  witness.sawNothing();
}

/** What somebody sees who is not signed in. */
async function strangersPages(page, link) {
  for (const path of [
    "/people",
    "/nowhere",
    "/password/0000",
    "/forgotten-password",
    "/forgotten-password/0000",
    link,
  ]) {
    await page.goto(path);
    await axe(page);
  }
  await page.goto("/sign-in");
  await page.fill("[name=email]", "nobody@maison-delcourt.example");
  await page.fill("[name=password]", "not the password");
  await sent(page);
  assert.equal(await page.locator("#errors").count(), 1, "a complaint is shown");
  await axe(page);
}

/** Follows links until every kind of page was looked at. Answers how often each kind was. */
async function walk(page) {
  const seen = new Map();
  const waiting = [...DOORS, ...DEAD_ENDS];
  const known = new Set(waiting);
  while (waiting.length > 0) {
    const path = waiting.shift();
    const kind = kindOf(path);
    if ((seen.get(kind) ?? 0) >= OF_A_KIND && !DEAD_ENDS.includes(path)) continue;
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    await page.goto(path);
    await axe(page);
    for (const next of await links(page)) {
      if (!known.has(next)) waiting.push(next);
      known.add(next);
    }
  }
  return seen;
}

/** The pages a page leads to; what is downloaded is no page. */
async function links(page) {
  const hrefs = await page.$$eval("a[href]:not([download])", (all) => all.map((one) => one.href));
  const here = new URL(page.url()).origin;
  return hrefs
    .map((href) => new URL(href))
    .filter(({ origin, pathname }) => origin === here && !/\/dossier$|\.(json|csv|zip)$/.test(pathname))
    .map(({ pathname, search }) => pathname + search);
}

/** Pages that differ by a record or by what a list asks are of one kind. */
function kindOf(path) {
  return path
    .replace(/\?.*$/, "")
    .replace(/^\/help\/.+/, "/help/{page}")
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "{id}");
}

async function complaint(page, form) {
  await page.goto(form);
  await sent(page);
  assert.equal(await page.locator("#errors").count(), 1, `${form} complains`);
  await axe(page);
}

/** Letters leave into a folder, and one is tried out. */
async function letters(page) {
  await page.goto("/mail");
  await page.check("[name=way][value=folder]");
  await sent(page);
  assert.equal(await page.locator("#errors").count(), 1, "nobody is named as the sender");
  await axe(page);
  await page.fill("[name=sender]", "Maison Delcourt");
  await page.fill("[name=from]", "carnet@maison-delcourt.example");
  await sent(page);
  await page.fill("[name=to]", "camille@maison-delcourt.example");
  await sent(page, ":not(.primary):not(.quiet):not(.s)");
  assert.equal(await page.locator("#told").count(), 1, "it is told how that went");
  await axe(page);
}

async function invitation(page) {
  await page.goto("/users");
  await page.fill("[name=name]", "Yanis Moreau");
  await page.fill("[name=email]", "yanis@maison-delcourt.example");
  await page.check("[name=role][value=seller]");
  await sent(page);
  assert.equal(await page.locator("#invitation").count(), 1, "the link is shown");
  await axe(page);
  await page.goto("/mail");
  assert.equal(await page.locator("#outbox tbody tr").count(), 1, "and lies in the outbox");
  await axe(page);
}

/** Somebody new is erased: the page asks to be sure, then shows the receipt. */
async function erasure(page) {
  await page.goto("/people");
  const [given, ...family] = (await page.locator("tbody .name a").first().innerText()).split(" ");
  await page.goto("/people/new");
  await page.fill("[name=family_name]", family.join(" "));
  await page.fill("[name=given_name]", given);
  await page.locator("#alike li").waitFor();
  await axe(page);
  await page.fill("[name=family_name]", "Quintard-Vermeulen");
  await page.locator("#alike li").waitFor({ state: "detached" });
  await page.locator("[name=source]").first().check();
  await page.fill("[name=origin]", "Dégustation de novembre");
  await sent(page);
  await page.goto(`${new URL(page.url()).pathname}/erasure`);
  await sent(page, ".danger");
  assert.equal(await page.locator("#errors").count(), 1, "one must be sure");
  await axe(page);
  await page.check("[name=sure]");
  await sent(page, ".danger");
  assert.equal(await page.locator("main form").count(), 0, "it is done");
  await axe(page);
}

/** A payment is noted on the sale itself: too late a day is complained of, then it is done. */
async function payment(page) {
  await page.goto("/sales?status=due");
  await page.locator("tbody a[href^='/sales/']").first().click();
  await page.waitForLoadState("load");
  await page.fill("[name=paid_on]", "2999-12-31");
  await sent(page, "");
  assert.equal(await page.locator(".settle .error").count(), 1, "nobody pays in the future");
  await axe(page);
  await page.fill("[name=paid_on]", new Date().toISOString().slice(0, 10));
  await sent(page, "");
  assert.equal(await page.locator(".settle").count(), 0, "it is paid");
  await axe(page);
}

/** Two correct one record at once: the second one is shown what the first one saved. */
async function conflict(page) {
  await page.goto("/people");
  await page.locator("tbody a[href^='/people/']").first().click();
  await page.waitForLoadState("load");
  const edit = `${new URL(page.url()).pathname}/edit`;
  await page.goto(edit);
  const other = await page.context().newPage();
  await other.goto(edit);
  await other.fill("[name=job_title]", "Sommelière");
  await sent(other);
  await other.close();
  await page.fill("[name=job_title]", "Caviste");
  await sent(page);
  assert.match(await page.locator("main").innerText(), /Sommelière/);
  await axe(page);
}

/** Two files in one batch, step by step until it could be imported, and its cells that want mending. */
async function twoFiles(page) {
  await page.goto("/imports/new");
  const clients = "Raison sociale;E-mail\nBois SA;contact@bois.example\nAlu SA;contact@@alu.example\n";
  const sales = "N° facture;Date;Client;Montant HT\nF1;12/03/2024;Bois SA;120,00\nF2;30/02/2024;Alu SA;80,00\n";
  const file = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.setInputFiles("[name=files]", [file("clients.csv", clients), file("ventes.csv", sales)]);
  for (const step of ["file", "mapping", "check"]) {
    await sent(page);
    assert.match(page.url(), new RegExp(`/${step}$`), "the next step");
    await axe(page);
  }
  assert.equal(await page.locator("#fixes .cell").count(), 1, "the day that is none");
}

/** Sends the page's form as its button does, without the browser's own checks. */
async function sent(page, button = ".primary") {
  await page.$$eval("main form", (forms) => forms.forEach((form) => (form.noValidate = true)));
  const led = page.waitForEvent("framenavigated");
  await page.locator(`main form button${button}`).first().click();
  await led;
  await page.waitForLoadState("load");
}
