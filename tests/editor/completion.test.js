// What the server offers, and what becomes of a file that takes the offer.

import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { atValue, inObject, objects, values } from "./schema.js";
import { Server } from "./server.js";
import { accepted, assertOnce } from "./snippet.js";
import { check, checkText, schema } from "./waml.js";

const PROPERTY = 10;
const [root, ...inside] = objects();
const KINDS = root.keys.filter((key) => !["$schema", "name", "description", "to", "params"].includes(key));

let server;
before(async () => (server = await Server.start(schema("definition"))));
after(() => server.stop());

test("the empty file is offered each kind once, with a skeleton that is right as it stands", async () => {
  const { items, text } = await server.completions("|");
  assert.deepEqual(items.map(({ label }) => label).sort(), [...root.keys].sort());
  assert.equal(KINDS.length, 10);
  for (const item of items.filter(({ label }) => KINDS.includes(label))) {
    const file = accepted(text, item);
    assert.equal(file.open, false, file.text);
    assert.deepEqual(checkText(file.text), [], file.text);
  }
});

test("every object is offered exactly its keys", async () => {
  assert.ok(inside.length > 30);
  for (const { way, keys } of inside) {
    const marked = inObject(way);
    const { items } = await server.completions(marked);
    const offered = items.filter(({ kind }) => kind === PROPERTY).map(({ label }) => label);
    assert.deepEqual(offered.sort(), [...keys].sort(), marked);
  }
});

test("a header image begins with a link", async () => {
  const { items } = await server.completions("button:\n  header:\n    |");
  const image = items.find(({ label }) => label === "image");
  assert.match(image.textEdit.newText, /^image:\n {2}link: /);
});

test("keys that are there are not offered again", async () => {
  const { items } = await server.completions("list:\n  body: Hello\n  |");
  const offered = items.filter(({ kind }) => kind === PROPERTY).map(({ label }) => label);
  assert.deepEqual(offered.sort(), ["button", "footer", "header", "sections"]);
});

/** Findings that are no fault where something is still to be typed. */
const unfinished = (code) =>
  ["shape/missing-key", "shape/not-a-string", "shape/wrong-type"].includes(code) || code.startsWith("count/");

test("everything offered is right where it is inserted, or has places left to fill", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "waml-editor-"));
  const places = [
    ...objects().map(({ way }) => ({ way, marked: inObject(way) })),
    ...values().map(({ way }) => ({ way, marked: atValue(way) })),
  ];
  const files = new Map();
  for (const { way, marked } of places) {
    const { items, text } = await server.completions(marked);
    assertOnce(items, marked);
    for (const item of items) {
      const name = path.join(folder, `${files.size}.waml.yaml`);
      const file = { ...accepted(text, item), label: item.label, around: around(way, item) };
      fs.writeFileSync(name, file.text);
      files.set(name, file);
    }
  }
  assert.ok(files.size > 130, `${files.size}`);
  const wrong = [];
  for (const [name, findings] of check([...files.keys()])) {
    const file = files.get(name);
    for (const { start, end, code, severity, pointer, message } of findings) {
      const within = start.line >= file.first && end.line <= file.last && !file.around.includes(pointer);
      if (severity === "error" && within && !(file.open && unfinished(code))) {
        wrong.push(`${file.label}: ${pointer}: ${message}\n${file.text}`);
      }
    }
  }
  fs.rmSync(folder, { recursive: true });
  assert.deepEqual(wrong, []);
});

/** The objects that were begun before something was inserted, and may lack anything else. */
function around(way, { kind }) {
  const steps = way.map((step) => (step === "[]" ? "/0" : `/${step}`));
  const all = ["", ...steps.map((_, end) => steps.slice(0, end + 1).join(""))];
  // A key leaves the object that it is for incomplete, a whole object does not.
  return kind === PROPERTY ? all : all.slice(0, -1);
}
