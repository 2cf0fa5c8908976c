// The server and the compiler agree about every fixture, line by line.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { parseAllDocuments } from "yaml";
import { Server } from "./server.js";
import { beyond, check, fixtures, root, schema } from "./waml.js";

const isBeyond = beyond();

/** Fixtures that say something else to an editor, and why. */
const ELSEWHERE = new Map([
  ["rules/shape/unknown-key/valid-schema.waml.yaml", "names a schema on a host that is not there"],
  ["rules/shape/unknown-key/invalid-comma.waml.yaml", "the server passes over a key without a colon"],
  ["rules/shape/unknown-key/invalid-chinese.waml.yaml", "below a key that is none, the schema sees nothing"],
  ["rules/hint/taken-by-yaml/invalid-anchor.waml.yaml", "the server's own word for an anchor that nothing uses"],
  ["rules/hint/taken-by-yaml/invalid.waml.yaml", "the server's own word for an anchor that nothing uses"],
  ["rules/param/unquoted/invalid-json.waml.json", "the server reads `{{` as objects, and says so elsewhere"],
  ["rules/shape/other-shape/invalid-payload.yaml", "the schema misses `type` where the compiler sees the other shape"],
]);

const known = (file) => !ELSEWHERE.has(path.relative(path.join(root, "fixtures"), file));

async function agree(kind, pattern, files) {
  const server = await Server.start(schema(kind), pattern);
  const reports = check(files);
  const wrong = [];
  await Promise.all(
    files.map(async (file) => {
      const errors = (reports.get(file) ?? []).filter(({ severity }) => severity === "error");
      const told = await server.findings(fs.readFileSync(file, "utf8"), file);
      const name = path.relative(root, file);
      const shown = told.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
      if (errors.length === 0 && told.length > 0) wrong.push(`${name} is right, yet: ${shown.join("; ")}`);
      const documents = parseAllDocuments(fs.readFileSync(file, "utf8"), { merge: true, logLevel: "silent" });
      const seen = errors.filter((error) => !isBeyond(error.code) && !isFilled(error, documents));
      for (const error of seen) {
        if (!told.some(({ range }) => touches(range, error))) {
          wrong.push(`${name}:${error.start.line} ${error.code} is not told, but ${shown.join("; ") || "nothing"}`);
        }
      }
    }),
  );
  server.stop();
  assert.deepEqual(wrong, []);
}

/** Whether an error is about what a text with a hole, or a list with a repeated element, becomes. */
function isFilled({ code, pointer }, documents) {
  const way = pointer.replace(/\/for_each$/, "").split("/").slice(1);
  const becomes = (value) => {
    if (typeof value === "string") return code !== "shape/reserved-braces" && value.replaceAll("{{{{", "").includes("{{");
    const elements = Array.isArray(value) ? value : [value];
    return /^(count|duplicate)\//.test(code) && elements.some((element) => element?.for_each !== undefined);
  };
  return documents.some((document) => becomes(way.reduce((value, step) => value?.[step], document.toJS())));
}

/** Whether both point at one line. What is not there the server tells at the key before it. */
function touches({ start, end }, error) {
  const above = ["shape/missing-key", "shape/no-kind", "shape/not-a-string"].includes(error.code) ? 1 : 0;
  return start.line + 1 <= error.start.line && error.start.line <= end.line + 1 + above;
}

test("definitions", () => {
  const files = fixtures("", ".waml.yaml", ".waml.yml", ".waml.json").filter(known);
  assert.ok(files.length > 300);
  return agree("definition", ["*.waml.yaml", "*.waml.yml", "*.waml.json"], files);
});

test("payloads", () => {
  // Those of Meta's own API are read by `waml import` only.
  const others = /\.waml\.|\/(not-json|answers|webhooks|templates|meta|catalogue)\/|\/catalogue\.json$/;
  const files = fixtures("", ".yaml", ".yml", ".json").filter((file) => !others.test(file) && known(file));
  assert.ok(files.length > 100);
  return agree("payload", ["*.yaml", "*.yml", "*.json"], files);
});
