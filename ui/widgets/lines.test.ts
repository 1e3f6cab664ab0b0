import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { find, open } from "../test/page.ts";
import { repeatLines } from "./lines.ts";

beforeEach(() => {
  open(`
    <form><ul id="phones">
      <li><input name="phones[0]"><button data-drop-line>Retirer</button></li>
      <li><input name="phones[1]"><button data-drop-line>Retirer</button></li></ul>
    <template id="phone-line"><li><label for="phone-__n__">Numéro</label><input id="phone-__n__" name="phones[__n__]"><button data-drop-line>Retirer</button></li></template>
    <button id="add" data-repeat="phone-line" data-into="phones">Ajouter</button></form>`);
  repeatLines();
});

const names = () => [...document.querySelectorAll("#phones input")].map((field) => field.getAttribute("name"));

test("a new line gets the next number and the focus", () => {
  find("#add").click();
  assert.deepEqual(names(), ["phones[0]", "phones[1]", "phones[2]"]);
  assert.equal(document.activeElement?.id, "phone-2");
  assert.equal(find("#phones label").getAttribute("for"), "phone-2");
});

test("a removed line does not lend its number to a new one", () => {
  find("#add").click();
  find("#phones li:nth-child(2) button").click();
  find("#add").click();
  assert.deepEqual(names(), ["phones[0]", "phones[2]", "phones[3]"]);
});

test("removing a line moves the focus to its neighbour and tells the form", () => {
  let told = 0;
  find("form").addEventListener("input", () => told++);
  find("#phones li:first-child button").click();
  assert.deepEqual(names(), ["phones[1]"]);
  assert.equal((document.activeElement as HTMLInputElement).name, "phones[1]");
  assert.equal(told, 1);
});

test("removing the last line leaves the focus on the button that adds one", () => {
  for (const button of document.querySelectorAll<HTMLElement>("#phones button")) button.click();
  assert.deepEqual(names(), []);
  assert.equal(document.activeElement?.id, "add");
});

test("a button without its template stays an ordinary submit", () => {
  find("#phone-line").remove();
  const click = new Event("click", { bubbles: true, cancelable: true });
  find("#add").dispatchEvent(click);
  assert.equal(click.defaultPrevented, false);
});
