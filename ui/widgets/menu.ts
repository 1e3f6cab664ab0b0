// Popover menus open and close by themselves; this adds the arrow keys.

const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (Math.max(at, 0) - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

export function walkMenus(): void {
  document.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    const menu = step && openMenuAt(event.target);
    if (!step || !menu) return;
    const items = [...menu.querySelectorAll<HTMLElement>(".item:not([aria-disabled=true])")];
    if (items.length === 0) return;
    event.preventDefault();
    items[step(items.indexOf(event.target as HTMLElement), items.length)]?.focus();
  });
}

/** The open menu that holds the focus, or that the focused button has opened. */
function openMenuAt(target: EventTarget | null): Element | null {
  if (!(target instanceof Element) || target.matches("input, select, textarea")) return null;
  const opened = target.getAttribute("popovertarget");
  const menu = opened ? document.getElementById(opened) : target.closest(".menu[popover]");
  return menu?.matches(".menu:popover-open") ? menu : null;
}
