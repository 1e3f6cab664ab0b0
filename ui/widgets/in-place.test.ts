import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { find, open } from "../test/page.ts";
import { editInPlace } from "./in-place.ts";

let sent: string[] = [];
let revived: string[] = [];

beforeEach(() => {
  sent = [];
  revived = [];
  open(
    `<dl><dd id="place"><a class="edit" href="/people/7/values/email-1">claire@example.com</a></dd></dl><button id="elsewhere">…</button>`,
  );
  document.hasFocus = () => true;
  HTMLFormElement.prototype.requestSubmit = function () {
    sent.push(String(new FormData(this).get("email")));
  };
  editInPlace((place) => revived.push(place.id));
});

/** Puts the form where the value stood, as htmx does after its event. */
function edit(): HTMLInputElement {
  const place = find("#place");
  document.dispatchEvent(new CustomEvent("htmx:before:swap", { detail: { ctx: { target: place } } }));
  place.innerHTML = `<form data-save-on-leave><input name="email" value="claire@example.com"><input type="hidden" name="was" value="x"><a data-cancel href="/people/7">Annuler</a></form>`;
  const field = find<HTMLInputElement>("#place input");
  field.focus();
  return field;
}

function leave(field: HTMLElement, towards: HTMLElement | null): void {
  field.dispatchEvent(new FocusEvent("focusout", { bubbles: true, relatedTarget: towards }));
}

test("leaving a changed value saves it", () => {
  const field = edit();
  field.value = "claire@neuf.example";
  leave(field, find<HTMLElement>("#elsewhere"));
  assert.deepEqual(sent, ["claire@neuf.example"]);
});

test("leaving it as it was brings back what stood there", () => {
  leave(edit(), find<HTMLElement>("#elsewhere"));
  assert.deepEqual(sent, []);
  assert.equal(find("#place").textContent, "claire@example.com");
});

test("a value that Enter has sent is not sent again when its form goes", () => {
  const field = edit();
  field.value = "claire@neuf.example";
  find("#place form").dispatchEvent(new Event("submit", { bubbles: true }));
  leave(field, null);
  assert.deepEqual(sent, []);
});

test("going from the value to its own buttons saves nothing yet", () => {
  const field = edit();
  field.value = "claire@neuf.example";
  leave(field, find<HTMLElement>("#place a"));
  assert.deepEqual(sent, []);
});

test("another window is no other field", () => {
  const field = edit();
  field.value = "claire@neuf.example";
  document.hasFocus = () => false;
  leave(field, null);
  assert.deepEqual(sent, []);
});

test("what is given up is not saved when its form goes, which loses the focus", () => {
  const field = edit();
  field.value = "claire@neuf.example";
  const place = find<HTMLElement>("#place");
  const replace = place.replaceChildren.bind(place);
  place.replaceChildren = (...nodes) => {
    leave(field, null); // as a browser tells of it
    replace(...nodes);
  };
  find<HTMLElement>("[data-cancel]").click();
  assert.deepEqual(sent, []);
  assert.equal(find("#place").textContent, "claire@example.com");
});

test("cancelling brings back the value, its link, and the focus", () => {
  const field = edit();
  field.value = "claire@neuf.example";
  find<HTMLElement>("[data-cancel]").click();
  assert.deepEqual(sent, []);
  assert.equal(document.activeElement, find("#place a.edit"));
  assert.deepEqual(revived, ["place"]);
});
