// Toasts are rendered by the server. Their words, and those of whatever is marked data-say, are repeated in the status
// region, because a live region only speaks when it changes. A toast that holds an action stays; the others leave, but
// never under the pointer.

import { closest } from "./closest.ts";

const STAY = 8000; // ms
const spoken = new WeakMap<HTMLElement, string>();

export function announceToasts(): void {
  announce();
  document.addEventListener("submit", returnToToasts);
  document.addEventListener("htmx:after:settle", () => {
    announce();
    sayWhatIsNew();
  });
}

/** Undoing loads the page anew: the focus goes to the toast that says so, where its button was. */
function returnToToasts(event: Event): void {
  const form = closest<HTMLFormElement>(event, ".toast form");
  const toasts = form?.closest(".toasts[id]");
  if (form && toasts) form.action = `${form.action.split("#")[0]}#${toasts.id}`;
}

/** Shows a toast made from a template of the page. */
export function showToast(template: HTMLTemplateElement): void {
  document.querySelector(".toasts")?.replaceChildren(template.content.cloneNode(true));
  announce();
}

/** Speaks through the status region of the page. */
export function say(words: string): void {
  const status = document.getElementById("live");
  if (status) status.textContent = words.trim();
}

/** Only what has changed: an unchanged count is not repeated. */
function sayWhatIsNew(): void {
  for (const element of document.querySelectorAll<HTMLElement>("[data-say]")) {
    const words = element.textContent ?? "";
    if (spoken.get(element) !== words) say(words);
    spoken.set(element, words);
  }
}

function announce(): void {
  for (const toast of document.querySelectorAll<HTMLElement>(".toast:not([data-said])")) {
    toast.dataset.said = "";
    say(toast.querySelector("span")?.textContent ?? "");
    if (!toast.querySelector("form, a[href], .do")) leaveLater(toast);
  }
}

function leaveLater(toast: HTMLElement): void {
  window.setTimeout(() => {
    if (toast.matches(":hover, :focus-within")) leaveLater(toast);
    else toast.remove();
  }, STAY);
}
