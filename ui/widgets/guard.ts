// Warns before leaving a form with unsaved changes. A form shown again with errors is unsaved from the start (data-guard="dirty").
import { closest } from "./closest.ts";

export function warnBeforeLeaving(): void {
  const changed = new Set<HTMLFormElement>();
  const note = (event: Event): void => {
    const form = closest<HTMLFormElement>(event, "form[data-guard]");
    if (form) changed.add(form);
  };
  document.addEventListener("input", note);
  document.addEventListener("change", note);
  document.addEventListener("submit", (event) => {
    if (!(event.target instanceof HTMLFormElement)) return;
    changed.delete(event.target);
    if (event.target.dataset.guard === "dirty") event.target.dataset.guard = "";
  });
  window.addEventListener("beforeunload", (event) => {
    const unsaved = [...changed].some((form) => form.isConnected);
    if (unsaved || document.querySelector("form[data-guard=dirty]")) event.preventDefault();
  });
}
