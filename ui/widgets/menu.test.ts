import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { find, open, press } from "../test/page.ts";
import { walkMenus } from "./menu.ts";

let shown: boolean;

beforeEach(() => {
  open(`
    <button id="opener" popovertarget="sort">Trier</button>
    <div class="menu" popover id="sort"><a class="item" href="#" id="name">Nom</a><a class="item" href="#" aria-disabled="true">Ville</a><a class="item" href="#" id="spend">12 mois</a></div>`);
  shown = true;
  const menu = find("#sort");
  const matches = menu.matches.bind(menu);
  menu.matches = (selector) => (selector.includes(":popover-open") ? shown : matches(selector));
  walkMenus();
});

test("down from the button enters the menu, and goes round it past what is disabled", () => {
  find("#opener").focus();
  const path = ["ArrowDown", "ArrowDown", "ArrowDown"].map((key) => press(key) && document.activeElement?.id);
  assert.deepEqual(path, ["name", "spend", "name"]);
});

test("up from the button goes to the last item, Home and End to the ends", () => {
  find("#opener").focus();
  const path = ["ArrowUp", "Home", "End"].map((key) => press(key) && document.activeElement?.id);
  assert.deepEqual(path, ["spend", "name", "spend"]);
});

test("a closed menu leaves the arrows to the page", () => {
  shown = false;
  find("#opener").focus();
  assert.equal(press("ArrowDown"), false);
});
