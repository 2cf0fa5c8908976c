// The schemas in strict mode, and the valid fixtures held to them, by a second validator.

import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { parseAllDocuments } from "yaml";
import { fixtures, root, schema, waml } from "./waml.js";

/** The keywords that editors read and validators do not. */
const EDITOR = ["defaultSnippets", "doNotSuggest", "errorMessage", "markdownDescription", "patternErrorMessage"];
const VOCABULARY = [...EDITOR, "x-intellij-html-description"];

function validator(kind) {
  const ajv = new (kind === "definition" ? Ajv : Ajv2020)({ strict: true, allErrors: true });
  if (kind === "definition") ajv.addVocabulary(VOCABULARY);
  return ajv.compile(JSON.parse(fs.readFileSync(schema(kind), "utf8")));
}

function accepts(kind, files) {
  const validate = validator(kind);
  for (const file of files) {
    for (const document of parseAllDocuments(fs.readFileSync(file, "utf8"), { merge: true })) {
      const value = document.toJS();
      assert.ok(validate(value), `${path.relative(root, file)}: ${JSON.stringify(validate.errors, null, 1)}`);
    }
  }
}

const valid = (file) => /\/(valid|documented|example)\/|\/valid[^/]*$/.test(file);

test("definitions", () => {
  const files = fixtures("", ".waml.yaml").filter(valid).filter((file) => !/\/(media|templates)\//.test(file));
  assert.ok(files.length > 150, `${files.length}`);
  accepts("definition", files);
});

test("payloads", () => {
  const others = /\.waml\.|\/(not-json|answers|webhooks|templates|media|catalogue)\/|\/catalogue\.json$/;
  const files = fixtures("", ".yaml", ".json").filter((file) => valid(file) && !others.test(file));
  assert.ok(files.length > 100);
  accepts("payload", files);
});

test("a report", () => {
  const validate = validator("report");
  const files = fixtures("rules", ".waml.yaml", ".yaml", ".json");
  const report = JSON.parse(waml(["check", "--pedantic", "--format", "json", ...files]));
  assert.ok(report.files.length > 200);
  assert.ok(validate(report), JSON.stringify(validate.errors, null, 1));
});
