import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { find, open } from "../test/page.ts";
import { createOnTheSpot } from "./create.ts";

let asked: { address: string; headers: unknown }[];
let revived: HTMLElement[];

function page(main: string): void {
  open(`<a id="new" href="https://carnet.test/people/new" data-create>Nouveau contact</a><main>${main}</main>
    <dialog id="create"></dialog>`);
  asked = [];
  revived = [];
  globalThis.fetch = ((address: string, { headers }: RequestInit) => {
    asked.push({ address, headers });
    const small = `<form><input id="given" autofocus><button id="save">Créer</button>
      <button id="whole" name="whole" data-whole>Ouvrir la fiche entière</button></form>`;
    return Promise.resolve(new Response(small));
  }) as typeof fetch;
  createOnTheSpot((place) => revived.push(place));
}

beforeEach(() => page(""));

const click = async (): Promise<boolean> => {
  const event = new MouseEvent("click", { bubbles: true, cancelable: true });
  find("#new").dispatchEvent(event);
  await new Promise((done) => setImmediate(done));
  return event.defaultPrevented;
};

test("the link opens the small form of its page, and one writes at once", async () => {
  assert.ok(await click());
  assert.deepEqual(asked, [
    { address: "https://carnet.test/people/new", headers: { "HX-Request": "true", "HX-Target": "create" } },
  ]);
  assert.ok(find<HTMLDialogElement>("#create").open);
  assert.deepEqual(revived, [find("#create")]);
  assert.equal(document.activeElement?.id, "given");
});

test("where a record is on a form already, the link leads to its page", async () => {
  page('<form id="record"></form>');
  assert.equal(await click(), false);
  assert.deepEqual(asked, []);
});

test("the whole form is opened by the browser itself, the small one is sent by htmx", async () => {
  await click();
  const heard: string[] = [];
  const form = find<HTMLFormElement>("#create form");
  form.addEventListener("submit", (event) => {
    heard.push((event as SubmitEvent).submitter?.id ?? "");
    event.preventDefault();
  });
  for (const id of ["save", "whole"]) {
    const event = new Event("submit", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "submitter", { value: find(`#${id}`) });
    form.dispatchEvent(event);
  }
  assert.deepEqual(heard, ["save"]);
});
