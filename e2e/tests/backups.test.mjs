// Backups without thinking: the first page misses them, a folder is chosen once, a copy is made and tried out.
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";

import { axe } from "../lib/axe.mjs";
import { looks, openBrowser, openPage } from "../lib/browser.mjs";
import { Carnet } from "../lib/carnet.mjs";
import { shot } from "../lib/shot.mjs";
import { watch } from "../lib/witness.mjs";

test("backups, in French, by day", (t) => backups(t, looks.desk, "desk"));
test("backups on the phone, in English, in the dark", (t) => backups(t, looks.phone, "phone"));
test("backups without scripts", (t) => backups(t, { ...looks.desk, scripts: false }));

async function backups(t, look, pictures) {
  const carnet = await Carnet.create(t);
  const demo = await carnet.run("demo");
  const [, email, password] = demo.stdout.match(/(\S+@\S+\.example) .*?«\s*(.+?)\s*»/s);
  const base = await carnet.serve();
  const page = await openPage(await openBrowser(t), base, look);
  const witness = watch(page, base);
  await page.goto("/sign-in");
  await page.fill("[name=email]", email);
  await page.fill("[name=password]", password);
  await leads(page, () => page.locator("main form button").first().click());
  assert.equal(await page.locator("#backups-today").count(), 1);
  await judged(page, pictures && `backups-${pictures}-missed`);

  await leads(page, () => page.locator("section:has(#backups-today) a").click());
  await judged(page, pictures && `backups-${pictures}-none`);
  const disk = path.join(carnet.home, "disk");
  await page.fill("[name=folder]", disk);
  await leads(page, () => page.press("[name=folder]", "Enter"));
  await page.locator(".dt tbody tr").waitFor(); // by itself: the page looks again while a copy is made
  const copies = (await readdir(disk)).filter((name) => name.endsWith(".age"));
  assert.equal(copies.length, 1);
  await settled(page);
  await leads(page, () => page.locator("form[action='/backups/drill'] button").click());
  await page.locator("section:has(#drill) .kv .st.ok").first().waitFor();
  await settled(page);
  assert.equal(await page.locator("section:has(#drill) .kv .st.ok").count(), 8);
  await judged(page, pictures && `backups-${pictures}-tried`);
  await page.goto("/");
  assert.equal(await page.locator("#backups-today").count(), 0);
  witness.sawNothing();
}

async function settled(page) {
  await page.locator("#state:not([aria-busy])").waitFor();
}

/** Acts, and waits for the page it leads to. */
async function leads(page, act) {
  const led = page.waitForEvent("framenavigated");
  await act();
  await led;
  await page.waitForLoadState("load");
}

async function judged(page, picture) {
  await axe(page);
  if (picture) await shot(page, picture);
}
