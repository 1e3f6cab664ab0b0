import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { find, open, press } from "../test/page.ts";
import { listenForShortcuts } from "./shortcuts.ts";

const ALTGR = { ctrlKey: true, altKey: true, getModifierState: () => true } as unknown as KeyboardEventInit;

beforeEach(() => {
  open(`
    <input type="search" id="everywhere" value="vand" aria-keyshortcuts="Control+K Meta+K">
    <input type="search" id="list" aria-keyshortcuts="/">
    <a href="#" id="previous" aria-keyshortcuts="[">‹</a>
    <span id="next" aria-disabled="true" aria-keyshortcuts="]">›</span>
    <form><textarea id="note"></textarea></form>`);
  listenForShortcuts();
});

test("Ctrl K focuses the search from everywhere, even inside a field", () => {
  find("#note").focus();
  assert.ok(press("k", { ctrlKey: true }));
  assert.equal(document.activeElement?.id, "everywhere");
});

test("a slash focuses the search of the list, also when it is typed with Shift", () => {
  assert.ok(press("/", { shiftKey: true }));
  assert.equal(document.activeElement?.id, "list");
});

test("a slash inside a field is a slash", () => {
  find("#note").focus();
  assert.equal(press("/"), false);
  assert.equal(document.activeElement?.id, "note");
});

test("a bracket follows the link to the previous record", () => {
  let followed = 0;
  find("#previous").addEventListener("click", () => followed++);
  assert.ok(press("["));
  assert.equal(followed, 1);
});

test("a bracket typed with AltGr on a French keyboard counts as a bracket", () => {
  let followed = 0;
  find("#previous").addEventListener("click", () => followed++);
  const event = new KeyboardEvent("keydown", { key: "[", bubbles: true, cancelable: true, ...ALTGR });
  event.getModifierState = (state) => state === "AltGraph";
  document.body.dispatchEvent(event);
  assert.equal(followed, 1);
});

test("an arrow that leads nowhere does nothing", () => {
  assert.equal(press("]"), false);
});

test("single keys can be switched off, combinations stay", () => {
  document.documentElement.dataset["keys"] = "off";
  assert.equal(press("/"), false);
  assert.ok(press("k", { metaKey: true }));
});

test("Ctrl Enter in a note sends its form", () => {
  let sent = 0;
  find<HTMLFormElement>("form").requestSubmit = () => void sent++;
  find("#note").focus();
  assert.ok(press("Enter", { ctrlKey: true }));
  assert.equal(press("Enter"), false);
  assert.equal(sent, 1);
});
