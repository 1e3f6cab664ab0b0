// What another program let go comes in: the contacts and companies of HubSpot, told by their headers, and the cards of Google
// Contacts. Looked at on the way, and found in the file afterwards.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { looks } from "../lib/browser.mjs";
import { judged, leads, openDemo } from "../lib/demo.mjs";

const exported = (name) => fileURLToPath(new URL(`../../fixtures/exports-crm/${name}`, import.meta.url));
const HUBSPOT = [exported("hubspot-contacts.csv"), exported("hubspot-companies.csv")];

/** Two cards as Google Contacts writes them. */
const CARDS = [
  [
    "FN:Odile Nysor",
    "N:Nysor;Odile;;;",
    "ORG:Agence Nysor",
    "TITLE:Cheffe de projet",
    "EMAIL;TYPE=INTERNET;TYPE=WORK:odile@nysor.example",
    "TEL;TYPE=CELL:+32 455 03 41 58",
    "item1.ADR:;;Quai de la Batte 12;Liège;;4000;Belgique",
    "item1.X-ABLabel:Bureau",
    "NOTE:Appeler le matin",
    "CATEGORIES:myContacts",
  ],
  [
    "FN:Élodie Gosselain",
    "N:Gosselain;Élodie;;;",
    "item1.EMAIL;TYPE=INTERNET:elodie@gosselain.example",
    "item1.X-ABLabel:Perso",
    "item2.EMAIL;TYPE=INTERNET:contact@gosselain.example",
    "item2.X-ABLabel:Atelier",
    "TEL;TYPE=WORK:03 53 01 90 18",
    "CATEGORIES:Fournisseurs ::: myContacts",
  ],
]
  .map((card) => ["BEGIN:VCARD", "VERSION:3.0", ...card, "END:VCARD"].join("\r\n") + "\r\n")
  .join("");
const GOOGLE = { name: "contacts.vcf", mimeType: "text/vcard", buffer: Buffer.from(CARDS) };

for (const [name, look] of [
  ["desk", looks.desk],
  ["phone", looks.phone],
  [undefined, { ...looks.desk, scripts: false }],
]) {
  const told = name ?? "without scripts";
  test(`an export of HubSpot comes in, ${told}`, (t) => bringIn(t, look, name && `hubspot-${name}`, HUBSPOT, hubspot));
  test(`the cards of Google Contacts come in, ${told}`, (t) =>
    bringIn(t, look, name && `google-${name}`, GOOGLE, google));
}

async function bringIn(t, look, pictures, files, expect) {
  const { page, witness } = await openDemo(t, look);
  const seen = (step) => judged(page, pictures && `import-${pictures}-${step}`);
  await page.goto("/imports/new");
  await page.setInputFiles("[name=files]", files);
  await leads(page, () => page.locator("main form button.primary").first().click());
  await seen("file");
  await leads(page, () => page.locator("main form button.primary").first().click());
  await seen("columns");
  await expect.told(page);
  await leads(page, () => page.locator("main form button.primary").first().click());
  await seen("check");
  const batch = new URL(page.url()).pathname.replace(/\/check$/, "");
  await page.fill("[name=origin]", "Le carnet d’adresses de l’ancien programme");
  await page.fill("[name=date]", "2026-03-12");
  await page.check("[name=source][value=first-party]");
  await page.check("[name=basis][value=contract]");
  await page.selectOption("[name=purpose]", "client-management");
  await leads(page, () => page.locator("#provenance-form button.primary").first().click());
  await published(page, batch);
  await seen("report");
  await expect.inTheFile(page);
  witness.sawNothing();
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

const hubspot = {
  async told(page) {
    assert.match(await page.locator("main").innerText(), /HubSpot/, "the program is told by its headers");
  },
  async inTheFile(page) {
    await open(page, "camille.durand@example.com");
    const record = await page.locator("main").innerText();
    assert.match(record, /Camille Dürand/);
    assert.match(record, /Fromagerie Perrin/, "linked by the number of the company");
    await open(page, "john.smith@example.com");
    assert.match(await page.locator("#vp").innerText(), /Refus|Refuse/i, "who left the letters is written to no more");
  },
};

const google = {
  async told(page) {
    assert.match(
      await page.locator("main").innerText(),
      /Odile Nysor|odile@nysor\.example/,
      "an example of each column",
    );
  },
  async inTheFile(page) {
    await open(page, "odile@nysor.example");
    const record = await page.locator("main").innerText();
    for (const known of [
      "Odile Nysor",
      "Agence Nysor",
      "Cheffe de projet",
      "Quai de la Batte 12",
      "Appeler le matin",
    ]) {
      assert.ok(record.includes(known), `${known}: ${record}`);
    }
    await open(page, "contact@gosselain.example");
    assert.match(await page.locator("main").innerText(), /elodie@\s*gosselain\.example/, "both addresses");
  },
};

/** Opens the record that an address finds. */
async function open(page, address) {
  await page.goto(`/people?q=${encodeURIComponent(address)}`);
  await leads(page, () => page.locator("tbody .name a").first().click());
}
