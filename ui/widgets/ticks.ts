// Ticking the rows of a list: one by one, with Shift from the one ticked before to this one, or all of the page by the
// box in its head. The bar of what can be done with them says how many there are.
import { closest } from "./closest.ts";

const BOXES = "table.list tbody input[form=picked]:not(:disabled)";
const HEAD = "table.list thead input[data-tick-page]";

let last: HTMLInputElement | undefined;

export function tickRows(): void {
  document.addEventListener("click", (event) => {
    const box = closest<HTMLInputElement>(event, BOXES);
    if (!box) return;
    if (event.shiftKey) stretch(box);
    last = box;
  });
  document.addEventListener("change", (event) => {
    const head = closest<HTMLInputElement>(event, HEAD);
    if (head) for (const box of boxes()) box.checked = head.checked;
    tell();
  });
  document.addEventListener("htmx:after:settle", tell);
  window.addEventListener("pageshow", tell); // a page come back to keeps its ticks
}

/** Every row from the one ticked before to this one becomes as this one is. */
function stretch(box: HTMLInputElement): void {
  const all = boxes();
  const [from, to] = [all.indexOf(last ?? box), all.indexOf(box)].sort((one, other) => one - other);
  if (from === undefined || to === undefined || from < 0) return;
  for (const between of all.slice(from, to + 1)) between.checked = box.checked;
  window.getSelection()?.removeAllRanges(); // Shift selects text, too
}

function tell(): void {
  const all = boxes();
  const many = all.filter((box) => box.checked).length;
  for (const said of document.querySelectorAll("[data-ticked]")) said.textContent = String(many);
  const head = document.querySelector<HTMLInputElement>(HEAD);
  if (!head || head.disabled) return;
  head.checked = many > 0 && many === all.length;
  head.indeterminate = many > 0 && many < all.length;
}

const boxes = (): HTMLInputElement[] => [...document.querySelectorAll<HTMLInputElement>(BOXES)];
