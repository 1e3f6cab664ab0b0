// Adds and removes lines of a form (phones, e-mails, addresses) in place. Without script both buttons are ordinary submits.
import { closest } from "./closest.ts";

export function repeatLines(): void {
  document.addEventListener("click", (event) => {
    const add = closest<HTMLButtonElement>(event, "button[data-repeat]");
    const drop = closest<HTMLButtonElement>(event, "button[data-drop-line]");
    if (add ? addLine(add) : drop && dropLine(drop)) event.preventDefault();
  });
}

function addLine(button: HTMLButtonElement): boolean {
  const template = document.getElementById(button.dataset.repeat ?? "");
  const list = document.getElementById(button.dataset.into ?? "");
  if (!(template instanceof HTMLTemplateElement) || !list) return false;
  const line = document.createElement("template");
  line.innerHTML = template.innerHTML.replaceAll("__n__", String(nextNumber(list)));
  const field = line.content.querySelector<HTMLElement>("input, select, textarea");
  list.append(line.content);
  field?.focus();
  return true;
}

/** Never a number used before, so that a removed line does not lend its name to a new one. */
function nextNumber(list: HTMLElement): number {
  const number = Number(list.dataset.next ?? list.children.length);
  list.dataset.next = String(number + 1);
  return number;
}

function dropLine(button: HTMLButtonElement): boolean {
  const line = button.closest("li");
  const list = line?.parentElement;
  if (!line || !list) return false;
  const refuge = (line.previousElementSibling ?? line.nextElementSibling)?.querySelector<HTMLElement>("input, select");
  const add = button.form?.querySelector<HTMLElement>(`[data-into="${list.id}"]`);
  list.dataset.next ??= String(list.children.length);
  const form = button.form;
  line.remove();
  form?.dispatchEvent(new Event("input", { bubbles: true })); // the form has changed: the guard must know
  (refuge ?? add)?.focus();
  return true;
}
