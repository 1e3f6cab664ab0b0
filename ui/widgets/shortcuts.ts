// The keyboard map is what the page declares: aria-keyshortcuts on a field, link or button, which assistive
// technology reads as well. Single characters act only outside fields and can be switched off (data-keys="off").

const WRITABLE =
  "input:not([type=checkbox], [type=radio], [type=submit], [type=file]), textarea, select, [contenteditable]";

export function listenForShortcuts(): void {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (sends(event)) return;
    const element = declared(event);
    if (!element) return;
    event.preventDefault();
    act(element);
  });
}

/** Ctrl+Enter in a text area sends its form. */
function sends(event: KeyboardEvent): boolean {
  const field = event.target;
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !(field instanceof HTMLTextAreaElement))
    return false;
  event.preventDefault();
  field.form?.requestSubmit();
  return true;
}

function declared(event: KeyboardEvent): HTMLElement | undefined {
  const scope = document.querySelector("dialog[open]") ?? document;
  const elements = scope.querySelectorAll<HTMLElement>("[aria-keyshortcuts]:not([aria-disabled=true], :disabled)");
  const meant = [...elements].filter(
    (element) => shortcuts(element).some((keys) => pressed(event, keys)) && shown(element),
  );
  // what the page makes of a key comes before what the frame makes of it everywhere
  return meant.find((element) => element.closest("#page")) ?? meant[0];
}

function shortcuts(element: HTMLElement): string[] {
  return (element.getAttribute("aria-keyshortcuts") ?? "").split(/\s+/).filter(Boolean);
}

export function pressed(event: KeyboardEvent, keys: string): boolean {
  const parts = keys === "+" ? ["+"] : keys.split("+");
  const key = parts.at(-1)?.toLowerCase();
  const control = parts.includes("Control");
  // AltGr arrives as Ctrl+Alt on some systems, and types "[" on a French keyboard.
  const altGraph = event.getModifierState("AltGraph");
  const held = !altGraph && (event.ctrlKey || event.metaKey);
  if (event.key.toLowerCase() !== key || held !== control) return false;
  if ((!altGraph && event.altKey) !== parts.includes("Alt")) return false;
  // in a field Ctrl+Z takes back what was typed there
  if (control && key === "z" && writing(event)) return false;
  return control || isNamed(parts) || !(writing(event) || switchedOff());
}

/** Whether a letter or sign is pressed by itself, where no text is written, by somebody who wants single keys to act. */
export function isSingleKey(event: KeyboardEvent): boolean {
  const held = event.ctrlKey || event.metaKey || (event.altKey && !event.getModifierState("AltGraph"));
  return (
    event.key.length === 1 && event.key !== " " && !held && !event.isComposing && !writing(event) && !switchedOff()
  );
}

/** Escape is no letter that somebody types: it acts in fields too. */
function isNamed(parts: string[]): boolean {
  return parts.at(-1) === "Escape";
}

function writing(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.matches(WRITABLE);
}

function switchedOff(): boolean {
  return document.documentElement.dataset.keys === "off";
}

function shown(element: HTMLElement): boolean {
  return element.checkVisibility?.({ visibilityProperty: true }) ?? true;
}

function act(element: HTMLElement): void {
  if (!element.matches(WRITABLE)) return element.click();
  element.focus();
  if (element instanceof HTMLInputElement) element.select();
}
