// The module that lies beside this file, read when the first text comes.

import { readFileSync } from "node:fs";
import { functions } from "./api.mjs";
import { Module, cannot, compiled, gateOf } from "./module.mjs";

let module;

function loaded() {
  module ??= new Module(beside());
  return module;
}

function beside() {
  const bytes = readFileSync(new URL("./waml.wasm", import.meta.url));
  try {
    const all = new WebAssembly.Module(bytes);
    const gate = gateOf(all);
    return { all, fast: gate === undefined ? undefined : new WebAssembly.Module(gate) };
  } catch (cause) {
    throw cannot(cause);
  }
}

/** Loads the module ahead of the first call, here or from somewhere else; nobody has to. */
export async function init(source) {
  if (source !== undefined) module = new Module(await compiled(source));
  loaded();
}

export const { check, compile, explain, fill, gate, preview, printed } = functions(loaded);
