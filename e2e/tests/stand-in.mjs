// A program with the manners of `carnet`, for the harness to be tested against.
import { createServer } from "node:http";

const [manner, verb, ...rest] = process.argv.slice(2);
const option = (name) => rest[rest.indexOf(name) + 1];

if (manner === "broken") {
  console.error("no key found");
  process.exit(1);
}
if (verb !== "serve") {
  console.log([verb, ...rest].join(" "), process.env.XDG_CONFIG_HOME);
  process.exit(2);
}
if (manner === "polite") process.on("SIGTERM", () => process.exit(0));
const [host, port] = option("--listen").split(":");
createServer((_, response) => response.end("hello")).listen(Number(port), host, () => console.log("token 1234"));
