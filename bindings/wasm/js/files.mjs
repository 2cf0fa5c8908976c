// From the arguments to files: those that are named, and the definitions in folders.

import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import ignore from "ignore";
import { say } from "./say.mjs";

const DEFINITION = /\.waml\.(?:yaml|yml|json)$/iu;
const IGNORES = [".gitignore", ".ignore"];

/** The inputs that paths mean, each once, and a configuration that would have a say and is not read here. */
export function find(paths, told, { lang, isolated }) {
  const seen = new Set();
  for (const path of paths) {
    for (const input of path === "-" ? ["-"] : expanded(path, told, lang)) seen.add(input);
  }
  const inputs = [...seen];
  return { inputs, config: isolated ? undefined : configured(inputs) };
}

function expanded(path, told, lang) {
  let data;
  try {
    data = statSync(path);
    if (data.isFIFO() && !path.startsWith("/dev") && !path.startsWith("/proc")) {
      throw Object.assign(new Error("it is a pipe"), { code: "EPIPE" });
    }
  } catch (error) {
    told.push(say(lang).unreadable(tidy(path), error));
    return [];
  }
  if (!data.isDirectory()) return [tidy(path)];
  const files = [];
  walk(path, above(path), (file) => files.push(tidy(file)));
  return files.sort(inOrder);
}

/** The definitions in a folder. Hidden files are left out, and what ignore files say, from the folder on and above it. */
function walk(folder, rules, take) {
  const here = [...rules, ...rulesOf(folder)];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    if (isIgnored(path, entry.isDirectory(), here)) continue;
    if (entry.isDirectory()) walk(path, here, take);
    else if (entry.isFile() && DEFINITION.test(entry.name)) take(path);
  }
}

function rulesOf(folder) {
  const files = [...IGNORES, join(".git", "info", "exclude")].map((name) => join(folder, name));
  const texts = files.filter((file) => existsSync(file) && statSync(file).isFile());
  return texts.map((file) => ({ root: resolve(folder), rules: ignore().add(readFileSync(file, "utf8")) }));
}

/** The rules of all folders above one. */
function above(folder) {
  const parents = [];
  for (let at = resolve(folder); dirname(at) !== at; at = dirname(at)) parents.unshift(dirname(at));
  return parents.flatMap(rulesOf);
}

/** The last rule that speaks of a path decides. */
function isIgnored(path, isFolder, all) {
  let ignored = false;
  for (const { root, rules } of all) {
    const inside = relative(root, resolve(path)).split(sep).join("/");
    const said = rules.test(isFolder ? `${inside}/` : inside);
    // A folder that other rules let in takes what is in it along.
    const around = inside.slice(0, inside.lastIndexOf("/") + 1);
    if (said.ignored && !(around !== "" && rules.test(around).ignored)) ignored = true;
    else if (said.unignored) ignored = false;
  }
  return ignored;
}

/** A `waml.toml` above one of the inputs. */
function configured(inputs) {
  const folders = new Set(inputs.map((input) => (input === "-" ? process.cwd() : dirname(resolve(input)))));
  for (const folder of folders) {
    for (let at = folder, last; at !== last; last = at, at = dirname(at)) {
      const file = join(at, "waml.toml");
      if (existsSync(file)) return relative(process.cwd(), file);
    }
  }
  return undefined;
}

/** The path without detours through `.`. */
function tidy(path) {
  const parts = path.split(sep).filter((part, at) => part !== "." && (part !== "" || at === 0));
  return parts.join(sep);
}

/** Part by part, each by its bytes. */
function inOrder(one, other) {
  const [left, right] = [one.split(sep), other.split(sep)];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const order = Buffer.compare(Buffer.from(left[at]), Buffer.from(right[at]));
    if (order !== 0) return order;
  }
  return left.length - right.length;
}
