import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { find, open, type } from "../test/page.ts";
import { submitOnChange } from "./autosubmit.ts";

let submissions: number;

beforeEach(() => {
  open(`
    <form data-autosubmit><input type="search" name="q"><select name="owner"><option value="">Tous</option><option value="yanis">Yanis</option></select></form>
    <form id="edit"><input type="text" name="first"></form>`);
  submissions = 0;
  for (const form of document.querySelectorAll("form")) form.requestSubmit = () => void submissions++;
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  window.setTimeout = setTimeout as typeof window.setTimeout;
  window.clearTimeout = clearTimeout;
  submitOnChange();
});

test("typing waits for a pause, then submits once", () => {
  const search = find<HTMLInputElement>("[name=q]");
  for (const text of ["v", "va", "van"]) {
    type(search, text);
    mock.timers.tick(200);
  }
  assert.equal(submissions, 0);
  mock.timers.tick(250);
  assert.equal(submissions, 1);
});

test("a choice submits at once", () => {
  const owner = find<HTMLSelectElement>("[name=owner]");
  owner.value = "yanis";
  owner.dispatchEvent(new Event("change", { bubbles: true }));
  mock.timers.tick(0);
  assert.equal(submissions, 1);
});

test("leaving the field does not submit the same search again", () => {
  const search = find<HTMLInputElement>("[name=q]");
  type(search, "vand");
  mock.timers.tick(250);
  search.dispatchEvent(new Event("change", { bubbles: true }));
  mock.timers.tick(250);
  assert.equal(submissions, 1);
});

test("other forms wait for their button", () => {
  type(find<HTMLInputElement>("[name=first]"), "Claire");
  mock.timers.tick(1000);
  assert.equal(submissions, 0);
});

test("an empty filter leaves no trace in the address", () => {
  const entries = new FormData();
  entries.append("q", "");
  entries.append("owner", "yanis");
  find("form").dispatchEvent(Object.assign(new Event("formdata", { bubbles: true }), { formData: entries }));
  assert.deepEqual([...entries], [["owner", "yanis"]]);
});
