// Lets files be dropped on the zone around a file field, and names the chosen ones.
import { closest } from "./closest.ts";

export function takeDroppedFiles(): void {
  for (const kind of ["dragenter", "dragover"]) document.addEventListener(kind, (event) => hover(event, true));
  document.addEventListener("dragleave", (event) => hover(event, false));
  document.addEventListener("drop", take);
  document.addEventListener("change", (event) => {
    const field = closest<HTMLInputElement>(event, ".drop input[type=file]");
    if (field) nameFiles(field);
  });
}

function hover(event: Event, over: boolean): void {
  const zone = closest(event, ".drop");
  if (!zone) return;
  if (over) event.preventDefault(); // without this the browser opens the file
  zone.classList.toggle("over", over);
}

function take(event: DragEvent): void {
  const zone = closest(event, ".drop");
  const field = zone?.querySelector<HTMLInputElement>("input[type=file]");
  const files = event.dataTransfer?.files;
  if (!zone || !field || !files) return;
  event.preventDefault();
  zone.classList.remove("over");
  if (files.length === 0 || (files.length > 1 && !field.multiple)) return;
  field.files = files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

function nameFiles(field: HTMLInputElement): void {
  const list = field.closest(".drop")?.querySelector("[data-chosen]");
  const lines = [...(field.files ?? [])].map((file) => {
    const line = document.createElement("li");
    line.textContent = `${file.name} · ${size(file.size)}`;
    return line;
  });
  list?.replaceChildren(...lines);
}

/** In the page's language: “1,2 Mo”, “340 kB”. */
export function size(bytes: number, language = document.documentElement.lang || "fr"): string {
  const [unit, value] = bytes < 1_000_000 ? ["kilobyte", bytes / 1000] : ["megabyte", bytes / 1_000_000];
  const style: Intl.NumberFormatOptions = { style: "unit", unit: String(unit), maximumFractionDigits: 1 };
  return new Intl.NumberFormat(language, style).format(Number(value));
}
