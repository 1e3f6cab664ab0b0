// Filters answer as they are chosen. Without script their form has a button.
import { closest } from "./closest.ts";

const PAUSE = 250; // ms after the last letter
const TYPED = "input[type=search], input[type=text], input:not([type])";

export function submitOnChange(): void {
  const timers = new WeakMap<HTMLFormElement, number>();
  const sent = new WeakMap<HTMLFormElement, string>();

  const submit = (form: HTMLFormElement): void => {
    const state = stateOf(form);
    if (sent.get(form) === state) return; // a search field fires "change" again when left
    sent.set(form, state);
    form.requestSubmit();
  };
  const later = (event: Event, pause: number): void => {
    const form = closest<HTMLFormElement>(event, "form[data-autosubmit]");
    if (!form) return;
    window.clearTimeout(timers.get(form));
    timers.set(form, window.setTimeout(submit, pause, form));
  };

  document.addEventListener("input", (event) => closest(event, TYPED) && later(event, PAUSE));
  document.addEventListener("change", (event) => later(event, 0));
  document.addEventListener(
    "formdata",
    (event) => closest(event, "form[data-autosubmit]") && dropEmpty(event.formData),
  );
}

/** Keeps addresses short: an empty filter is no filter. */
function dropEmpty(entries: FormData): void {
  for (const [name, value] of [...entries]) {
    if (value === "") entries.delete(name);
  }
}

function stateOf(form: HTMLFormElement): string {
  return [...new FormData(form)].map(([name, value]) => `${name}=${String(value)}`).join("&");
}
