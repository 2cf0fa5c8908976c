// For Node, Deno and Bun.

export { WamlError } from "./error.mjs";
export { check, compile, explain, fill, gate, init, preview } from "./local.mjs";
export { version } from "./version.mjs";
