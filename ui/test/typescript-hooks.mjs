// Types are cut off by esbuild; nothing else changes.
import { transformSync } from "esbuild";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export function load(url, context, next) {
  if (!url.endsWith(".ts")) return next(url, context);
  const source = readFileSync(fileURLToPath(url), "utf8");
  const { code } = transformSync(source, { loader: "ts", format: "esm", sourcemap: "inline", sourcefile: url });
  return { format: "module", source: code, shortCircuit: true };
}
