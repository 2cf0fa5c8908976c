// For browsers, bundlers and the edge: the module is loaded by `init`, once, before the first call.

import { functions } from "./api.mjs";
import { WamlError } from "./error.mjs";
import { Module, compiled } from "./module.mjs";

let module;
let loading;

function loaded() {
  if (module !== undefined) return module;
  throw new WamlError("not-loaded", "the module of waml is not loaded yet", { help: "await init() first" });
}

/**
 * Loads the module: from beside this file, or from an address, bytes, an answer of `fetch` or a `WebAssembly.Module`.
 * A second call waits for the first; after one that failed, the next tries again.
 */
export function init(source) {
  loading ??= load(source).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(source) {
  module = new Module(await compiled(source ?? new URL("./waml.wasm", import.meta.url)));
}

export const { check, compile, explain, fill, gate, preview } = functions(loaded);
export { WamlError };
export { version } from "./version.mjs";
