// Lets node run the TypeScript of the widgets and their tests.
import { register } from "node:module";

register("./typescript-hooks.mjs", import.meta.url);
