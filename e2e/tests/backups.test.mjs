// Backups without thinking: the first page misses them, a folder is chosen once, a copy is made and tried out.
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";

import { looks } from "../lib/browser.mjs";
import { judged, leads, openDemo } from "../lib/demo.mjs";

/** How long a copy of the demo, or a drill of it, may take on a busy machine. */
const timeout = 60_000;

test("backups, in French, by day", (t) => backups(t, looks.desk, "desk"));
test("backups on the phone, in English, in the dark", (t) => backups(t, looks.phone, "phone"));
test("backups without scripts", (t) => backups(t, { ...looks.desk, scripts: false }));

async function backups(t, look, pictures) {
  const { carnet, page, witness } = await openDemo(t, look);
  assert.equal(await page.locator("#backups-today").count(), 1);
  await judged(page, pictures && `backups-${pictures}-missed`);

  await leads(page, () => page.locator("#backups-today a").click());
  await judged(page, pictures && `backups-${pictures}-none`);
  const disk = path.join(carnet.home, "disk");
  await page.fill("[name=folder]", disk);
  await leads(page, () => page.press("[name=folder]", "Enter"));
  await page.locator(".dt tbody tr").waitFor({ timeout }); // by itself: the page looks again while a copy is made
  const copies = (await readdir(disk)).filter((name) => name.endsWith(".age"));
  assert.equal(copies.length, 1);
  await settled(page);
  await leads(page, () => page.locator("form[action='/backups/drill'] button").click());
  await page.locator("section:has(#drill) .kv .st.ok").first().waitFor({ timeout });
  await settled(page);
  assert.equal(await page.locator("section:has(#drill) .kv .st.ok").count(), 8);
  await judged(page, pictures && `backups-${pictures}-tried`);
  await page.goto("/");
  assert.equal(await page.locator("#backups-today").count(), 0);
  witness.sawNothing();
}

async function settled(page) {
  await page.locator("#state:not([aria-busy])").waitFor({ timeout });
}
