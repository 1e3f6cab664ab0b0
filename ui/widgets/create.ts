// A new record on the spot: a link with data-create opens the small form of its page in a dialog. Without script, and
// where a record is on a form already, the link leads to that page.
import { closest } from "./closest.ts";

type Revive = (place: HTMLElement) => void;

/** `revive` gives the form in the dialog its requests. */
export function createOnTheSpot(revive: Revive): void {
  document.addEventListener("click", (event) => {
    const link = closest<HTMLAnchorElement>(event, "a[data-create]");
    if (
      !link ||
      event.ctrlKey ||
      event.metaKey ||
      event.shiftKey ||
      !dialog() ||
      document.querySelector("main #record")
    )
      return;
    event.preventDefault();
    void open(link.href, revive);
  });
  // A button that leaves for the page of its form takes what is typed along: htmx never hears of it
  document.addEventListener("submit", leave, { capture: true });
}

async function open(address: string, revive: Revive): Promise<void> {
  const headers = { "HX-Request": "true", "HX-Target": "create" };
  const response = await fetch(address, { headers }).catch(() => null);
  if (!response?.ok) return location.assign(address); // signed out meanwhile, or a fault: the page says so
  const place = dialog()!;
  place.innerHTML = await response.text();
  revive(place);
  for (const layer of document.querySelectorAll<HTMLElement>("[popover]:popover-open")) layer.hidePopover();
  document.querySelector<HTMLDialogElement>("#palette[open]")?.close();
  if (!place.open) place.showModal();
  place.querySelector<HTMLElement>("[autofocus], input:not([type=hidden])")?.focus();
}

function leave(event: SubmitEvent): void {
  if (event.submitter?.matches("#create [data-whole]")) event.stopPropagation();
}

const dialog = (): HTMLDialogElement | null => document.querySelector<HTMLDialogElement>("#create");
