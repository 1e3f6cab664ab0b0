import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { find, open, press, type } from "../test/page.ts";
import { openPalette } from "./palette.ts";

const ANSWER = `<div class="hits" id="hits"><p data-say>3 résultats</p>
  <section><h2>Contacts</h2><ul><li><a id="claire" href="#claire">Claire Vandenberghe</a></li><li><a href="#thomas">Thomas Vandenberg</a></li></ul></section>
  <section><h2>Actions</h2><ul><li><form method="post" action="/preferences" data-preference="theme"><button name="theme" value="dark">Thème sombre</button></form></li></ul></section></div>`;
const NOTHING = `<div class="hits" id="hits"><section class="empty"><p data-say>Rien ne correspond.</p></section></div>`;
let asked: { address: string; target: string }[];
let answer: { ok: boolean; text: () => Promise<string> };

beforeEach(() => {
  open(`
    <a class="find" href="/search" data-palette>Rechercher</a>
    <dialog id="palette"><form action="/search"><input name="q" role="combobox" aria-expanded="false"></form>
    <p class="vh" role="status"></p><div id="palette-list" role="listbox"></div></dialog>`);
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  window.setTimeout = setTimeout as typeof window.setTimeout;
  window.clearTimeout = clearTimeout;
  Element.prototype.scrollIntoView = () => {};
  asked = [];
  answer = { ok: true, text: async () => ANSWER };
  globalThis.fetch = (async (address: string, { headers }: { headers: Record<string, string> }) => {
    asked.push({ address, target: String(headers["HX-Target"]) });
    return answer;
  }) as unknown as typeof fetch;
  openPalette();
});

async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

async function search(words: string): Promise<void> {
  find(".find").click();
  await settled();
  type(find<HTMLInputElement>("#palette input"), words);
  mock.timers.tick(150);
  await settled();
}

const pointed = () => document.querySelector("#palette [aria-selected=true]")?.textContent;

test("the link to the search page opens the palette, which asks for the list alone", async () => {
  await search("vand & co");
  assert.ok(find<HTMLDialogElement>("#palette").open);
  assert.deepEqual(asked, [
    { address: "https://carnet.test/search?q=", target: "hits" },
    { address: "https://carnet.test/search?q=vand+%26+co", target: "hits" },
  ]);
});

test("links and buttons become options in named groups, and their number is spoken", async () => {
  await search("vand");
  const names = [...document.querySelectorAll("#palette [role=group]")].map((one) => one.getAttribute("aria-label"));
  assert.deepEqual(names, ["Contacts", "Actions"]);
  assert.equal(document.querySelectorAll("#palette [role=option][tabindex='-1']").length, 3);
  assert.equal(find("#palette form[data-preference]").getAttribute("role"), "none");
  assert.equal(find("#palette [role=status]").textContent, "3 résultats");
  assert.equal(find("#palette input").getAttribute("aria-expanded"), "true");
});

test("arrows point at one option after another and around, while the focus stays in the field", async () => {
  await search("vand");
  const field = find("#palette input");
  const path = ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"].map((key) => press(key) && pointed());
  assert.deepEqual(path, ["Thomas Vandenberg", "Thème sombre", "Claire Vandenberghe", "Thème sombre"]);
  assert.equal(document.activeElement, field);
  const active = document.getElementById(String(field.getAttribute("aria-activedescendant")));
  assert.equal(active?.textContent, "Thème sombre");
});

test("Enter follows what is pointed at, not the form", async () => {
  await search("vand");
  let followed = "";
  find("#palette [role=option]").addEventListener("click", () => (followed = "Claire"));
  const sent = new Event("submit", { bubbles: true, cancelable: true });
  find("#palette form").dispatchEvent(sent);
  assert.equal(followed, "Claire");
  assert.ok(sent.defaultPrevented);
});

test("Enter before the answer leads to the page of results, never to what was meant before", async () => {
  await search("vand");
  type(find<HTMLInputElement>("#palette input"), "dupont");
  const sent = new Event("submit", { bubbles: true, cancelable: true });
  find("#palette form").dispatchEvent(sent);
  assert.ok(!sent.defaultPrevented);
});

test("nothing found is said where everybody reads it", async () => {
  answer = { ok: true, text: async () => NOTHING };
  await search("zzzz");
  assert.equal(find("#palette [role=status]").textContent, "Rien ne correspond.");
  assert.ok(!find("#palette [role=status]").classList.contains("vh"));
  assert.equal(find("#palette input").getAttribute("aria-expanded"), "false");
});

test("Ctrl K closes what Ctrl K opened", async () => {
  await search("vand");
  assert.ok(press("k", { ctrlKey: true }));
  assert.ok(!find<HTMLDialogElement>("#palette").open);
});

test("a link opened in a new tab is left alone", () => {
  const click = new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: true });
  find(".find").dispatchEvent(click);
  assert.ok(!click.defaultPrevented);
  assert.ok(!find<HTMLDialogElement>("#palette").open);
});
