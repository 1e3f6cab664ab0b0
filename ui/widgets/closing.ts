// A button with data-close closes the toast, dialog or popover it stands in.
import { closest } from "./closest.ts";

export function closeOnRequest(): void {
  document.addEventListener("click", (event) => {
    const layer = closest(event, "[data-close]")?.closest<HTMLElement>(".toast, dialog, [popover]");
    if (layer instanceof HTMLDialogElement) layer.close();
    else if (layer?.hasAttribute("popover")) layer.hidePopover();
    else layer?.remove();
  });
}
