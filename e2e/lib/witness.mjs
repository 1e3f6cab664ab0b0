// What a page did that no Carnet page may do: complain on the console, break its own content
// security policy, speak to another host, fail on the server.
import assert from "node:assert/strict";

/** Watches a page from now on. Ask it at the end of a journey: `witness.sawNothing()`. */
export function watch(page, base) {
  const home = new URL(base).origin;
  const seen = { console: [], csp: [], foreign: [], faults: [] };

  page.on("console", (message) => {
    if (message.type() !== "error") return;
    const broken = /Content Security Policy/i.test(message.text());
    // The browser repeats each 4xx here; a journey that provokes one reads its page instead.
    if (/^Failed to load resource: .* status of 4\d\d/.test(message.text())) return;
    (broken ? seen.csp : seen.console).push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => seen.console.push(`${page.url()}: ${error.message}`));
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    // the browser's own viewer of PDF is a page of the browser
    const local = ["data:", "blob:", "about:", "chrome:", "chrome-extension:"].includes(protocol);
    if (!local && origin !== home) seen.foreign.push(request.url());
  });
  page.on("response", (response) => {
    if (response.status() >= 500) seen.faults.push(`${response.status()} ${response.url()}`);
  });

  return {
    ...seen,
    sawNothing() {
      assert.deepEqual(seen, { console: [], csp: [], foreign: [], faults: [] });
    },
  };
}
