// Folders are walked as the native program walks them.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
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

test("no report is written over what is read, nor over another report", () => {
  const payload = JSON.stringify({ to: "85290000001", type: "text", text: "" });
  const cwd = folder({ "p.json": payload });
  symlinkSync("p.json", join(cwd, "link.json"));
  for (const words of [
    ["--output-file", "p.json"], ["--format", "json:./p.json"], ["--format", "json:link.json"],
    ["--format", "json:a.txt", "--format", "short:./a.txt"], ["--output-file", "no/such/a.txt"], ["--format", "json:."],
  ]) {
    const [one, other] = both(cwd, ...words, "p.json");
    assert.deepEqual([one.status, other.status], [2, 2], words.join(" "));
    assert.match(other.stderr, /^error: (?:cannot write|two formats)/u);
    assert.equal(readFileSync(join(cwd, "p.json"), "utf8"), payload);
  }
  rmSync(cwd, { recursive: true });
});

test("a way through other folders is shown as it was given", () => {
  const cwd = folder({ "in/a.waml.yaml": WRONG, "in/b/c.waml.yaml": WRONG });
  for (const path of ["./in/../in", "in/b/..", "./in/", `${cwd}/in/../in/`]) {
    const [one, other] = both(cwd, "--format", "short", path);
    assert.equal(other.stdout, one.stdout, path);
  }
  rmSync(cwd, { recursive: true });
});

test("without a word, the help is shown as an error", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli]);
  assert.deepEqual([status, stdout.toString()], [2, ""]);
  assert.match(stderr.toString(), /Usage: waml check/u);
});

test("what cannot be printed is an error, and whoever leaves is none", { skip: process.platform !== "linux" }, () => {
  const cwd = folder({ "a.waml.yaml": WRONG });
  const full = openSync("/dev/full", "w");
  const { status, stderr } = spawnSync(process.execPath, [cli, "check", "a.waml.yaml"], { cwd, stdio: ["ignore", full, "pipe"] });
  closeSync(full);
  assert.equal(status, 2);
  assert.match(stderr.toString(), /error: cannot write: no space is left\n$/u);
  rmSync(cwd, { recursive: true });
});
