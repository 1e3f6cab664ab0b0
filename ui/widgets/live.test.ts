import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { open } from "../test/page.ts";
import { watchColleagues } from "./live.ts";

class News {
  static open: News[] = [];
  isClosed = false;
  #heard: (event: { data: string }) => void = () => {};
  constructor(readonly url: string) {
    News.open.push(this);
  }
  addEventListener(_: "message", heard: (event: { data: string }) => void): void {
    this.#heard = heard;
  }
  close(): void {
    this.isClosed = true;
  }
  tell(kind: string): void {
    this.#heard({ data: kind });
  }
}

let renewed: string[] = [];
let seen: DocumentVisibilityState = "visible";

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  open(`<section id="record-tasks" data-live="task"></section><section id="sales" data-live="sale"></section>`);
  (globalThis as unknown as Record<string, unknown>)["EventSource"] = News;
  News.open = [];
  renewed = [];
  seen = "visible";
  Object.defineProperty(document, "visibilityState", { get: () => seen, configurable: true });
  watchColleagues((element) => renewed.push(element.id));
});

function show(state: DocumentVisibilityState): void {
  seen = state;
  document.dispatchEvent(new Event("visibilitychange"));
}

test("what shows the kind that changed is asked for anew, once for many changes", () => {
  News.open[0]?.tell("task");
  News.open[0]?.tell("task");
  News.open[0]?.tell("person");
  mock.timers.tick(300);
  assert.deepEqual(renewed, ["record-tasks"]);
});

test("a page that lagged behind asks for everything", () => {
  News.open[0]?.tell("everything");
  mock.timers.tick(300);
  assert.deepEqual(renewed, ["record-tasks", "sales"]);
});

test("a page that nobody sees does not listen, and catches up when it is seen", () => {
  show("hidden");
  assert.equal(News.open[0]?.isClosed, true);
  show("visible");
  mock.timers.tick(300);
  assert.equal(News.open.length, 2);
  assert.deepEqual(renewed, ["record-tasks", "sales"]);
});

test("a page without such a part does not listen", () => {
  News.open = [];
  document.body.innerHTML = "";
  watchColleagues(() => {});
  assert.equal(News.open.length, 0);
});
