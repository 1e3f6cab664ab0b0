// Chromium as every journey opens it: the system's, with a new empty profile, silent on the network.
import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox", // CI runs as root
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The two looks each journey leaves pictures of, and that axe must find nothing in. */
export const looks = {
  desk: { locale: "fr-FR", colorScheme: "light", viewport: { width: 1440, height: 900 } },
  phone: {
    locale: "en-GB",
    colorScheme: "dark",
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  },
};

/** Starts Chromium and closes it after the test. `t` is the test's context. */
export async function openBrowser(t) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", // scripts/e2e finds it elsewhere
    args: FLAGS,
  });
  t.after(() => browser.close());
  return browser;
}

/** Opens a page on `base` in a context of its own. `look` takes any context option of playwright;
 * `{ ...looks.desk, scripts: false }` is a visitor whose browser runs none. */
export async function openPage(browser, base, { scripts = true, ...look } = looks.desk) {
  const context = await browser.newContext({ baseURL: base, reducedMotion: "reduce", ...look });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  if (!scripts) {
    scriptless.set(page, await context.newCDPSession(page));
    await forbidScripts(page, true);
  }
  return page;
}

/** Does something that needs scripts (axe) on a page as it was served, whether it runs scripts or
 * not. Playwright's own switch cannot be lifted, hence ours. */
export async function withScripts(page, action) {
  if (!scriptless.has(page)) return action();
  await forbidScripts(page, false);
  try {
    return await action();
  } finally {
    await forbidScripts(page, true);
  }
}

const scriptless = new WeakMap();
const forbidScripts = (page, value) => scriptless.get(page).send("Emulation.setScriptExecutionDisabled", { value });
