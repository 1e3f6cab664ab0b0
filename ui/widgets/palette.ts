// The palette: the search page's list in a dialog, walked by the arrows while the focus stays in the field (combobox).
// What opens it is a link to that page, which does the same without script.
import { closest } from "./closest.ts";

const PAUSE = 150; // ms after the last letter

let asked: AbortController | undefined;
let timer = 0;

export function openPalette(): void {
  document.addEventListener("click", (event) => {
    const opener = closest<HTMLAnchorElement>(event, "a[data-palette]");
    if (!opener || event.ctrlKey || event.metaKey || event.shiftKey || !palette()) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("input", (event) => {
    if (!closest(event, "#palette input")) return;
    point(undefined); // what is shown answers what was typed before
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void look(), PAUSE);
  });
  document.addEventListener("keydown", (event) => closest(event, "#palette input") && walk(event));
  document.addEventListener("submit", (event) => chooseInstead(event));
  // Outside the sheet is the veil: the dialog itself is clicked there
  document.addEventListener("pointerdown", (event) => event.target === palette() && palette()?.close());
  // A choice that stays on the page, such as a theme, is made
  document.addEventListener("click", (event) => closest(event, "#palette [data-preference]") && palette()?.close());
}

function open(): void {
  const dialog = palette();
  if (!dialog || dialog.open) return;
  for (const layer of document.querySelectorAll<HTMLElement>("[popover]:popover-open")) layer.hidePopover();
  dialog.showModal();
  field().value = "";
  field().focus();
  void look();
}

async function look(): Promise<void> {
  asked?.abort();
  asked = new AbortController();
  const form = field().form!;
  const address = `${form.action}?${new URLSearchParams({ q: field().value.trim() })}`;
  const headers = { "HX-Request": "true", "HX-Target": "hits" };
  const response = await fetch(address, { signal: asked.signal, headers }).catch(() => null);
  if (!response) return; // another letter came, or nothing answers: Enter still leads to the page
  if (!response.ok) return form.submit(); // signed out meanwhile: the page says so
  const hits = new DOMParser().parseFromString(await response.text(), "text/html").querySelector(".hits");
  if (hits && palette()?.open) show(hits);
}

/** The list of the page becomes options: groups by their titles, and nothing else between them. */
function show(hits: Element): void {
  const groups = [...hits.querySelectorAll("section")].map(group).filter((one) => one.childElementCount > 1);
  list().replaceChildren(...groups);
  options().forEach((option, at) => (option.id = `option-${at}`));
  const said = hits.querySelector("[data-say]")?.textContent?.trim() ?? "";
  status().textContent = said;
  status().classList.toggle("vh", options().length > 0);
  field().setAttribute("aria-expanded", String(options().length > 0));
  list().scrollTop = 0;
  point(field().value.trim() === "" ? undefined : options()[0]);
}

function group(section: Element): HTMLElement {
  const group = document.createElement("div");
  const title = document.createElement("div");
  const name = section.querySelector("h2")?.textContent ?? "";
  title.textContent = name;
  title.className = "title";
  title.setAttribute("aria-hidden", "true");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", name);
  group.append(title, ...[...section.querySelectorAll("li > *")].map(option));
  return group;
}

/** A form with its button stays what it is; the button is the option. */
function option(choice: Element): Element {
  const copy = document.importNode(choice, true);
  const deed = copy.matches("form") ? copy.querySelector("button") : copy;
  deed?.setAttribute("role", "option");
  deed?.setAttribute("tabindex", "-1");
  deed?.setAttribute("aria-selected", "false");
  if (copy !== deed) copy.setAttribute("role", "none");
  return copy;
}

function walk(event: KeyboardEvent): void {
  if (event.isComposing) return;
  const all = options();
  const at = all.findIndex((one) => one.id === field().getAttribute("aria-activedescendant"));
  const steps: Record<string, () => HTMLElement | undefined> = {
    ArrowDown: () => all[(at + 1) % all.length],
    ArrowUp: () => all[(at <= 0 ? all.length : at) - 1],
    PageDown: () => all[Math.min(at + 8, all.length - 1)],
    PageUp: () => all[Math.max(at - 8, 0)],
  };
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) choose(all[at], true);
  else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") palette()?.close();
  else if (steps[event.key]) point(steps[event.key]?.());
  else return;
  event.preventDefault();
}

/** Enter sends the form: to the page of results, unless a result is pointed at. */
function chooseInstead(event: Event): void {
  if (!closest(event, "#palette > form")) return;
  const pointed = options().find((one) => one.getAttribute("aria-selected") === "true");
  if (!pointed) return;
  event.preventDefault();
  choose(pointed, false);
}

function choose(chosen: HTMLElement | undefined, apart: boolean): void {
  const page = apart ? chosen?.getAttribute("href") : null;
  if (page) window.open(page, "_blank", "noopener");
  else chosen?.click();
}

function point(chosen: HTMLElement | undefined): void {
  for (const one of options()) one.setAttribute("aria-selected", String(one === chosen));
  if (chosen) field().setAttribute("aria-activedescendant", chosen.id);
  else field().removeAttribute("aria-activedescendant");
  chosen?.scrollIntoView({ block: "nearest" });
}

const palette = (): HTMLDialogElement | null => document.querySelector<HTMLDialogElement>("#palette");
const field = (): HTMLInputElement => document.querySelector<HTMLInputElement>("#palette input")!;
const list = (): HTMLElement => document.querySelector<HTMLElement>("#palette-list")!;
const status = (): HTMLElement => document.querySelector<HTMLElement>("#palette [role=status]")!;
const options = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("#palette [role=option]")];
