// The harness itself: a collector that sees nothing would make every journey green.
import assert from "node:assert/strict";
import { once } from "node:events";
import { access, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { axe, findings } from "../lib/axe.mjs";
import { looks, openBrowser, openPage } from "../lib/browser.mjs";
import { Carnet } from "../lib/carnet.mjs";
import { shot } from "../lib/shot.mjs";
import { watch } from "../lib/witness.mjs";

const STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'";
const page = (main) =>
  `<!doctype html><html lang="fr"><head><title>Carnet</title>
   <meta name="viewport" content="width=device-width"></head><body><main><h1>Carnet</h1>${main}</main></body></html>`;

const pages = {
  "/good": { body: page("<p>Rien à signaler</p>"), csp: STRICT },
  "/script": { body: page("<script>throw new Error('oups')</script>") },
  "/inline": { body: page("<p style='color: red'>Rouge</p>"), csp: STRICT },
  "/foreign": { body: page("<img alt='' src='http://localhost:9/pixel.png'>") },
  "/fault": { body: page("<p>Panne</p>"), status: 500 },
  "/renamed": { body: page("<script>document.title = 'Renommé'</script>") },
  "/unnamed": { body: page("<img src='/good'>"), csp: STRICT },
};

async function serve(t) {
  const server = createServer((request, response) => {
    const { body, csp, status = 200 } = pages[request.url] ?? { body: page("<p>Absent</p>"), status: 404 };
    const headers = { "content-type": "text/html; charset=utf-8", ...(csp && { "content-security-policy": csp }) };
    response.writeHead(status, headers).end(body);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.closeAllConnections());
  t.after(() => server.close());
  return `http://127.0.0.1:${server.address().port}`;
}

test("the witness tells a clean page from each kind of breach", async (t) => {
  const base = await serve(t);
  const browser = await openBrowser(t);
  const visit = async (path) => {
    const visitor = await openPage(browser, base);
    const witness = watch(visitor, base);
    await visitor.goto(path, { waitUntil: "load" });
    return witness;
  };

  (await visit("/good")).sawNothing();
  (await visit("/absent")).sawNothing();
  const kinds = { "/script": "console", "/inline": "csp", "/foreign": "foreign", "/fault": "faults" };
  for (const [path, kind] of Object.entries(kinds)) {
    const witness = await visit(path);
    assert.notEqual(witness[kind].length, 0, `${path} is a ${kind} breach`);
    assert.throws(() => witness.sawNothing());
  }
});

test("axe judges a page under the strict policy, scripts on and off", async (t) => {
  const base = await serve(t);
  const browser = await openBrowser(t);
  for (const scripts of [true, false]) {
    const visitor = await openPage(browser, base, { ...looks.phone, scripts });
    const witness = watch(visitor, base);
    await visitor.goto("/good");
    await axe(visitor);
    witness.sawNothing();

    await visitor.goto("/unnamed");
    assert.match((await findings(visitor)).join("\n"), /image-alt \(critical\)/);
    await assert.rejects(axe(visitor), /image-alt/);

    await visitor.goto("/renamed");
    assert.equal(await visitor.title(), scripts ? "Renommé" : "Carnet");
  }
});

test("a picture has the width of its look", async (t) => {
  const base = await serve(t);
  const browser = await openBrowser(t);
  for (const [name, look] of Object.entries(looks)) {
    const visitor = await openPage(browser, base, look);
    await visitor.goto("/good");
    const png = await readFile(await shot(visitor, `harness-${name}`));
    assert.equal(png.readUInt32BE(16), look.viewport.width);
  }
});

const standIn = (manner) => ({
  program: [process.execPath, fileURLToPath(new URL("stand-in.mjs", import.meta.url)), manner],
});

test("a server is started, heard, stopped and cleared away", async (t) => {
  const carnet = await Carnet.create(t, standIn("polite"));
  const base = await carnet.serve();
  assert.equal(await (await fetch(base)).text(), "hello");
  assert.match(carnet.printed, /token 1234/);

  const { code, stdout } = await carnet.run("check");
  assert.equal(code, 2);
  assert.ok(stdout.includes(`check --data ${carnet.data} ${carnet.home}/config`), stdout);

  await carnet.remove();
  await assert.rejects(fetch(base));
  await assert.rejects(access(carnet.home));
});

test("a server that cannot start says why", async (t) => {
  const broken = await Carnet.create(t, standIn("broken"));
  await assert.rejects(broken.serve(), /no key found/);
  const absent = await Carnet.create(t, { program: ["./no-such-carnet"] });
  await assert.rejects(absent.serve(), /ENOENT/);
});
