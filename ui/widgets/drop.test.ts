import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { find, open } from "../test/page.ts";
import { size, takeDroppedFiles } from "./drop.ts";

beforeEach(() => {
  open(`<div class="drop"><input type="file" multiple><ul data-chosen></ul></div>`);
  takeDroppedFiles();
});

function drop(...files: File[]): Event {
  const event = new Event("drop", { bubbles: true, cancelable: true });
  Object.defineProperty(event, "dataTransfer", { value: { files } });
  find(".drop").dispatchEvent(event);
  return event;
}

test("a file hovering over the zone is welcome", () => {
  const event = new Event("dragover", { bubbles: true, cancelable: true });
  find(".drop").dispatchEvent(event);
  assert.ok(event.defaultPrevented);
  assert.ok(find(".drop").classList.contains("over"));
});

test("dropped files land in the field and are named", () => {
  Object.defineProperty(find("input"), "files", { writable: true, value: [] });
  assert.ok(drop(new File(["a;b"], "clients.csv"), new File(["x"], "ventes.xlsx")).defaultPrevented);
  assert.equal(find<HTMLInputElement>("input").files?.length, 2);
  const names = [...document.querySelectorAll("[data-chosen] li")].map((line) => line.textContent?.split(" · ")[0]);
  assert.deepEqual(names, ["clients.csv", "ventes.xlsx"]);
});

test("two files on a field that takes one are left alone", () => {
  const field = find<HTMLInputElement>("input");
  field.multiple = false;
  Object.defineProperty(field, "files", { writable: true, value: [] });
  drop(new File([""], "a.csv"), new File([""], "b.csv"));
  assert.equal(field.files?.length, 0);
});

test("sizes are written in the page's language", () => {
  assert.equal(size(1_240_000, "fr").replace(/\s/g, " "), "1,2 Mo");
  assert.equal(size(340_000, "en").replace(/\s/g, " "), "340 kB");
});
