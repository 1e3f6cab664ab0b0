// Carnet as a journey meets it: the built binary on an empty data folder of its own, with its own
// configuration folder, on a free port. Everything goes away after the test.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const READY_WITHIN = 20_000;
const STOPPED_WITHIN = 10_000;

/** A data folder and the processes that work on it. */
export class Carnet {
  /** Makes the folder; nothing runs yet. `program` replaces the binary (and first arguments). */
  static async create(t, { program = [process.env.CARNET_BIN ?? "../target/debug/carnet"] } = {}) {
    const home = await mkdtemp(join(tmpdir(), "carnet-e2e-"));
    const carnet = new Carnet(home, program);
    t.after(() => carnet.remove());
    return carnet;
  }

  constructor(home, program) {
    this.home = home;
    this.data = join(home, "data");
    this.program = program;
    this.environment = {
      PATH: process.env.PATH,
      HOME: home,
      XDG_CONFIG_HOME: join(home, "config"),
      LANG: "C.UTF-8",
    };
  }

  /** Runs one verb to its end: `carnet.run("export", "all", "--out", file)`. */
  async run(...verb) {
    const child = await this.#spawn([...verb, "--data", this.data]);
    const [code] = await once(child, "close");
    return { code, ...child.said };
  }

  /** Fills the folder with the demo; answers what it said, its address and password among it. */
  async demo() {
    const made = process.env.CARNET_DEMO;
    for (const folder of ["data", "config"]) {
      await cp(join(made, folder), join(this.home, folder), { recursive: true });
    }
    return readFile(join(made, "told"), "utf8");
  }

  /** Serves until the test ends; answers the address. */
  async serve(...options) {
    this.base = `http://127.0.0.1:${await freePort()}`;
    const listen = ["--listen", new URL(this.base).host];
    this.server = await this.#spawn(["serve", "--data", this.data, ...listen, ...options]);
    await this.#answering();
    return this.base;
  }

  /** What the server printed so far, the owner's set-up token among it. */
  get printed() {
    return this.server.said.stdout + this.server.said.stderr;
  }

  /** Stops the server as an operator does; one that does not stop by itself is a failure. */
  async stop() {
    const server = this.server;
    this.server = undefined;
    if (!server || hasEnded(server)) return;
    server.kill("SIGTERM");
    const stopped = once(server, "exit").then(() => true);
    if (await Promise.race([stopped, pause(STOPPED_WITHIN, false, { ref: false })])) return;
    server.kill("SIGKILL");
    throw new Error(`carnet did not stop within ${STOPPED_WITHIN / 1000} s of SIGTERM`);
  }

  /** Stops the server and deletes the folder. */
  async remove() {
    try {
      await this.stop();
    } finally {
      await rm(this.home, { recursive: true, force: true });
    }
  }

  async #spawn(verb) {
    const [command, ...first] = this.program;
    const child = spawn(command, [...first, ...verb], {
      env: this.environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.said = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"]) {
      child[stream].setEncoding("utf8").on("data", (text) => (child.said[stream] += text));
    }
    await once(child, "spawn");
    return child;
  }

  async #answering() {
    const deadline = Date.now() + READY_WITHIN;
    while (Date.now() < deadline) {
      if (hasEnded(this.server)) throw new Error(`carnet ended at once:\n${this.printed}`);
      const answer = await fetch(this.base, { redirect: "manual" }).catch(() => undefined);
      if (answer) return;
      await pause(50);
    }
    throw new Error(`carnet did not answer within ${READY_WITHIN / 1000} s:\n${this.printed}`);
  }
}

const hasEnded = ({ exitCode, signalCode }) => exitCode !== null || signalCode !== null;

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await once(server.close(), "close");
  return port;
}
