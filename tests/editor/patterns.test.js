// Every regular expression of the schemas, as JavaScript and Python read it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { schema } from "./waml.js";

const KINDS = ["definition", "payload", "report"];

/** Every expression in a part of a schema. */
function expressions(part) {
  if (part === null || typeof part !== "object") return [];
  const own = typeof part.pattern === "string" ? [part.pattern] : [];
  const keys = part.patternProperties ? Object.keys(part.patternProperties) : [];
  return [...own, ...keys, ...Object.values(part).flatMap(expressions)];
}

const ALL = [
  ...new Set(KINDS.flatMap((kind) => expressions(JSON.parse(fs.readFileSync(schema(kind), "utf8"))))),
];

// None ends in a line break: `$` stands before a last one in Python, and behind it in JavaScript.
const TEXTS = [
  "",
  " ",
  "a",
  "-_.b",
  ".a",
  "a.",
  " a",
  "a b",
  "a\tb",
  "a\nb",
  "a\n\n\n\nb",
  "a\rb",
  "a     b",
  "{{",
  "{{{{",
  "a{b",
  "caf\u00e9",
  "cafe\u0301",
  "\u0928\u092e\u0938\u094d\u0924\u0947",
  "\u5c71\u306e\u540d\u524d",
  "\u{1f44d}",
  "\u{20000}",
  "\u{1d7d8}",
  "\u00ad",
  "\u200b",
  "\u{e0001}",
  "\u3164",
  "\ufeffa",
  "a\u2028b",
  "\u00d7",
  "]^-\\",
  "85290000001",
  "012345",
  "5".repeat(21),
  "0",
  "x".repeat(1025),
  "x".repeat(40_000),
  "https://example.com",
  "https://example.com/a.png?b#c",
  "HTTP://example.com:65535/a%2Emp4",
  "https://example.com:65536/a.ogg",
  "https://\u4f8b.example/\u56f3.jpeg",
  "https://example.com/a.exe",
  "order_ready_2",
  "Order Ready",
  "copy_Code",
  "preview_url",
];

test("JavaScript takes them, with the flag that validators and editors set", () => {
  assert.ok(ALL.length > 20, `${ALL.length}`);
  for (const expression of ALL) assert.doesNotThrow(() => new RegExp(expression, "u"), expression.slice(0, 80));
});

test("they mean the same to Python, which warns of none", () => {
  const script = path.join(path.dirname(fileURLToPath(import.meta.url)), "patterns.py");
  const input = JSON.stringify({ expressions: ALL, texts: TEXTS });
  const python = spawnSync("python3", ["-W", "error", script], { input, encoding: "utf8" });
  assert.equal(python.status, 0, python.stderr);
  const rows = JSON.parse(python.stdout);
  for (const [at, expression] of ALL.entries()) {
    const own = TEXTS.map((text) => new RegExp(expression, "u").test(text));
    assert.deepEqual(rows[at], own, expression.slice(0, 80));
    assert.ok(own.includes(true) && own.includes(false), `no text tells anything of ${expression.slice(0, 80)}`);
  }
});
