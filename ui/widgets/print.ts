// A button with data-print prints the page.
import { closest } from "./closest.ts";

export function printOnRequest(): void {
  document.addEventListener("click", (event) => closest(event, "[data-print]") && window.print());
}
