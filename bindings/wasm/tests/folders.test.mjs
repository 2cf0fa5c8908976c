// Folders are walked as the native program walks them.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { native } from "./fixtures.mjs";

const cli = process.env.WAML_CLI;

function folder(files) {
  const path = mkdtempSync(join(tmpdir(), "waml-folders-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return path;
}

function both(cwd, ...words) {
  const programs = [[native, []], [process.execPath, [cli]]];
  return programs.map(([program, before]) => {
    const { status, stdout, stderr } = spawnSync(program, [...before, "check", ...words], { cwd });
    return { status, stdout: stdout.toString(), stderr: stderr.toString() };
  });
}

const WRONG = "text: ''\n";

test("ignore files, hidden files and the order of paths", () => {
  const cwd = folder({
    "a/b.waml.yaml": WRONG, "a-b.waml.yaml": WRONG, "a/c.waml.YML": WRONG, "B.waml.json": "{}", ".hidden.waml.yaml": WRONG,
    ".hidden/x.waml.yaml": WRONG, "build/x.waml.yaml": WRONG, "a/keep/x.waml.yaml": WRONG, "a/drop.waml.yaml": WRONG,
    "a/keep.waml.yaml": WRONG, "other.yaml": WRONG, "node.waml.yaml.txt": WRONG, "文/消息.waml.yaml": WRONG,
    ".gitignore": "build/\n*drop*\na/k*\n!a/keep.waml.yaml\n", "a/.gitignore": "!keep/\n", ".ignore": "node*\n", "z/.ignore": "*\n", "z/x.waml.yaml": WRONG,
  });
  for (const words of [[], ["."], ["a"], ["a", "."], ["./a/", "a-b.waml.yaml"], ["build/x.waml.yaml"]]) {
    const [one, other] = both(cwd, "--format", "short", ...words);
    assert.equal(other.stdout, one.stdout, words.join(" "));
    assert.equal(other.status, one.status);
    assert.notEqual(other.stdout, "");
  }
  rmSync(cwd, { recursive: true });
});

test("a report goes to a file", () => {
  const cwd = folder({ "a.waml.yaml": WRONG });
  const [one, other] = both(cwd, "--format", "short", "--format", "json:report.json");
  assert.equal(other.stdout, one.stdout);
  assert.equal(other.status, 1);
  assert.equal(JSON.parse(readFileSync(join(cwd, "report.json"))).summary.errors, 1);
  const [, printed] = both(cwd, "--format", "json");
  assert.equal(readFileSync(join(cwd, "report.json"), "utf8"), printed.stdout);
  rmSync(cwd, { recursive: true });
});

test("settings that this program does not read are told, and nothing is judged without them", () => {
  const cwd = folder({ "waml.toml": "strict = true\n", "in/a.waml.yaml": "text: Hello!\n" });
  const [, other] = both(cwd, "in");
  assert.deepEqual([other.status, other.stdout], [2, ""]);
  assert.match(other.stderr, /waml\.toml.*--isolated/u);
  assert.equal(both(cwd, "in", "--isolated")[1].status, 0);
  rmSync(cwd, { recursive: true });
});
