// What only a browser can prove: focus, popovers, swaps, the policy.
import assert from "node:assert/strict";

const focused = (page) =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim());

export const GESTURES = {
  "typing in the list filters it, keeps the focus and the address short": async (page, address) => {
    await page.goto(`${address}/list`);
    await page.keyboard.press("/");
    await page.keyboard.type("vandenberg");
    await page.waitForFunction(() => document.querySelectorAll(".dt tbody tr").length === 1);
    assert.equal(await focused(page), "q");
    assert.equal(await page.inputValue("#q"), "vandenberg");
    assert.equal(new URL(page.url()).search, "?q=vandenberg");
  },
  "Ctrl K opens the palette, arrows walk it from its field, Enter opens": async (page, address) => {
    await page.goto(`${address}/list`);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("vandenberg");
    await page.waitForSelector("#palette [role=option][aria-selected=true]");
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("role")), "combobox");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${address}/record`);
  },
  "Escape closes the palette and gives the focus back": async (page, address) => {
    await page.goto(`${address}/record`);
    await page.click("textarea");
    await page.keyboard.press("Control+k");
    await page.waitForSelector("#palette[open]");
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), "TEXTAREA");
  },
  "brackets walk the records": async (page, address) => {
    await page.goto(`${address}/record`);
    await page.keyboard.press("]");
    await page.waitForURL(`${address}/form`);
  },
  "a menu opens beside its button, walks by arrows and gives the focus back": async (page, address) => {
    await page.goto(`${address}/list`);
    const button = page.locator("[popovertarget=sort]");
    await button.focus();
    await page.keyboard.press("Enter");
    const [menu, anchor] = [await page.locator("#sort").boundingBox(), await button.boundingBox()];
    assert.ok(
      Math.abs(menu.y - anchor.y - anchor.height) < 12 && Math.abs(menu.x + menu.width - anchor.x - anchor.width) < 240,
      "hangs on its button",
    );
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), "12 mois HT");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#sort").isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("popovertarget")), "sort");
  },
  "an import counts up by itself and hands the focus to its result": async (page, address) => {
    await page.goto(`${address}/import-run`);
    await page.focus("#stop");
    await page.waitForSelector("text=Import terminé", { timeout: 8000 });
    assert.equal(await focused(page), "Import terminé");
    let asked = 0;
    page.on("request", () => asked++);
    await page.waitForTimeout(1500);
    assert.equal(asked, 0, "the counting stops");
  },
  "the undo dialog opens, closes and says its verb": async (page, address) => {
    await page.goto(`${address}/import-done`);
    await page.click("text=Annuler l’import");
    assert.ok(await page.locator("dialog").isVisible());
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("dialog").isVisible(), false);
  },
  "a dropped file lands in the field": async (page, address) => {
    await page.goto(`${address}/import-file`);
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(["nom;mail"], "clients.csv"));
      return transfer;
    });
    await page.dispatchEvent(".drop", "drop", { dataTransfer: data });
    assert.match(await page.textContent("[data-chosen]"), /clients\.csv/);
    assert.equal(await page.evaluate(() => document.querySelector("#files").files.length), 1);
  },
  "the theme changes at once": async (page, address) => {
    await page.goto(`${address}/list`);
    await page.click("[popovertarget=account-menu]");
    await page.click("#account-menu [value=dark]");
    assert.equal(await page.getAttribute("html", "data-theme"), "dark");
  },
  "a form with errors starts on their summary, whose link leads to the field": async (page, address) => {
    await page.goto(`${address}/form`);
    assert.equal(await focused(page), "errors");
    await page.click("#errors a");
    assert.equal(await focused(page), "email");
  },
  "leaving a changed form asks first": async (page, address) => {
    await page.goto(`${address}/form`);
    await page.fill("#last", "Vandenberghe-Dubois");
    const asked = new Promise((resolve) =>
      page.once("dialog", (dialog) => resolve(dialog.accept().then(() => dialog.type()))),
    );
    await page.click("text=Annuler");
    assert.equal(await asked, "beforeunload");
  },
  "a lost connection is said, and what was there stays": async (page, address) => {
    await page.goto(`${address}/list`);
    await page.context().setOffline(true);
    await page.fill("#q", "zzz");
    await page.waitForSelector(".toast");
    assert.ok(await page.locator(".dt").isVisible());
  },
  "without scripts every button of the list still works": async (page, address) => {
    const plain = await page.context().browser().newContext({ javaScriptEnabled: false });
    const sheet = await plain.newPage();
    await sheet.goto(`${address}/list`);
    await sheet.fill("#q", "caron");
    await sheet.click(".tools > button.no-js");
    assert.equal(await sheet.locator(".dt tbody tr").count(), 1);
    await sheet.click("[popovertarget=sort]");
    assert.ok(await sheet.locator("#sort").isVisible());
    await plain.close();
  },
};
