// The keys that stand in the list of keys (#keys, which ? opens) and are no button's or link's own: two letters that
// lead to a page, those that walk a list, the list itself. What is not listed is not heard.
import { isSingleKey } from "./shortcuts.ts";

const PAUSE = 1200; // ms between the two letters

let first = "";
let timer = 0;

export function listenForKeys(): void {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || !isSingleKey(event) || document.querySelector("dialog[open], .menu:popover-open"))
      return;
    const letter = event.key.toLowerCase();
    const key = event.shiftKey && listed(`Shift+${letter}`, "=") ? `Shift+${letter}` : letter;
    const keys = first ? `${first} ${key}` : key;
    const follows = first !== "";
    forget();
    if (act(keys)) event.preventDefault();
    else if (!follows && listed(`${key} `, "^=")) remember(key);
    else if (follows) event.preventDefault(); // two letters that lead nowhere are no single one either
  });
}

function remember(key: string): void {
  first = key;
  timer = window.setTimeout(forget, PAUSE);
}

function forget(): void {
  window.clearTimeout(timer);
  first = "";
}

function act(keys: string): boolean {
  const row = listed(keys, "=");
  if (!row) return false;
  const link = row.querySelector<HTMLElement>("a[href]");
  if (link) link.click();
  else if (keys === "?") showList();
  else if (keys === "j") walk(1);
  else if (keys === "k") walk(-1);
  else if (keys === "x") tick(false);
  else if (keys === "Shift+x") tick(true);
  else return false;
  return true;
}

function listed(keys: string, how: "=" | "^="): HTMLElement | null {
  return document.querySelector<HTMLElement>(`#keys [data-keys${how}"${keys.replace(/["\\]/g, "\\$&")}"]`);
}

/** Shows the keys that do something on this page. */
function showList(): void {
  for (const row of document.querySelectorAll<HTMLElement>("#keys [data-keys]")) {
    const needs = row.dataset["needs"];
    row.hidden = needs !== undefined && !document.querySelector(needs);
  }
  document.querySelector<HTMLDialogElement>("#keys")?.showModal();
}

function walk(step: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>("table.list tbody tr")].filter((row) =>
    row.querySelector("a"),
  );
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1);
  rows[next]?.querySelector<HTMLElement>("a")?.focus();
}

/** Ticks the row one is at, or with Shift every row from the one ticked before. */
function tick(shiftKey: boolean): void {
  const row = document.activeElement?.closest("table.list tbody tr");
  const box = row?.querySelector<HTMLInputElement>("input[type=checkbox]");
  box?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey }));
}
