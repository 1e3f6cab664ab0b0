// A page for the tests of the widgets: a document to act on, and the hands of a person.
import { Window } from "happy-dom";

const SHARED = [
  "Element", "HTMLElement", "HTMLInputElement", "HTMLTextAreaElement", "HTMLButtonElement", "HTMLFormElement",
  "HTMLDialogElement", "HTMLSelectElement", "Node", "FocusEvent", "MouseEvent",
  "DOMParser", "DOMParser", "HTMLTemplateElement", "Event", "KeyboardEvent", "CustomEvent", "FormData", "File",
]; // prettier-ignore

/** Opens a page: its document becomes the global one, with fresh listeners. */
export function open(body: string): void {
  const window = new Window({ url: "https://carnet.test/people" });
  window.document.body.innerHTML = body;
  const globals = globalThis as unknown as Record<string, unknown>;
  globals["window"] = window;
  globals["document"] = window.document;
  for (const name of SHARED) globals[name] = (window as unknown as Record<string, unknown>)[name];
}

export function find<E extends Element = HTMLElement>(selector: string): E {
  const element = document.querySelector<E>(selector);
  if (!element) throw new Error(`the page has no ${selector}`);
  return element;
}

/** Presses a key where the focus is; answers whether the page took it. */
export function press(key: string, held: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...held });
  event.getModifierState ??= () => false;
  (document.activeElement ?? document.body).dispatchEvent(event);
  return event.defaultPrevented;
}

export function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
