// Results appear under the search field of the sidebar while one types. They are the list (.hits) of the search page
// itself, which the field leads to without script and with Enter.
import { closest } from "./closest.ts";
import { say } from "./toast.ts";

const PAUSE = 200; // ms after the last letter
const SHORTEST = 2; // letters

let asked: AbortController | undefined;

export function searchWhileTyping(): void {
  let timer = 0;
  document.addEventListener("input", (event) => {
    const form = closest<HTMLFormElement>(event, ".side form.find");
    if (!form) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void look(form), PAUSE);
  });
  document.addEventListener("keydown", walk);
  for (const left of ["focusin", "pointerdown"]) {
    document.addEventListener(left, (event) => closest(event, ".find, .quick") ?? close());
  }
}

async function look(form: HTMLFormElement): Promise<void> {
  asked?.abort();
  asked = new AbortController();
  const words = String(new FormData(form).get("q") ?? "").trim();
  if (words.length < SHORTEST) return close();
  const address = `${form.action}?${new URLSearchParams({ q: words })}`;
  const hits = await fetchHits(address, asked.signal).catch(() => null); // Enter still leads to the page
  if (hits && form.contains(document.activeElement)) show(form, hits);
}

async function fetchHits(address: string, signal: AbortSignal): Promise<Element | null> {
  const response = await fetch(address, { signal });
  if (!response.ok) return null;
  return new DOMParser().parseFromString(await response.text(), "text/html").querySelector(".hits");
}

function show(form: HTMLFormElement, hits: Element): void {
  const results = panel() ?? addPanel(form);
  results.replaceChildren(document.importNode(hits, true));
  results.showPopover();
  say(results.querySelector("[data-say]")?.textContent ?? "");
}

function panel(): HTMLElement | null {
  return document.querySelector<HTMLElement>(".quick");
}

function addPanel(form: HTMLFormElement): HTMLElement {
  const results = document.createElement("div");
  results.className = "quick";
  results.popover = "manual";
  form.after(results);
  return results;
}

function close(): void {
  asked?.abort();
  panel()?.hidePopover();
}

/** Down enters the results, up past the first returns to the field, a letter goes on typing, Escape closes. */
function walk(event: KeyboardEvent): void {
  const field = document.querySelector<HTMLInputElement>(".side .find input");
  const results = panel();
  if (!field || !results || !closest(event, ".find, .quick")) return;
  const stops: HTMLElement[] = [field, ...results.querySelectorAll<HTMLElement>("a[href]")];
  const at = stops.indexOf(event.target as HTMLElement);
  if (event.key === "ArrowDown") stops[Math.min(at + 1, stops.length - 1)]?.focus();
  else if (event.key === "ArrowUp") stops[Math.max(at - 1, 0)]?.focus();
  else if (event.key === "Escape") {
    field.focus();
    close();
  } else {
    if (at > 0 && event.key.length === 1 && !event.ctrlKey && !event.metaKey) field.focus();
    return;
  }
  event.preventDefault();
}
