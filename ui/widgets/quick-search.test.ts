import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { find, open, press, type } from "../test/page.ts";
import { searchWhileTyping } from "./quick-search.ts";

const ANSWER = `<!doctype html><title>Recherche</title><main><div class="hits"><p data-say>2 résultats</p>
  <ul><li><a id="claire" href="/people/1">Claire Vandenberghe</a></li><li><a id="thomas" href="/people/2">Thomas Vandenberg</a></li></ul></div></main>`;
let asked: string[];

beforeEach(() => {
  open(`
    <nav class="side"><form class="find" action="/search"><input id="q" name="q" type="search"></form></nav>
    <button id="elsewhere">Ailleurs</button><div id="live" role="status"></div>`);
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  window.setTimeout = setTimeout as typeof window.setTimeout;
  window.clearTimeout = clearTimeout;
  HTMLElement.prototype.showPopover = function () {
    this.dataset["open"] = "";
  };
  HTMLElement.prototype.hidePopover = function () {
    delete this.dataset["open"];
  };
  asked = [];
  globalThis.fetch = (async (address: string) => {
    asked.push(address);
    return { ok: true, text: async () => ANSWER };
  }) as unknown as typeof fetch;
  searchWhileTyping();
});

async function search(words: string): Promise<void> {
  const field = find<HTMLInputElement>("#q");
  field.focus();
  type(field, words);
  mock.timers.tick(200);
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

const shown = () => document.querySelector(".quick[data-open]") !== null;

test("results of the search page appear under the field and their number is spoken", async () => {
  await search("vand & co");
  assert.deepEqual(asked, ["https://carnet.test/search?q=vand+%26+co"]);
  assert.ok(shown());
  assert.equal(document.querySelectorAll(".quick a").length, 2);
  assert.equal(find("#live").textContent, "2 résultats");
});

test("one letter asks nothing, and closes what was shown", async () => {
  await search("vand");
  await search("v");
  assert.equal(asked.length, 1);
  assert.ok(!shown());
});

test("arrows walk between the field and the results, a letter returns to the field", async () => {
  await search("vand");
  const path = ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"].map(
    (key) => press(key) && document.activeElement?.id,
  );
  assert.deepEqual(path, ["claire", "thomas", "thomas", "claire", "q"]);
  press("ArrowDown");
  assert.equal(press("e"), false);
  assert.equal(document.activeElement?.id, "q");
});

test("Escape closes the results and keeps the words", async () => {
  await search("vand");
  press("ArrowDown");
  press("Escape");
  assert.ok(!shown());
  assert.equal(document.activeElement?.id, "q");
  assert.equal(find<HTMLInputElement>("#q").value, "vand");
});

test("leaving the field closes the results", async () => {
  await search("vand");
  find("#elsewhere").focus();
  find("#elsewhere").dispatchEvent(new Event("focusin", { bubbles: true }));
  assert.ok(!shown());
});

test("a server that cannot be reached leaves the field as it was", async () => {
  globalThis.fetch = (() => Promise.reject(new TypeError("unreachable"))) as typeof fetch;
  await search("vand");
  assert.ok(!shown());
});
