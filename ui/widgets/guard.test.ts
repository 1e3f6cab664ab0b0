import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { find, open, type } from "../test/page.ts";
import { warnBeforeLeaving } from "./guard.ts";

beforeEach(() => {
  open(`<form id="edit" data-guard><input name="first"></form><form id="search"><input name="q"></form>`);
  warnBeforeLeaving();
});

function leaving(): boolean {
  const event = new Event("beforeunload", { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
}

test("an untouched form lets go", () => assert.equal(leaving(), false));

test("a changed form holds back until it is sent", () => {
  type(find<HTMLInputElement>("[name=first]"), "Claire");
  assert.equal(leaving(), true);
  find("#edit").dispatchEvent(new Event("submit", { bubbles: true }));
  assert.equal(leaving(), false);
});

test("a form that left the page no longer counts", () => {
  type(find<HTMLInputElement>("[name=first]"), "Claire");
  find("#edit").remove();
  assert.equal(leaving(), false);
});

test("a form shown again with errors is unsaved from the start", () => {
  find("#edit").dataset["guard"] = "dirty";
  assert.equal(leaving(), true);
});

test("a search is nothing to lose", () => {
  type(find<HTMLInputElement>("[name=q]"), "vand");
  assert.equal(leaving(), false);
});
