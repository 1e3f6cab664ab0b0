// The gallery's addresses: what each shows, and whether it has the shell.
import { activity, filesTab, guarded, historyTab, salesTab } from "./pages/record.mjs";
import { check, columns, done, file, job, run } from "./pages/import.mjs";
import { edit, problem, search, setUp, settings, signIn } from "./pages/forms.mjs";
import { list, start } from "./pages/list.mjs";
import { pieces } from "./pages/pieces.mjs";
import { bare, page, typeset } from "./shell.mjs";

const IN_SHELL = {
  start,
  record: activity,
  "record-guard": guarded,
  "record-sales": salesTab,
  "record-files": filesTab,
  "record-history": historyTab,
  "import-file": file,
  "import-columns": columns,
  "import-check": check,
  "import-run": run,
  "import-done": done,
  form: edit,
  search,
  settings,
  problem,
  pieces,
};
const BARE = { "sign-in": signIn, "set-up": setUp };
export const NAMES = ["list", ...Object.keys(IN_SHELL), ...Object.keys(BARE)];

/** The HTML at an address, or nothing. */
export function show(url) {
  const name = url.pathname.slice(1) || "list";
  const theme = url.searchParams.get("theme");
  if (name === "list") return page(list(url.searchParams.get("q") ?? ""), theme);
  if (name === "job") return typeset(job(Number(url.searchParams.get("done"))));
  if (IN_SHELL[name]) return page(IN_SHELL[name], theme);
  if (BARE[name]) return bare(BARE[name], theme);
}
