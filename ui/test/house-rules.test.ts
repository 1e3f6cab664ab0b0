// The rules that keep the style sheet one style sheet, and the sprite complete.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const ui = join(import.meta.dirname, "..");
const root = join(ui, "..");
const styles = files(join(ui, "css"), ".css");
const templates = templateFolders().flatMap((folder) => files(folder, ".html"));

function files(folder: string, ending: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(ending)).map((name) => join(folder, name));
}

function templateFolders(): string[] {
  const contexts = join(root, "contexts");
  const rooms = existsSync(contexts) ? readdirSync(contexts).map((name) => join(contexts, name)) : [];
  return [ui, join(root, "app"), ...rooms]
    .map((room) => join(room, "templates"))
    .filter((folder) => existsSync(folder));
}

function code(path: string): string {
  return readFileSync(path, "utf8")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\{#[\s\S]*?#\}/g, "");
}

/** Every match of the pattern, as “file: match”. */
function matches(paths: string[], pattern: RegExp): string[] {
  return paths.flatMap((path) =>
    [...code(path).matchAll(pattern)].map((match) => `${path.slice(root.length)}: ${match[0]}`),
  );
}

test("raw colours stand in the tokens only", () => {
  const others = styles.filter((path) => !path.endsWith("tokens.css"));
  assert.deepEqual(
    matches(others, /#[0-9a-f]{3,8}\b(?=[^{]*[;}])|\b(?:rgba?|hsla?|oklch|oklab|lab|lch|color-mix)\(/gi),
    [],
  );
});

test("sides are named by the flow of the text, not by left and right", () => {
  const physical =
    /\b(?:margin|padding|border|(?<!safe-area-)inset)-(?:left|right|top|bottom)\b|(?<=[;{\s])(?:left|right|top|bottom)\s*:|text-align:\s*(?:left|right)/g;
  assert.deepEqual(matches(styles, physical), []);
});

test("every variable a style uses is a token or set in the same file", () => {
  const declared = (path: string) => [...code(path).matchAll(/(--[\w-]+)\s*:/g)].map((match) => match[1]);
  const tokens = new Set(declared(join(ui, "css/tokens.css")));
  const unknown = styles.flatMap((path) => {
    const known = new Set([...tokens, ...declared(path)]);
    return [...code(path).matchAll(/var\((--[\w-]+)/g)].map((match) => match[1]).filter((name) => !known.has(name));
  });
  assert.deepEqual(unknown, []);
});

test("every token serves", () => {
  const all = styles.map(code).join("\n");
  const tokens = [...code(join(ui, "css/tokens.css")).matchAll(/(--[\w-]+)\s*:/g)].map((match) => String(match[1]));
  assert.deepEqual(
    [...new Set(tokens)].filter((token) => !all.includes(`var(${token})`)),
    [],
  );
});

test("index.css imports every style file once", () => {
  const index = readFileSync(join(ui, "css/index.css"), "utf8");
  const imported = [...index.matchAll(/@import "\.\/([^"]+)"/g)].map((match) => join(ui, "css", String(match[1])));
  assert.deepEqual(imported.sort(), styles.filter((path) => !path.endsWith("index.css")).sort());
});

test("no template carries a style, an inline script or an inline handler", () => {
  const forbidden = /\sstyle=|<style\b|\son[a-z]+=|\shx-on[:-]|<script(?![^>]*\ssrc=)|\bjs:|hx-trigger="[^"]*\[/gi;
  assert.deepEqual(matches(templates, forbidden), []);
});

test("every icon a template names is in the sprite", () => {
  const sprite = new Set(JSON.parse(readFileSync(join(ui, "icons.json"), "utf8")) as string[]);
  const named = templates.flatMap((path) => [
    ...code(path).matchAll(/"([a-z0-9-]+)"\s*\|\s*icon\b|\bicon="([a-z0-9-]+)"/g),
  ]);
  const names = named.map((match) => String(match[1] ?? match[2]));
  assert.deepEqual(
    [...new Set(names)].filter((name) => !sprite.has(name)),
    [],
  );
});

test("every class of the style sheet is shown in the gallery or set by a script", () => {
  const sources = [...files(join(ui, "gallery"), ".mjs"), ...files(join(ui, "widgets"), ".ts")].map((path) =>
    readFileSync(path, "utf8"),
  );
  const words = new Set(sources.join("\n").match(/[\w-]+/g));
  const bare = (path: string) => code(path).replace(/@import[^;]*;|"[^"]*"/g, "");
  const classes = styles.flatMap((path) =>
    [...bare(path).matchAll(/\.([a-z][\w-]*)/gi)].map((match) => String(match[1])),
  );
  const setByHtmx = ["htmx-request"];
  assert.deepEqual(
    [...new Set(classes)].filter((name) => !words.has(name) && !setByHtmx.includes(name)),
    [],
  );
});

test("every class a template names is in the style sheet", () => {
  const known = new Set(
    styles.flatMap((path) => [...code(path).matchAll(/\.([a-z][\w-]*)/gi)].map((match) => match[1])),
  );
  const attribute = /\sclass="((?:\{\{.*?\}\}|\{%.*?%\}|[^"{])*)"/g;
  const unknown = templates.flatMap((path) =>
    [...code(path).matchAll(attribute)]
      .flatMap((match) =>
        String(match[1])
          .replace(/\{%.*?%\}/g, " ")
          .replace(/\{\{.*?\}\}/g, "\0")
          .split(/\s+/),
      )
      .filter((name) => name !== "" && !name.includes("\0") && !known.has(name))
      .map((name) => `${path.slice(root.length)}: ${name}`),
  );
  assert.deepEqual(unknown, []);
});

test("every key a page declares stands in the list of keys, and every key of the list is declared or heard", () => {
  const listed = [
    ...readFileSync(join(root, "foundations/web/src/keys.rs"), "utf8").matchAll(/^ {4}\("([^"]+)", "key-/gm),
  ]
    .map((match) => String(match[1]).toLowerCase())
    .sort();
  const declared = templates.flatMap((path) => [...code(path).matchAll(/aria-keyshortcuts="([^"]+)"/g)]);
  const keys = new Set(declared.map((match) => String(match[1]).toLowerCase()));
  keys.delete("escape"); // closes what is open, everywhere
  const heard = ["?", "j", "k", "x", "shift+x", "control+enter"]; // by keys.ts and shortcuts.ts
  assert.deepEqual([...keys, ...heard].sort(), listed);
});
