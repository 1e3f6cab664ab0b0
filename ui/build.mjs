// Builds the front-end assets into dist/: one style sheet, one script, fonts, one icon sprite, each under a hashed name,
// compressed beforehand, listed in manifest.json. A build that fails, or is over budget, leaves the last good one in place.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
const out = join(here, "dist.new");
const modules = join(here, "node_modules");

/** What one page may weigh, in bytes on the wire: text after gzip, fonts as they are. */
const BUDGET = { css: 15_000, js: 35_000, woff2: 90_000, svg: 10_000 };
const LICENSED = [
  "htmx.org",
  "@fontsource-variable/figtree",
  "@fontsource/bricolage-grotesque",
  "@iconify-json/lucide",
];

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const manifest = await bundle();
manifest["icons.svg"] = emit("icons", "svg", sprite());
manifest["favicon.svg"] = emit("favicon", "svg", readFileSync(join(here, "favicon.svg"), "utf8").trim());
manifest["licences.txt"] = emit("licences", "txt", licences());
compress();
writeFileSync(join(out, "manifest.json"), JSON.stringify(sorted(manifest), null, 2) + "\n");
weigh();
rmSync(dist, { recursive: true, force: true });
renameSync(out, dist);

/** esbuild hashes the bundles and the fonts they name; the hash is cut off again to get the logical name. */
async function bundle() {
  const result = await build({
    entryPoints: [
      { in: join(here, "css/index.css"), out: "carnet" },
      { in: join(here, "js/main.ts"), out: "carnet" },
    ],
    outdir: out,
    nodePaths: [modules],
    bundle: true,
    minify: true,
    format: "iife",
    metafile: true,
    legalComments: "none",
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    loader: { ".woff2": "file" },
    target: ["chrome125", "firefox128", "safari17.5"],
    logLevel: "warning",
  });
  const files = Object.keys(result.metafile.outputs).map((path) => path.split("/").at(-1));
  return Object.fromEntries(files.map((file) => [file.replace(/-[A-Z0-9]{8}\./, "."), file]));
}

/** One symbol per icon of icons.json; stroke settings stay in the style sheet. */
function sprite() {
  const { icons, aliases } = JSON.parse(readFileSync(join(modules, "@iconify-json/lucide/icons.json"), "utf8"));
  const drawn = / (fill="none"|stroke="currentColor"|stroke-linecap="round"|stroke-linejoin="round"|stroke-width="2")/g;
  const symbols = JSON.parse(readFileSync(join(here, "icons.json"), "utf8")).map((name) => {
    const icon = icons[name] ?? icons[aliases[name]?.parent];
    if (!icon) throw new Error(`icons.json names “${name}”, which Lucide does not have`);
    return `<symbol id="${name}" viewBox="0 0 24 24">${icon.body.replace(drawn, "")}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
}

/** The notices that must travel with what is served. */
function licences() {
  return LICENSED.map((name) => {
    const { version, license } = JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8"));
    const text = readdirSync(join(modules, name)).find((file) => /^licen[cs]e/i.test(file));
    const notice = text
      ? readFileSync(join(modules, name, text), "utf8").trim()
      : `Copyright Lucide Contributors. ${license} licence.`;
    return `${name} ${version} — ${license}\n\n${notice}\n`;
  }).join("\n----------------------------------------\n\n");
}

function emit(name, extension, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8).toUpperCase();
  const file = `${name}-${hash}.${extension}`;
  writeFileSync(join(out, file), content);
  return file;
}

function compress() {
  const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  for (const file of readdirSync(out).filter((name) => /\.(css|js|svg|txt)$/.test(name))) {
    const content = readFileSync(join(out, file));
    writeFileSync(join(out, `${file}.gz`), gzipSync(content, { level: 9 }));
    writeFileSync(join(out, `${file}.br`), brotliCompressSync(content, best));
  }
}

function weigh() {
  const size = (file) => readFileSync(join(out, file)).length;
  const files = readdirSync(out);
  const over = Object.entries(BUDGET).filter(([extension, limit]) => {
    const ending = extension === "woff2" ? ".woff2" : `.${extension}.gz`;
    const total = files.filter((file) => file.endsWith(ending)).reduce((sum, file) => sum + size(file), 0);
    console.log(`${extension.padEnd(6)}${String(total).padStart(7)} of ${limit} bytes`);
    return total > limit;
  });
  if (over.length > 0) throw new Error(`over budget: ${over.map(([extension]) => extension).join(", ")}`);
}

function sorted(object) {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => a.localeCompare(b)));
}
