// The compiler under test, and the fixtures.

import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
export const schema = (kind) => path.join(root, "schemas", `${kind}.schema.json`);

const program = process.env.WAML ?? path.join(process.env.CARGO_TARGET_DIR ?? path.join(root, "target"), "debug/waml");

/** Runs waml, in a folder if one is given; gives what it prints. */
export function waml(args, input, cwd) {
  const options = { input, cwd, encoding: "utf8", maxBuffer: 1 << 28 };
  const { stdout, stderr, status, error } = spawnSync(program, args, options);
  if (error) throw error;
  if (status === 2) throw new Error(`waml ${args.join(" ")}: ${stderr}`);
  return stdout;
}

/** The findings of `waml check` about files, by their paths. */
export function check(files) {
  const report = JSON.parse(waml(["check", "--format", "json", ...files]));
  return new Map(report.files.map(({ file, findings }) => [file, findings]));
}

/** The findings of `waml check` about a definition. */
export function checkText(text) {
  const args = ["check", "--format", "json", "--stdin-filename", "test.waml.yaml", "-"];
  return JSON.parse(waml(args, text)).files.flatMap(({ findings }) => findings);
}

/** The codes of the rules that no schema can express, those about syntax and comments included. */
export function beyond() {
  const table = fs.readFileSync(path.join(root, "docs/schema.md"), "utf8");
  const listed = new Set([...table.matchAll(/^\| \[`([^`]+)`\]/gm)].map((row) => row[1]));
  return (code) => listed.has(code) || code.startsWith("syntax/") || code.startsWith("allow/");
}

/** Every file under a folder of the fixtures whose name ends in one of the endings. */
export function fixtures(folder, ...endings) {
  const base = path.join(root, "fixtures", folder);
  const files = fs.readdirSync(base, { recursive: true }).map((file) => path.join(base, file));
  return files.filter((file) => endings.some((ending) => file.endsWith(ending)) && !isForwarded(file)).sort();
}

/** Whether a fixture holds what the document does not have, and so what no plain schema takes. */
function isForwarded(file) {
  const stem = path.basename(file).split(".")[0];
  return fs.existsSync(path.join(path.dirname(file), `${stem}.undocumented`));
}
