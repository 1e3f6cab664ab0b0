import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { find, open } from "../test/page.ts";
import { closeOnRequest } from "./closing.ts";
import { reportLostConnection } from "./connection.ts";
import { announceToasts } from "./toast.ts";

function page(toast: string): void {
  open(`
    <section class="toasts" id="toasts" tabindex="-1">${toast}</section><div id="live" role="status"></div>
    <template id="offline"><div class="toast"><span>Carnet ne répond pas.</span><button data-close>Fermer</button></div></template>`);
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  window.setTimeout = setTimeout as typeof window.setTimeout;
  announceToasts();
  reportLostConnection();
  closeOnRequest();
}

beforeEach(() => page(""));

test("a toast is spoken by the status region and leaves", () => {
  page(`<div class="toast"><span>Fiche enregistrée.</span></div>`);
  assert.equal(find("#live").textContent, "Fiche enregistrée.");
  mock.timers.tick(8000);
  assert.equal(document.querySelector(".toast"), null);
});

test("a toast that can be undone stays until it is closed", () => {
  page(
    `<div class="toast"><span>Note supprimée.</span><form><button class="do">Annuler</button></form><button data-close>Fermer</button></div>`,
  );
  mock.timers.tick(60_000);
  assert.ok(document.querySelector(".toast"));
  find("[data-close]").click();
  assert.equal(document.querySelector(".toast"), null);
});

test("undoing comes back to the toasts, where its button had the focus", () => {
  page(
    `<div class="toast"><span>Note supprimée.</span><form action="/notes/3/undo"><button class="do">Annuler</button></form></div>`,
  );
  find("form").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  assert.match((find("form") as HTMLFormElement).action, /\/notes\/3\/undo#toasts$/);
});

test("a toast under the pointer waits", () => {
  page(`<div class="toast"><span>Fiche enregistrée.</span></div>`);
  const toast = find(".toast");
  let pointed = true;
  toast.matches = () => pointed;
  mock.timers.tick(8000);
  assert.ok(toast.isConnected);
  pointed = false;
  mock.timers.tick(8000);
  assert.ok(!toast.isConnected);
});

test("a lost connection is told in the words of the page, a refusal of the server is not a lost connection", () => {
  const fail = (response?: object) =>
    document.dispatchEvent(new CustomEvent("htmx:error", { detail: { ctx: { response } } }));
  fail({ status: 500 });
  assert.equal(document.querySelector(".toast"), null);
  fail();
  assert.equal(find("#live").textContent, "Carnet ne répond pas.");
});

test("a count marked to be said is spoken when an answer changes it, and only then", () => {
  find("#live").insertAdjacentHTML("beforebegin", `<span id="count" data-say>12 contacts</span>`);
  const answer = (words: string) => {
    find("#count").textContent = words;
    find("#live").textContent = "";
    document.dispatchEvent(new CustomEvent("htmx:after:settle"));
    return find("#live").textContent;
  };
  assert.deepEqual(
    [answer("3 contacts"), answer("3 contacts"), answer("12 contacts")],
    ["3 contacts", "", "12 contacts"],
  );
});
