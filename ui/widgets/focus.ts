// When a swap removes the element that had the focus, the focus goes to what replaced it instead of falling to the page.

type Settled = CustomEvent<{ newContent?: Node[] }>;

export function keepFocus(): void {
  let held: Element | null = null;
  document.addEventListener("htmx:before:swap", () => {
    held = document.activeElement;
  });
  document.addEventListener("htmx:after:settle", (event) => {
    const lost = held && !held.isConnected && (document.activeElement ?? document.body) === document.body;
    if (lost) refuge((event as Settled).detail?.newContent ?? [])?.focus({ preventScroll: true });
    held = null;
  });
}

function refuge(content: Node[]): HTMLElement | undefined {
  const elements = content.filter((node): node is HTMLElement => node instanceof HTMLElement);
  const chosen = elements.flatMap((element) => [
    ...element.querySelectorAll<HTMLElement>("[data-focus], [autofocus]"),
  ])[0];
  const target = chosen ?? elements[0];
  if (target && target.tabIndex < 0) target.setAttribute("tabindex", "-1");
  return target;
}
