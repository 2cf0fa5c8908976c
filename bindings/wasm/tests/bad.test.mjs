// Bad input ends in a finding or in an error with a code: never in a trap, never in a changed text.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import * as waml from "waml";

const HELLO = { to: "85290000001", type: "text", text: "Hello!" };
const packed = process.env.WAML_PACKAGE;

/** The code with which a call ends. */
function code(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof waml.WamlError, `${error?.stack ?? error}`);
    assert.notEqual(error.message, "");
    return error.code;
  }
  assert.fail("it ended well");
}

function codes(report) {
  return report.files.flatMap((file) => file.findings.map((finding) => finding.code));
}

/** After whatever came before, the module answers as it should. */
function alive() {
  assert.ok(waml.gate(HELLO).ok);
  assert.equal(waml.gate({ ...HELLO, text: "" }).ok, false);
}

test("values that no JSON is made of", () => {
  const circular = { ...HELLO };
  circular.text = circular;
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const throws = (value) => new Proxy({}, Object.fromEntries(["get", "has", "ownKeys", "getPrototypeOf", "getOwnPropertyDescriptor"].map((trap) => [trap, () => { throw value; }])));
  const values = [
    circular, revoked.proxy, throws(new Error("no")), throws(undefined), throws({ get message() { throw 1; }, toString() { throw 2; } }),
    { get to() { throw new Error("not now"); } }, { ...HELLO, text: 1n }, { toJSON: () => undefined }, { toJSON() { throw null; } },
  ];
  for (const value of values) {
    for (const call of [waml.gate, waml.check, waml.compile]) assert.equal(code(() => call(value)), "not-json");
    assert.equal(code(() => waml.fill("text: Hello!", value)), "not-json");
    assert.ok(["wrong-type", "unknown-field"].includes(code(() => waml.gate(HELLO, value))));
  }
  alive();
});

test("a proxy that answers is a value like any other", () => {
  assert.equal(waml.gate(new Proxy(HELLO, {})).body, JSON.stringify(HELLO));
});

