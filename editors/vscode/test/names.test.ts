import assert from "node:assert/strict";
import { test } from "node:test";
import { holdsMessages, isOurs, isYaml } from "../src/files";
import { language } from "../src/language";

test("files by their names", () => {
  for (const file of ["/a/b.waml.yaml", "/a/b.waml.yml", "C:\\a\\b.waml.yaml"]) {
    assert.ok(isOurs(file) && holdsMessages(file) && isYaml(file), file);
  }
  assert.ok(isOurs("/a/b.waml.json") && holdsMessages("/a/b.waml.json") && !isYaml("/a/b.waml.json"));
  assert.ok(isOurs("/a/waml.toml") && !holdsMessages("/a/waml.toml"));
  for (const file of ["/a/b.yaml", "/a/waml.yaml", "/a/b.waml.yaml.bak", "/a/not-waml.toml", "/a/b.waml.toml"]) {
    assert.ok(!isOurs(file), file);
  }
});

test("languages by their locales", () => {
  for (const locale of ["zh", "zh-cn", "zh-CN", "zh-Hans", "zh-hans-sg"]) assert.equal(language(locale), "zh", locale);
  for (const locale of ["en", "zh-tw", "zh-Hant", "de", ""]) assert.equal(language(locale), "en", locale);
});
