import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { find, open } from "../test/page.ts";
import { keepFocus } from "./focus.ts";

beforeEach(() => {
  open(`<section id="job"><button id="stop">Arrêter</button></section><input id="search">`);
  keepFocus();
});

/** Replaces the section as htmx does, between its two events. */
function swap(html: string): void {
  document.dispatchEvent(new CustomEvent("htmx:before:swap"));
  find("#job").outerHTML = html;
  document.dispatchEvent(new CustomEvent("htmx:after:settle", { detail: { newContent: [find("#job")] } }));
}

test("focus follows what replaced the focused element", () => {
  find("#stop").focus();
  swap(`<section id="job"><h2 tabindex="-1" data-focus>Import terminé</h2></section>`);
  assert.equal(document.activeElement?.textContent, "Import terminé");
});

test("without a chosen place, the replacement itself takes the focus", () => {
  find("#stop").focus();
  swap(`<section id="job">Terminé</section>`);
  assert.equal(document.activeElement?.id, "job");
});

test("a focus elsewhere stays where it is", () => {
  find("#search").focus();
  swap(`<section id="job"><h2 tabindex="-1" data-focus>Import terminé</h2></section>`);
  assert.equal(document.activeElement?.id, "search");
});
