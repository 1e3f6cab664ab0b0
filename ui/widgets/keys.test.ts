import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { find, open, press } from "../test/page.ts";
import { listenForKeys } from "./keys.ts";
import { listenForShortcuts } from "./shortcuts.ts";

let led: string[];

beforeEach(() => {
  open(`
    <a id="new" href="#new" aria-keyshortcuts="C">Nouveau contact</a><input id="q">
    <table class="list"><tbody>
      <tr><td><input type="checkbox" id="tick-1"><a id="lina" href="#lina">Lina</a></td></tr>
      <tr><td><input type="checkbox" id="tick-2"><a id="marc" href="#marc">Marc</a></td></tr></tbody></table>
    <dialog id="keys"><dl>
      <div data-keys="?"></div><div data-keys="j" data-needs="table.list tbody a"></div><div data-keys="k"></div>
      <div data-keys="x"></div><div data-keys="c" data-needs="[aria-keyshortcuts=C]"></div>
      <div data-keys="n" data-needs="[aria-keyshortcuts=N]"></div>
      <div data-keys="g c"><a id="people" href="#people">Contacts</a></div></dl></dialog>`);
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  window.setTimeout = setTimeout as typeof window.setTimeout;
  window.clearTimeout = clearTimeout;
  led = [];
  for (const link of document.querySelectorAll("a")) link.addEventListener("click", () => led.push(link.id));
  listenForKeys();
  listenForShortcuts();
});

test("two letters in turn lead to a page, and the second is not taken for itself", () => {
  press("g");
  assert.ok(press("c"));
  assert.deepEqual(led, ["people"]);
});

test("a letter by itself, or long after the g, does what it does by itself", () => {
  press("c");
  press("g");
  mock.timers.tick(1500);
  press("c");
  assert.deepEqual(led, ["new", "new"]);
});

test("j and k walk the rows, x ticks the one one is at", () => {
  const path = ["j", "j", "j", "k"].map((key) => press(key) && document.activeElement?.id);
  assert.deepEqual(path, ["lina", "marc", "marc", "lina"]);
  press("x");
  assert.ok(find<HTMLInputElement>("#tick-1").checked);
});

test("the question mark shows the keys that do something on this page", () => {
  press("?", { shiftKey: true });
  assert.ok(find<HTMLDialogElement>("#keys").open);
  const shown = [...document.querySelectorAll<HTMLElement>("#keys [data-keys]")].filter((row) => !row.hidden);
  assert.deepEqual(
    shown.map((row) => row.dataset["keys"]),
    ["?", "j", "k", "x", "c", "g c"],
  );
});

test("nothing fires while one writes, holds another key, or has switched single keys off", () => {
  find("#q").focus();
  for (const key of ["g", "c", "j", "?"]) assert.equal(press(key), false);
  find("#q").blur();
  assert.equal(press("j", { ctrlKey: true }), false);
  document.documentElement.dataset["keys"] = "off";
  for (const key of ["g", "c", "j", "?"]) assert.equal(press(key), false);
  delete document.documentElement.dataset["keys"];
  assert.deepEqual(led, []);
});
