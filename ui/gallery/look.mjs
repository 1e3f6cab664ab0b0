// Looks at every page of the gallery in Chromium: screenshots, axe, no sideways scroll, no complaint in the console,
// and a few gestures that only a browser can prove. Ends with an error when anything is found.
import { chromium } from "playwright-core";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { GESTURES } from "./gestures.mjs";
import { NAMES } from "./routes.mjs";
import { serve } from "./server.mjs";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const SIZES = { large: [1440, 900], medium: [1024, 800], phone: [390, 844], narrow: [320, 640] };
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const shots = fileURLToPath(new URL("dist/", import.meta.url));
const wanted = process.argv.slice(2);

rmSync(shots, { recursive: true, force: true });
mkdirSync(shots, { recursive: true });
const server = await serve();
const address = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
const found = [];
for (const [size, [width, height]] of Object.entries(SIZES)) {
  for (const theme of ["light", "dark"]) await lookAround({ size, theme, width, height });
}
if (wanted.length === 0) for (const [sentence, gesture] of Object.entries(GESTURES)) await attempt(sentence, gesture);
await browser.close();
server.close();
console.log(
  found.length ? found.join("\n") : `${NAMES.length} pages, ${Object.keys(GESTURES).length} gestures: nothing found`,
);
process.exitCode = found.length ? 1 : 0;

async function lookAround({ size, theme, width, height }) {
  const touch = width < 600;
  const context = await browser.newContext({
    viewport: { width, height },
    hasTouch: touch,
    isMobile: touch,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  let here = "";
  page.on("console", (message) => message.type() === "error" && found.push(`${here}: ${message.text()}`));
  page.on("pageerror", (error) => found.push(`${here}: ${error.message}`));
  for (const name of NAMES.filter((candidate) => wanted.length === 0 || wanted.includes(candidate))) {
    here = `${name} ${size} ${theme}`;
    await page.goto(`${address}/${name}?theme=${theme}`, { waitUntil: "load" });
    await page.evaluate(() => document.fonts.ready);
    if ((await page.evaluate(() => document.documentElement.scrollWidth)) > width)
      found.push(`${here}: scrolls sideways`);
    await judge(page, here);
    await page.screenshot({
      path: `${shots}${name}-${size}-${theme}.png`,
      fullPage: size !== "medium" && size !== "narrow",
    });
  }
  await context.close();
}

/** axe runs in the page's own world by the debugger, which no policy concerns. */
async function judge(page, here) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run({ rules: { "target-size": { enabled: true } } }));
  for (const { id, nodes } of violations)
    found.push(`${here}: axe ${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
}

async function attempt(sentence, gesture) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(5000);
  try {
    await gesture(page, address);
  } catch (error) {
    found.push(`${sentence}: ${error.message}`);
  }
  await context.close();
}
