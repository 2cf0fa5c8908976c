// Beside `waml lsp`: the settings of docs/editors.md for VS Code, in front of the real server.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { Server } from "./server.js";
import { fixtures, root, schema } from "./waml.js";

/** The settings for the YAML server that a section of the page gives, those that bind the schema left out. */
function recipe(section) {
  const page = fs.readFileSync(path.join(root, "docs/editors.md"), "utf8");
  const [, text] = page.split(new RegExp(`^## ${section}$`, "m"));
  const blocks = [...text.split("\n## ")[0].matchAll(/```json\n(.*?)\n```/gs)].map(([, block]) => JSON.parse(block));
  const entries = blocks.flatMap(Object.entries).filter(([key]) => key !== "yaml.schemas");
  return Object.fromEntries(entries.map(([key, value]) => [key.replace(/^yaml\./, ""), value]));
}

const files = ["*.waml.yaml", "*.waml.yml"];
let alone, beside;
before(async () => {
  assert.deepEqual(recipe("VS Code"), { validate: false });
  alone = await Server.start(schema("definition"));
  beside = await Server.start(schema("definition"), files, recipe("VS Code"));
});
after(() => [alone, beside].forEach((server) => server.stop()));

test("the server leaves every finding to waml", async () => {
  const wrong = fixtures("rules", "/invalid.waml.yaml").map((file) => fs.readFileSync(file, "utf8"));
  const found = (server) => Promise.all(wrong.map((text) => server.findings(text)));
  const isNone = (findings) => findings.length === 0;
  assert.ok((await found(beside)).every(isNone));
  assert.ok((await found(alone)).filter((findings) => !isNone(findings)).length > 50);
});

test("it keeps the keys", async () => {
  const { items } = await beside.completions("list:\n  body: 您好\n  |");
  assert.deepEqual(items.map(({ label }) => label).sort(), ["button", "footer", "header", "sections"]);
});
