// Every fixture has the same report from the native program and from the package, byte for byte.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { check } from "waml";
import { fixtures, native, root } from "./fixtures.mjs";

test("every fixture has the same report", () => {
  const files = fixtures();
  assert.ok(files.length > 400, `there are ${files.length} fixtures`);
  for (const file of files) {
    const { stdout } = spawnSync(native, ["check", "--isolated", "--format", "json", file], { cwd: root });
    assert.equal(check(readFileSync(`${root}/${file}`), { name: file, format: "json" }), stdout.toString(), file);
  }
});

test("a report is the same as text and as a value", () => {
  for (const file of fixtures().slice(0, 40)) {
    const bytes = readFileSync(`${root}/${file}`);
    const printed = check(bytes, { name: file, format: "json" });
    assert.deepEqual(check(bytes, { name: file }), JSON.parse(printed), file);
  }
});

const cli = process.env.WAML_CLI;

/** What both programs say to some arguments, and with which code they end. */
function both(words, options = {}) {
  const given = { cwd: root, maxBuffer: 1 << 26, ...options };
  const one = spawnSync(native, words, given);
  const other = spawnSync(process.execPath, [cli, ...words], given);
  return [one, other].map(({ status, stdout }) => ({ status, stdout: stdout.toString() }));
}

const FORMATS = ["human", "short", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson"];

test("every format says the same of all fixtures, and so do both languages", () => {
  for (const [at, format] of FORMATS.entries()) {
    const languages = format === "human" || format === "json" ? ["en", "zh"] : [["en", "zh"][at % 2]];
    for (const lang of languages) {
      const words = ["check", "--isolated", "--format", format, "--lang", lang, ...fixtures()];
      const [one, other] = both(words);
      assert.equal(other.stdout, one.stdout, `${format} ${lang}`);
      assert.deepEqual([one.status, other.status], [1, 1], `${format} ${lang}`);
    }
  }
});

test("codes at the end are the same", () => {
  const right = "fixtures/example";
  const cases = [
    [[right], 0], [["fixtures/example-broken"], 1], [["fixtures/example-broken", "--exit-zero"], 0], [["no/such/file"], 2],
    [["no/such/file", "--exit-zero"], 2], [["src"], 2], [["--no-such-option"], 2], [["--format", "xml"], 2],
    [["--format", "json", "--format", "short"], 2], [["--format", "sarif:"], 2], [["--as", "thing", right], 2],
    [["fixtures/rules/hint", "--strict", "-q"], 1], [["--pedantic", "--format", "short", "fixtures/rules/hint"], 0],
    [["--undocumented", "url-button", "fixtures/rules/length/template-url-value/valid.waml.yaml"], 0],
    [["--undocumented", "named-parameters", "fixtures/rules/length/template-url-value/valid.waml.yaml"], 1],
    [["--allow", "hint/insecure-link", "--allow", "hint/html", "--strict", "fixtures/rules/hint"], 1],
    [["--allow", "length/text-body", right], 2], [["--allow", "hint/none", right], 2], [["--undocumented", "x", right], 2],
    [["-v", "fixtures/preview"], 1], [["--color", "always", "fixtures/example-broken"], 1],
    [["fixtures/documented/2.3-list.json", "./fixtures/documented/../documented/2.3-list.json", "fixtures/./documented/2.3-list.json"], 0],
  ];
  for (const [words, code] of cases) {
    const [one, other] = both(["check", "--isolated", ...words]);
    assert.deepEqual(other, one, words.join(" "));
    assert.equal(other.status, code, words.join(" "));
  }
});

test("stdin is read, also where it is no UTF-8", () => {
  for (const input of ["text: ''\n", Buffer.from("text: \xff", "latin1"), "", "{\"to\": 1}"]) {
    for (const words of [["-"], ["-", "--stdin-filename", "a.waml.yaml"], ["-", "--as", "definition", "--format", "json"]]) {
      const [one, other] = both(["check", "--isolated", ...words], { input });
      assert.deepEqual(other, one, `${input} ${words}`);
    }
  }
});

test("the version is that of the program", () => {
  const version = execFileSync(native, ["--version"]).toString();
  assert.equal(execFileSync(process.execPath, [cli, "--version"]).toString(), version);
});
