// A value changed where it stands: leaving it saves, cancelling (Escape is a key of that link) brings back what stood there.
import { closest } from "./closest.ts";

type Swap = CustomEvent<{ ctx?: { target?: Element } }>;
type Request = CustomEvent<{ ctx?: { sourceElement?: Element; request?: RequestInit } }>;

type Revive = (place: HTMLElement) => void;

const stood = new WeakMap<Element, Node[]>();
/** Where a value is being saved by whoever writes in it: the focus comes back there. */
let saving: HTMLElement | null = null;

/** `revive` gives links brought back their requests again. */
export function editInPlace(revive: Revive): void {
  document.addEventListener("htmx:before:swap", (event) => {
    const place = (event as Swap).detail?.ctx?.target;
    // copies: htmx takes its requests from what it swaps out
    if (place?.querySelector("a.edit"))
      stood.set(
        place,
        [...place.childNodes].map((node) => node.cloneNode(true)),
      );
  });
  document.addEventListener("htmx:after:settle", () => {
    write();
    comeBack();
  });
  document.addEventListener("htmx:config:request", outliveThePage);
  document.addEventListener("submit", (event) => {
    const form = closest<HTMLFormElement>(event, "form[data-save-on-leave]");
    if (!form) return;
    saving = form.contains(document.activeElement) ? form.parentElement : null;
    settled(form);
  });
  document.addEventListener("focusout", (event) => leave(event, revive));
  document.addEventListener("mousedown", (event) => {
    // the value keeps the focus: not every browser gives it to a link, and leaving would save
    if (closest(event, "a[data-cancel]")) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const link = closest<HTMLElement>(event, "a[data-cancel]");
    if (link && bringBack(link, revive)) event.preventDefault();
  });
}

/** One click, and one writes; a complaint is read first. */
function write(): void {
  const form = document.querySelector("form.in-place");
  if (!form || form.contains(document.activeElement) || form.querySelector(".errors")) return;
  const field = form.querySelector<HTMLElement>("input:not([type=hidden]), textarea, select");
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}

/** Whoever saved by the keyboard goes on from the value. */
function comeBack(): void {
  if (saving?.isConnected && document.activeElement === document.body && !saving.querySelector("form"))
    saving.querySelector<HTMLElement>("a.edit")?.focus();
  saving = null;
}

/** A form that was sent or given up is taken away, and loses the focus once more: that saves nothing. */
function settled(form: HTMLFormElement): void {
  form.dataset["settled"] = "";
}

/** Whoever leaves a value for another page has left it all the same: the request is not dropped with the page. */
function outliveThePage(event: Event): void {
  const { sourceElement, request } = (event as Request).detail?.ctx ?? {};
  if (request && sourceElement?.matches("form[data-save-on-leave]")) request.keepalive = true;
}

function leave(event: FocusEvent, revive: Revive): void {
  const form = closest<HTMLFormElement>(event, "form[data-save-on-leave]");
  // another window is no other field
  if (!form || "settled" in form.dataset || !document.hasFocus()) return;
  if (event.relatedTarget instanceof Node && form.contains(event.relatedTarget)) return;
  if (changed(form)) form.requestSubmit();
  else bringBack(form, revive);
}

function changed(form: HTMLFormElement): boolean {
  return [...form.elements].some((field) => {
    if (field instanceof HTMLSelectElement)
      return [...field.options].some((option) => option.selected !== option.defaultSelected);
    return field instanceof HTMLInputElement && field.type !== "hidden" && field.value !== field.defaultValue;
  });
}

function bringBack(from: HTMLElement, revive: Revive): boolean {
  const form = from.closest("form");
  const place = form?.parentElement;
  const nodes = place && stood.get(place);
  if (!nodes) return false;
  settled(form);
  const hadFocus = place.contains(document.activeElement);
  stood.delete(place);
  place.replaceChildren(...nodes);
  revive(place);
  if (hadFocus) place.querySelector<HTMLElement>("a.edit")?.focus();
  return true;
}
