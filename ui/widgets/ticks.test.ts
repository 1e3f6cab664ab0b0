import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { find, open, press } from "../test/page.ts";
import { listenForKeys } from "./keys.ts";
import { tickRows } from "./ticks.ts";

const NAMES = ["lina", "marc", "odile", "yanis"];

beforeEach(() => {
  const row = (name: string): string =>
    `<tr><td><input type="checkbox" form="picked" id="tick-${name}"><a id="${name}" href="#${name}">${name}</a></td></tr>`;
  open(`
    <table class="list"><thead><tr><th><input type="checkbox" data-tick-page id="page"></th></tr></thead>
      <tbody>${NAMES.map(row).join("")}</tbody></table>
    <form id="picked"><b data-ticked></b></form>
    <dialog id="keys"><dl><div data-keys="j"></div><div data-keys="x"></div><div data-keys="Shift+x"></div></dl></dialog>`);
  tickRows();
  listenForKeys();
});

const ticked = (): string[] => NAMES.filter((name) => find<HTMLInputElement>(`#tick-${name}`).checked);
const click = (name: string, shiftKey = false): void => {
  find(`#tick-${name}`).dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey }));
};

test("Shift ticks every row from the one ticked before to this one, in either direction, and unticks likewise", () => {
  click("odile");
  click("lina", true);
  assert.deepEqual(ticked(), ["lina", "marc", "odile"]);
  assert.equal(find("[data-ticked]").textContent, "3");
  click("marc", true);
  assert.deepEqual(ticked(), ["odile"]);
});

test("the keys tick a row, and a stretch of rows", () => {
  press("j");
  press("x");
  press("j");
  press("j");
  press("X", { shiftKey: true });
  assert.deepEqual(ticked(), ["lina", "marc", "odile"]);
  press("x");
  assert.deepEqual(ticked(), ["lina", "marc"]);
});

test("the box in the head ticks the page, and stands between when some are ticked", () => {
  const head = find<HTMLInputElement>("#page");
  head.click();
  assert.deepEqual(ticked(), NAMES);
  click("marc");
  assert.ok(head.indeterminate && !head.checked);
  click("marc");
  assert.ok(head.checked && !head.indeterminate);
  head.click();
  assert.deepEqual(ticked(), []);
});
