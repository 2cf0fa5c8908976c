// The package in Chromium: the same reports as in Node, and sentences where a browser cannot run it.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync, cpSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { check } from "waml";
import { fixtures, root } from "./fixtures.mjs";
import { serve } from "./serve.mjs";

const HELLO = { to: "85290000001", type: "text", text: "Hello!" };
let browser;
let host;

before(async () => {
  const folder = mkdtempSync(join(tmpdir(), "waml-browser-"));
  cpSync(process.env.WAML_PACKAGE, folder, { recursive: true });
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>waml</title>");
  host = await serve(folder);
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
});

after(async () => {
  await browser?.close();
  host?.close();
});

/** A page at the package, with a script that runs before any other. */
async function page(script) {
  const opened = await browser.newPage();
  if (script !== undefined) await opened.addInitScript(script);
  await opened.goto(host.address);
  return opened;
}

test("every fixture has the same report as in Node, byte for byte", async () => {
  const files = fixtures().map((name) => [name, readFileSync(`${root}/${name}`).toString("base64")]);
  const opened = await page();
  const told = await opened.evaluate(async (files) => {
    const waml = await import("./web.mjs");
    await waml.init();
    const bytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return files.map(([name, text]) => ["en", "zh"].map((lang) => waml.check(bytes(text), { name, format: "json", lang })));
  }, files);
  assert.ok(files.length > 400);
  for (const [at, [name, text]] of files.entries()) {
    const here = ["en", "zh"].map((lang) => check(Buffer.from(text, "base64"), { name, format: "json", lang }));
    assert.deepEqual(told[at], here, name);
  }
});

test("a call before the module is there is an error with a way out", async () => {
  const opened = await page();
  const told = await opened.evaluate(async (hello) => {
    const waml = await import("./web.mjs");
    let early;
    try {
      waml.gate(hello);
    } catch ({ name, code, message }) {
      early = { name, code, message };
    }
    await Promise.all([waml.init(), waml.init()]);
    return [early, waml.gate(hello).ok];
  }, HELLO);
  assert.deepEqual(told, [{ name: "WamlError", code: "not-loaded", message: "the module of waml is not loaded yet (await init() first)" }, true]);
});

const WITHOUT = {
  "without WebAssembly": ["no-webassembly", () => delete globalThis.WebAssembly],
  "whose engine refuses the module": ["no-webassembly", () => {
    WebAssembly.compile = async () => { throw new WebAssembly.CompileError("unknown opcode"); };
  }],
  "that may not compile": ["no-webassembly", () => {
    WebAssembly.compile = async () => { throw new WebAssembly.CompileError("Refused to compile, 'unsafe-eval' is not an allowed source"); };
  }],
  "whose network fails": ["not-loaded", () => {
    globalThis.fetch = async () => { throw new TypeError("Failed to fetch"); };
  }],
};

for (const [name, [code, script]] of Object.entries(WITHOUT)) {
  test(`a browser ${name}`, async () => {
    const opened = await page(script);
    const told = await opened.evaluate(async () => {
      const waml = await import("./web.mjs");
      return waml.init().then(() => "loaded", ({ name, code, message }) => ({ name, code, message }));
    });
    assert.deepEqual([told.name, told.code], ["WamlError", code]);
    assert.match(told.message, /waml/u);
  });
}

test("a worker that is ended in the middle takes nothing along", async () => {
  const opened = await page();
  const told = await opened.evaluate(async (hello) => {
    const waml = await import("./web.mjs");
    await waml.init();
    const code = `import { check, init } from "${new URL("./web.mjs", location.href)}";
      await init(); postMessage("begun"); for (;;) check("[".repeat(50000));`;
    for (let turn = 0; turn < 2; turn += 1) {
      const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })), { type: "module" });
      await new Promise((resolve, reject) => Object.assign(worker, { onmessage: resolve, onerror: reject }));
      worker.terminate();
    }
    return waml.gate(hello).ok;
  }, HELLO);
  assert.equal(told, true);
});
