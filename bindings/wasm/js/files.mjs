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
  const failed = (folder, error) => told.push(say(lang).unreadable(tidy(folder), error));
  walk(path, above(path), (file) => files.push(tidy(file)), failed);
  return files.sort(inOrder);
}

/** The definitions in a folder. Hidden files are left out, and what ignore files say, from the folder on and above it. */
function walk(folder, rules, take, failed) {
  const here = [...rules, ...rulesOf(folder)];
  for (const entry of entriesOf(folder, failed)) {
    if (entry.name.startsWith(".")) continue;
    // Not `join`, which takes `..` out.
    const path = folder.endsWith(sep) ? folder + entry.name : folder + sep + entry.name;
    if (isIgnored(path, entry.isDirectory(), here)) continue;
    if (entry.isDirectory()) walk(path, here, take, failed);
    else if (entry.isFile() && DEFINITION.test(entry.name)) take(path);
  }
}

/** What a folder holds; one that cannot be read is told. */
function entriesOf(folder, failed) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    failed(folder, error);
    return [];
  }
}

function rulesOf(folder) {
  const files = [...IGNORES, join(".git", "info", "exclude")].map((name) => join(folder, name));
  return files.flatMap((file) => {
    const text = textOf(file);
    return text === undefined ? [] : [{ root: resolve(folder), rules: ignore().add(text) }];
  });
}

/** The text of an ignore file. One that is not there, or may not be read, ignores nothing. */
function textOf(file) {
  try {
    return statSync(file).isFile() ? readFileSync(file, "utf8") : undefined;
  } catch {
    return undefined;
  }
}

/** Which file a path means, whatever it is called; none for a device or a pipe, which lose nothing by being written to. */
export function identity(path) {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return statSync(path).isFile() ? `${dev}:${ino}` : undefined;
  } catch {
    return resolve(path);
  }
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
