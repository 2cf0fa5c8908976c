import assert from "node:assert/strict";
import fs from "node:fs";
import Module, { createRequire } from "node:module";
import path from "node:path";
import { test } from "node:test";

/** Stands for everything that the editor offers, as far as loading goes. */
function anything(): unknown {
  return new Proxy(class {}, {
    get: (target, name) => (name in target || typeof name === "symbol" ? Reflect.get(target, name) : anything()),
  });
}

test("the bundle needs nothing but what the editor brings, and has what it calls", () => {
  const loader = Module as unknown as { _load: (name: string, ...rest: unknown[]) => unknown };
  const load = loader._load;
  const asked = new Set<string>();
  loader._load = (name, ...rest) => {
    asked.add(name);
    return name === "vscode" ? anything() : load(name, ...rest);
  };
  const { main } = JSON.parse(fs.readFileSync("package.json", "utf8")) as { main: string };
  const loaded = createRequire(path.resolve("package.json"))(main) as Record<string, unknown>;
  loader._load = load;
  assert.deepEqual(Object.keys(loaded).sort(), ["activate", "deactivate"]);
  const foreign = [...asked].filter((name) => name !== "vscode" && name !== main && !Module.isBuiltin(name));
  assert.deepEqual(foreign, []);
});
