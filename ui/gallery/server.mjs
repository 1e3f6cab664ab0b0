// Serves the gallery as Carnet would: hashed assets, and the policy that forbids anything inline.
import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { show } from "./routes.mjs";

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const KINDS = { css: "text/css", js: "text/javascript", svg: "image/svg+xml", woff2: "font/woff2" };
const dist = new URL("../dist/", import.meta.url);

/** Listens on a free port unless told which; answers the server. */
export function serve(port = 0) {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://gallery");
    const [status, kind, body] = url.pathname.startsWith("/assets/")
      ? asset(url.pathname.slice(8))
      : answer(request, url);
    response.writeHead(status, {
      "content-type": kind,
      "content-security-policy": POLICY,
      "x-content-type-options": "nosniff",
    });
    response.end(body);
  });
  return new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(server)));
}

function asset(name) {
  const path = new URL(name, dist);
  if (!/^[\w.-]+$/.test(name) || !existsSync(path)) return [404, "text/plain", "no such asset"];
  return [200, KINDS[name.split(".").at(-1)] ?? "text/plain", readFileSync(path)];
}

function answer(request, url) {
  if (request.method === "POST") return [204, "text/plain", ""];
  const html = show(url);
  return html ? [200, "text/html; charset=utf-8", html] : [404, "text/plain", "no such page"];
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const server = await serve(Number(process.env.PORT ?? 4010));
  console.log(`http://127.0.0.1:${server.address().port}/list`);
}
