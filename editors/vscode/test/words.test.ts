import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";

const json = (file: string) => JSON.parse(fs.readFileSync(file, "utf8")) as Record<string, string>;

test("what the manifest says is said in both languages", () => {
  const named = [...fs.readFileSync("package.json", "utf8").matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);
  for (const file of ["package.nls.json", "package.nls.zh-cn.json"]) {
    assert.deepEqual(Object.keys(json(file)).sort(), [...new Set(named)].sort(), file);
  }
});

test("what the program says is said in both languages, with the same values", () => {
  const sources = fs.readdirSync("src").map((file) => fs.readFileSync(`src/${file}`, "utf8")).join("\n");
  const calls = [...sources.matchAll(/l10n\.t\(\s*"([^"]+)"/g)].map(([, text]) => text ?? "");
  assert.equal(calls.length, sources.split("l10n.t(").length - 1);
  const chinese = json("l10n/bundle.l10n.zh-cn.json");
  assert.deepEqual(Object.keys(chinese).sort(), [...new Set(calls)].sort());
  const values = (text: string) => text.match(/\{\d\}/g)?.sort() ?? [];
  for (const [english, text] of Object.entries(chinese)) assert.deepEqual(values(text), values(english), english);
});
