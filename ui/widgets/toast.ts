// Toasts are rendered by the server. Their words are repeated in the status region, because a live region only
// speaks when it changes. A toast that holds an action stays; the others leave, but never under the pointer.

const STAY = 8000; // ms

export function announceToasts(): void {
  announce();
  document.addEventListener("htmx:after:settle", announce);
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
