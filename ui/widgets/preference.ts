// How Carnet looks (theme, density) is saved by a plain form. The script shows the choice at once and posts behind it.

const DEFAULTS = ["system", "comfortable", "on"];

export function applyPreferences(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.dataset.preference) return;
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement)) return;
    event.preventDefault();
    show(form.dataset.preference, button.value);
    void save(form, button);
  });
}

function show(preference: string, value: string): void {
  if (DEFAULTS.includes(value)) delete document.documentElement.dataset[preference];
  else document.documentElement.dataset[preference] = value;
  const buttons = document.querySelectorAll<HTMLButtonElement>(`form[data-preference="${preference}"] button[value]`);
  for (const button of buttons) button.setAttribute("aria-pressed", String(button.value === value));
}

async function save(form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) body.append(name, String(value));
  body.set(button.name, button.value);
  await fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => {
    // The choice holds for this page; the next page asks the server again.
  });
}