function revokedProxy() {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

class Row {
  #name = "Lin";
  get name() {
    return this.#name;
  }
}

test("what JSON would say nothing of is refused, not taken for an empty object", () => {
  for (const value of [new Map([["to", "85290000001"]]), new Set(), Promise.resolve(HELLO), new Row(), new Error("x"), /x/u]) {
    for (const call of [waml.gate, waml.check, waml.compile]) assert.equal(code(() => call(value)), "not-json");
    assert.equal(code(() => waml.fill("to: '85290000001'\ntext: Hello!", value)), "not-json");
  }
  for (const value of [{}, Object.create(null), new (class { toJSON() { return {}; } })()]) {
    assert.ok(waml.fill("to: '85290000001'\ntext: Hello!", value).ok);
  }
});

test("no default takes the place of a value that JSON cannot say", () => {
  const definition = "params: {name: {max_chars: 24, default: you}}\nto: '85290000001'\ntext: 'Hello {{name}}!'";
  for (const name of [NaN, Infinity, () => 1, Symbol("x"), "a\ud800", [NaN]]) {
    assert.throws(() => waml.fill(definition, { name }), { name: "WamlError", code: "not-json" });
  }
  assert.throws(() => waml.fill(definition, { name: "\udc00" }), { message: /`name` holds half of a character, \\udc00/u });
  assert.throws(() => waml.fill(definition, { "n\udc00": "a" }), { message: /half of a character/u });
  assert.equal(waml.fill(definition, { name: "\\ud800" }).payload.text, "Hello \\ud800!");
  assert.equal(waml.fill(definition, { name: undefined }).payload.text, "Hello you!");
  alive();
});

test("what is neither a text nor a value", () => {
  for (const value of [null, undefined, 7, true, 7n, Symbol("x"), () => 1]) {
    for (const call of [waml.gate, waml.check, waml.compile, waml.preview]) assert.equal(code(() => call(value)), "wrong-type");
  }
  for (const value of [undefined, null, 7, Symbol("x"), {}, Object.create(null), revokedProxy(), new Uint8Array(1)]) {
    assert.equal(code(() => waml.explain(value)), "wrong-type");
  }
  assert.equal(code(() => waml.fill("text: Hello!", undefined)), "not-json");
  assert.equal(code(() => waml.fill("text: Hello!", [1])), "wrong-type");
});

test("options are held to their names and types", () => {
  for (const options of [null, 7, "en"]) assert.equal(code(() => waml.check("", options)), "wrong-type");
  for (const options of [{ lnag: "en" }, { __proto__: null, nam: "a" }]) assert.equal(code(() => waml.check("", options)), "unknown-field");
  for (const options of [{ name: 7 }, { pedantic: "yes" }, { allow: "all" }, { allow: [1] }]) {
    assert.equal(code(() => waml.check("", options)), "wrong-type");
  }
  for (const options of [{ lang: "fr" }, { format: "xml" }, { shape: {} }]) assert.equal(code(() => waml.check("", options)), "wrong-value");
  const shifting = [];
  Object.defineProperty(shifting, 0, { enumerable: true, get: () => (shifting.seen ? shifting : ((shifting.seen = true), "hint/utf16-length")) });
  assert.deepEqual(codes(waml.check("text: Hello!", { allow: shifting })), []);
  assert.equal(code(() => waml.gate(HELLO, { catalogue: "{" })), "catalogue");
  assert.equal(code(() => waml.explain("no/such")), "wrong-value");
  assert.equal(code(() => waml.compile("text: Hello!")), "no-recipient");
});

test("half a character is told where it stands, and nothing takes its place", () => {
  const [high, low] = ["\ud83e", "\udeb4"];
  for (const half of [`a${high}b`, `${low}`, `${low}${high}`, high]) {
    const text = `text: "${half}"`;
    assert.deepEqual(codes(waml.check(text)), ["syntax/encoding"]);
    const { start } = waml.check(text).files[0].findings[0];
    assert.equal(start.offset, text.search(/\p{Surrogate}/u));
    assert.equal(waml.gate(JSON.stringify(HELLO).replace("Hello!", half)).ok, false);
    assert.deepEqual(codes(waml.gate({ ...HELLO, text: half }).report), ["syntax/json"]);
  }
  assert.ok(waml.gate({ ...HELLO, text: `${high}${low}` }).ok);
  assert.equal(waml.gate({ ...HELLO, text: `${high}${low}` }).body, JSON.stringify({ ...HELLO, text: "🪴" }));
});

test("bytes in every kind of buffer, and such as are no UTF-8", () => {
  const bytes = new TextEncoder().encode(JSON.stringify(HELLO));
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  const inner = new Uint8Array(bytes.length + 8);
  inner.set(bytes, 5);
  for (const given of [bytes, Buffer.from(bytes), bytes.buffer, shared, shared.buffer, new DataView(bytes.buffer), inner.subarray(5, 5 + bytes.length)]) {
    assert.ok(waml.gate(given).ok);
  }
  assert.equal(waml.gate(bytes).body, bytes);
  assert.deepEqual(codes(waml.gate(Uint8Array.of(0xff, 0xfe)).report), ["syntax/encoding"]);
  const gone = new Uint8Array(bytes);
  structuredClone(gone.buffer, { transfer: [gone.buffer] });
  assert.equal(waml.gate(gone).ok, false);
});

test("bytes are as long as they are, whatever they say of themselves", () => {
  const json = new TextEncoder().encode(JSON.stringify(HELLO));
  for (const name of ["byteLength", "length"]) {
    for (const value of [0, 1, 2 ** 40, undefined]) {
      const bytes = new Uint8Array(json);
      Object.defineProperty(bytes, name, { value });
      assert.ok(waml.gate(bytes).ok);
      alive();
    }
  }
});

test("bytes of a definition are a definition in every kind of buffer", () => {
  const bytes = new TextEncoder().encode("text: Hello!");
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  for (const given of [bytes, bytes.buffer, shared.buffer, new DataView(bytes.buffer)]) {
    assert.deepEqual(codes(waml.check(given)), []);
    assert.ok(waml.compile(given, { to: "85290000001" }).ok);
  }
});

test("what was wrong is told of what was given, not of what stands there later", () => {
  const json = JSON.stringify({ ...HELLO, text: "" });
  for (const bytes of [new TextEncoder().encode(json), Buffer.from(json)]) {
    const refused = waml.gate(bytes);
    bytes.fill(32);
    assert.deepEqual(codes(refused.report), ["length/text-body"]);
  }
});

test("ten megabytes, and more than anybody reads", () => {
  const long = "x".repeat(10 << 20);
  assert.equal(codes(waml.check(long))[0], "syntax/budget");
  assert.equal(waml.gate({ ...HELLO, text: long }).ok, false);
  assert.equal(codes(waml.gate({ ...HELLO, text: long }).report)[0], "syntax/budget");
  assert.equal(codes(waml.check(`text: ${"字".repeat(2 << 20)}`))[0], "length/text-body");
  assert.equal(code(() => waml.check("x".repeat(65 << 20))), "too-long");
  assert.equal(code(() => waml.check(new Uint8Array(65 << 20))), "too-long");
  alive();
});

test("deep values and deep texts", () => {
  let deep = HELLO;
  for (let at = 0; at < 3000; at += 1) deep = { deep };
  assert.equal(waml.gate(deep).ok, false);
  assert.ok(codes(waml.gate(deep).report).length > 0);
  assert.ok(codes(waml.check("[".repeat(100_000))).length > 0);
  alive();
});

test("a call from the end of the stack is an error, and the next one is answered", () => {
  const down = () => {
    try {
      down();
    } catch {
      waml.check("text: Hello!");
    }
  };
  try {
    down();
  } catch (error) {
    assert.ok(error instanceof RangeError || error instanceof waml.WamlError, String(error));
  }
  alive();
});

test("an answer in the documented spelling", () => {
  const call = { to: "85290000001", type: "template", template: { name: "code", components: [{ type: "button", sub_type: "COPY_CODE", index: 0, parameters: [{ type: "coupon_code", coupon_code: "FERN10" }] }] } };
  const passed = waml.gate(call);
  assert.ok(passed.ok, passed.message);
  assert.match(passed.body, /"index":"0"/u);
  const bytes = waml.gate(new TextEncoder().encode(JSON.stringify(call)));
  assert.equal(new TextDecoder().decode(bytes.body), passed.body);
});

test("the package twice, and two versions of it, side by side", async () => {
  const again = await import(`${pathToFileURL(join(packed, "node.mjs"))}?again`);
  const other = mkdtempSync(join(tmpdir(), "waml-other-"));
  cpSync(packed, other, { recursive: true });
  const old = await import(pathToFileURL(join(other, "node.mjs")));
  for (const one of [again, old]) {
    assert.ok(one.gate(HELLO).ok);
    assert.throws(() => one.gate(null), { name: "WamlError", code: "wrong-type" });
  }
  alive();
});

test("a worker that is ended in the middle takes nothing along", async () => {
  const code = `import("waml").then(({ check }) => { postMessage(0); for (;;) check("[".repeat(50000)); });
    import { parentPort } from "node:worker_threads"; const postMessage = (m) => parentPort.postMessage(m);`;
  const work = () => new Worker(new URL(`data:text/javascript,${encodeURIComponent(code.replace('"waml"', JSON.stringify(pathToFileURL(join(packed, "node.mjs")).href)))}`));
  for (let turn = 0; turn < 2; turn += 1) {
    const worker = work();
    await new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
    await worker.terminate();
    alive();
  }
});

test("without WebAssembly, and where the engine refuses the module", async () => {
  const web = await import(pathToFileURL(join(packed, "web.mjs")));
  assert.throws(() => web.gate(HELLO), { name: "WamlError", code: "not-loaded" });
  const known = globalThis.WebAssembly;
  delete globalThis.WebAssembly;
  await assert.rejects(web.init(), { name: "WamlError", code: "no-webassembly" });
  globalThis.WebAssembly = known;
  await assert.rejects(web.init(Uint8Array.of(0, 97, 115, 109, 9, 0, 0, 0)), { name: "WamlError", code: "no-webassembly" });
  const others = [
    new Response("no", { status: 404 }), new Response("<!doctype html>"), new TextEncoder().encode("<!doctype html>"),
    Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0), new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)), 7, {}, Symbol("x"),
  ];
  for (const other of others) await assert.rejects(web.init(other), { name: "WamlError", code: "not-loaded" });
  await assert.rejects(web.init(Promise.reject(new Error("no"))), { name: "WamlError", code: "not-loaded" });
  await web.init(readFileSync(join(packed, "waml.wasm")));
  assert.ok(web.gate(HELLO).ok);
});
