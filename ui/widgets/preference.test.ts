import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { find, open } from "../test/page.ts";
import { applyPreferences } from "./preference.ts";

let posted: Array<[string, string]>;

beforeEach(() => {
  open(`
    <form method="post" action="/theme" data-preference="theme"><input type="hidden" name="csrf" value="k7">
      <button name="theme" value="system" aria-pressed="true">Système</button><button name="theme" value="dark" aria-pressed="false">Sombre</button></form>`);
  posted = [];
  globalThis.fetch = (async (url: string, init: RequestInit) => {
    posted.push([url, String(init.body)]);
    return {} as Response;
  }) as typeof fetch;
  applyPreferences();
});

function choose(value: string): void {
  const submitter = find(`button[value=${value}]`);
  find("form").dispatchEvent(Object.assign(new Event("submit", { bubbles: true, cancelable: true }), { submitter }));
}

test("a theme shows at once and is posted with its token", () => {
  choose("dark");
  assert.equal(document.documentElement.dataset["theme"], "dark");
  assert.equal(find("button[value=dark]").getAttribute("aria-pressed"), "true");
  assert.equal(find("button[value=system]").getAttribute("aria-pressed"), "false");
  assert.deepEqual(posted, [["https://carnet.test/theme", "csrf=k7&theme=dark"]]);
});

test("“system” gives the page back to the system", () => {
  choose("dark");
  choose("system");
  assert.equal(document.documentElement.dataset["theme"], undefined);
});
