// What the functions answer.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { check, compile, explain, fill, gate, preview, version } from "waml";
import { guard } from "../examples/edge.mjs";
import { processor } from "../examples/worker.mjs";

const DEFINITION = "params: {customer: {max_chars: 24, example: Wei}}\ntext: 'Hello {{customer}}!'\n";

test("a definition is filled with rows, one after the other", () => {
  const made = fill(DEFINITION, { to: "85290000001", customer: "Lin" });
  assert.deepEqual(made.payload, { to: "85290000001", type: "text", text: "Hello Lin!" });
  assert.equal(made.body, JSON.stringify(made.payload));
  const wrong = fill(DEFINITION, { to: "85290000001", customer: "W".repeat(25) }, { lang: "zh" });
  assert.deepEqual([wrong.ok, wrong.report.lang, wrong.report.files[0].findings[0].code], [false, "zh", "data/value"]);
  const others = fill("params: {customer: {max_chars: 24, example: Wei}}\ntext: 'Bye {{customer}}!'\n", { to: "85290000001", customer: "Lin" });
  assert.equal(others.payload.text, "Bye Lin!");
  const two = "name: a\ntext: A\n---\nname: b\ntext: B\n";
  assert.equal(fill(two, { to: "85290000001" }, { definition: "b" }).payload.text, "B");
  assert.equal(fill(two, { to: "85290000001" }, { definition: "a" }).payload.text, "A");
  assert.throws(() => fill(two, {}), { code: "not-one" });
});

test("messages are compiled, all or none", () => {
  const { messages } = compile("name: hello\ntext: Hello!\n", { to: "85290000001", curl: true });
  assert.deepEqual(messages.map(({ name, payload }) => [name, payload.text]), [["hello", "Hello!"]]);
  assert.match(messages[0].curl, /^curl --request POST .*\$INCS_CERTIFICATION_CODE/su);
  assert.equal(compile("text: Hello!\n---\ntext: ''\n", { to: "85290000001" }).ok, false);
});

test("a catalogue is known to all that judge", () => {
  const catalogue = [{ name: "hello", components: [{ type: "BODY", text: "Hello {{1}}!" }] }];
  const call = { to: "85290000001", type: "template", template: { name: "hello" } };
  for (const given of [catalogue, JSON.stringify(catalogue)]) {
    assert.equal(gate(call, { catalogue: given }).findings[0].code, "template/body-count");
    assert.equal(check(call, { catalogue: given }).files[0].findings[0].code, "template/body-count");
  }
  assert.ok(gate(call).ok);
});

test("words come in both languages", () => {
  assert.equal(explain("length/text-body").severity, "error");
  assert.match(explain("length/text-body", { lang: "zh" }).statement, /字符/u);
  assert.match(gate({ to: "85290000001", type: "text", text: "" }, { lang: "zh" }).message, /文本为空/u);
  assert.throws(() => explain("length/text-bod", { lang: "zh" }), { message: /是否应为 `length\/text-body`/u });
});

test("previews in every form", () => {
  const starts = { html: "<!DOCTYPE html>", svg: "<svg", text: "message", markdown: "" };
  for (const [form, start] of Object.entries(starts)) {
    const drawn = preview("text: Hello!", { form });
    assert.ok(drawn.preview.startsWith(start) && drawn.preview.includes("Hello"), form);
    assert.equal(drawn.report.summary.errors, 0);
  }
});

test("CommonJS has the same", () => {
  const required = createRequire(import.meta.url)("waml");
  assert.equal(required.version, version);
  assert.ok(required.gate({ to: "85290000001", type: "text", text: "Hello!" }).ok);
});

test("a worker sends what may be sent, and never tries again what may not", async () => {
  class UnrecoverableError extends Error {}
  const sent = [];
  const process = processor({ definition: DEFINITION, post: async (body) => sent.push(body), UnrecoverableError });
  await process({ data: { to: "85290000001", customer: "Lin" } });
  assert.deepEqual(sent.map((body) => JSON.parse(body).text), ["Hello Lin!"]);
  await assert.rejects(process({ data: { to: "85290000001" } }), (error) => error instanceof UnrecoverableError && error.message.startsWith("data/missing: "));
  assert.equal(sent.length, 1);
});

test("an edge answers what would be refused", async () => {
  const module = new WebAssembly.Module(readFileSync(process.env.WAML_PACKAGE + "/waml.wasm"));
  const fetch = guard({ module, send: (body) => new Response(body, { status: 202 }) });
  const post = (body) => fetch(new Request("https://edge.example.com/", { method: "POST", body: JSON.stringify(body) }));
  assert.equal((await post({ to: "85290000001", type: "text", text: "Hello!" })).status, 202);
  const refused = await post({ to: "85290000001", type: "text", text: "" });
  assert.deepEqual([refused.status, (await refused.json()).summary.errors], [422, 1]);
});
