import assert from "node:assert/strict";
import { test } from "node:test";
import { find, type Machine } from "../src/program";

const machine = (env: Machine["env"], ...programs: string[]): Machine => ({
  platform: "linux",
  env,
  home: "/home/wei",
  isProgram: (file) => programs.includes(file),
});

test("the first program on the path", () => {
  const here = machine({ PATH: "/a:/b:/c" }, "/b/waml", "/c/waml");
  assert.deepEqual(find("", here), { file: "/b/waml" });
  assert.deepEqual(find("  ", here), { file: "/b/waml" });
});

test("folders of the workspace are no path", () => {
  for (const path of ["", ".", "bin", ":./bin:"]) {
    assert.equal(find("", { ...machine({ PATH: path }), isProgram: () => true }), "nowhere", path);
  }
});

test("a setting is a whole path, or one from the home folder", () => {
  const here = machine({ PATH: "/b" }, "/opt/waml", "/home/wei/bin/waml", "/b/waml");
  assert.deepEqual(find("/opt/waml", here), { file: "/opt/waml" });
  assert.deepEqual(find("~/bin/waml", here), { file: "/home/wei/bin/waml" });
  assert.deepEqual(find("bin/waml", here), { relative: "bin/waml" });
  assert.deepEqual(find("./waml", here), { relative: "./waml" });
  // One that is wrong is said to be, and no other program taken for it.
  assert.deepEqual(find("/opt/none", here), { missing: "/opt/none" });
});

test("Windows", () => {
  const file = "C:\\tools\\waml.exe";
  const here: Machine = { ...machine({ Path: "tools;C:\\tools" }, file), platform: "win32" };
  assert.deepEqual(find("", here), { file });
});
