// Files on a record: a picture, a PDF and a letter are added, looked at and taken off; one that is none is refused.
import assert from "node:assert/strict";
import { test } from "node:test";

import { looks } from "../lib/browser.mjs";
import { judged, leads, openDemo } from "../lib/demo.mjs";

test("files are added, looked at and taken off, in French, by day", (t) => files(t, looks.desk, "desk"));
test("files are added, looked at and taken off on the phone, in English, in the dark", (t) =>
  files(t, looks.phone, "phone"));
test("files are added and taken off without scripts", (t) => files(t, { ...looks.desk, scripts: false }));

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC",
  "base64",
);
const PDF = Buffer.from(
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
);

async function files(t, look, pictures) {
  const picture = (name) => pictures && `files-${pictures}-${name}`;
  const { page, witness } = await openDemo(t, look);
  await page.goto("/people");
  const record = (await page.locator("tbody .name a").first().getAttribute("href")).split("?")[0];
  await page.goto(record);
  await leads(page, () => page.locator(`nav a[href^="${record}/files"]`).click());
  const send = async (...chosen) => {
    await page.setInputFiles("[name=files]", chosen);
    await leads(page, () => page.locator("main form.form button").first().click());
  };
  await send({ name: "outil.exe", mimeType: "application/pdf", buffer: Buffer.from("MZ\x90\x00\x03\x00\x00\x00") });
  assert.equal(await page.locator("#errors").count(), 1, "a program is refused");
  await judged(page, picture("refused"));
  await send(
    { name: "Vitrine de Noël.png", mimeType: "image/png", buffer: PNG },
    { name: "Devis signé.pdf", mimeType: "application/pdf", buffer: PDF },
    { name: "lettre.txt", mimeType: "text/plain", buffer: Buffer.from("Cher client,\n") },
  );
  assert.equal(await page.locator(".files > li").count(), 3);
  await judged(page, picture("list"));
  await leads(page, () => page.getByRole("link", { name: "Vitrine de Noël.png" }).click());
  const width = await page.locator("img.shown").evaluate((img) => img.decode().then(() => img.naturalWidth));
  assert.equal(width, 10, "the picture is shown");
  await judged(page, picture("picture"));
  await page.goBack();
  await leads(page, () => page.getByRole("link", { name: "Devis signé.pdf" }).click());
  await judged(page, picture("pdf"));
  const content = await page.locator("iframe.shown").getAttribute("src");
  const answer = await page.request.get(content);
  assert.equal(answer.headers()["content-type"], "application/pdf");
  await page.locator("details summary").click();
  await judged(page, picture("removal"));
  await leads(page, () => page.locator("details form button").click());
  assert.equal(await page.locator(".files > li").count(), 2);
  witness.sawNothing();
}
