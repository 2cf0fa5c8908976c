// What callers give: it may be anything, also what throws when it is looked at.

import { WamlError, words } from "./error.mjs";

/** The text of an input: a string or bytes as they are, the bytes of other buffers, the JSON of a value. */
export function textOf(input, what) {
  if (typeof input === "string") return input;
  if (isBytes(input)) return bytesOf(input, what);
  if (input === null || typeof input !== "object") {
    throw new WamlError("wrong-type", `the ${what} is ${kind(input)}; a string, bytes or an object belong here`);
  }
  return jsonOf(input, what);
}

/** The JSON of a value. */
export function jsonOf(value, what, replacer) {
  let json;
  try {
    json = JSON.stringify(value, replacer);
    if (json === "{}") holdsNothing(value);
  } catch (cause) {
    if (isOf(Unsaid, cause)) throw new WamlError("not-json", `the ${what} ${cause.message}`);
    throw new WamlError("not-json", `the ${what} cannot be written as JSON: ${words(cause)}`, { cause });
  }
  if (json === undefined) throw new WamlError("not-json", `the ${what} is nothing that JSON can say`);
  return json;
}

/** The JSON of the values of a row, all of which it says as they are. */
export function valuesOf(values) {
  const json = jsonOf(values, "values", said);
  if (HALF.test(json)) JSON.parse(json, whole);
  return json;
}

/** Whether a value is one of a class, asked of what may throw when it is looked at. */
export function isOf(type, value) {
  try {
    return value instanceof type;
  } catch {
    return false;
  }
}

/** What is wrong with a value, behind what the value is called. */
class Unsaid extends Error {}

/** Half of a character, which JSON writes as an escape and nothing else. */
const HALF = /\\u[dD][89a-fA-F]/u;

const LONE = /\p{Surrogate}/u;

/** What JSON writes as `null` or leaves out, so that a default would take its place. */
function said(name, value) {
  const lost = typeof value === "number" ? !Number.isFinite(value) : typeof value === "function" || typeof value === "symbol";
  if (lost && name !== "") throw new Unsaid(`cannot be written as JSON: \`${name}\` is ${typeof value === "number" ? value : kind(value)}`);
  return value;
}

function whole(name, value) {
  const half = (typeof value === "string" ? LONE.exec(value) : null) ?? LONE.exec(name);
  if (half === null) return value;
  const code = half[0].charCodeAt(0).toString(16);
  throw new WamlError("not-json", `the values are no JSON: \`${shown(name)}\` holds half of a character, \\u${code}`);
}

function shown(name) {
  return name.replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
}

/** Refuses what JSON would say nothing of: a promise, a `Map`, an object of a class that keeps all to itself. */
function holdsNothing(value) {
  const prototype = Object.getPrototypeOf(value);
  if (prototype === null || Object.getPrototypeOf(prototype) === null || typeof value.toJSON === "function") return;
  const of = prototype.constructor?.name;
  throw new Unsaid(`cannot be written as JSON: nothing in it is its own${of ? `, it is a ${of}` : ""}`);
}

/** A word, which is a string. */
export function wordOf(input, what) {
  if (typeof input === "string") return input;
  throw new WamlError("wrong-type", `the ${what} is ${kind(input)}, a string belongs here`);
}

/** The options of a call, each with its type held. */
export function optionsOf(given, types) {
  if (given === undefined) return {};
  if (given === null || typeof given !== "object") {
    throw new WamlError("wrong-type", `the options are ${kind(given)}, an object belongs here`);
  }
  let entries;
  try {
    entries = Object.entries(given);
  } catch (cause) {
    throw new WamlError("wrong-type", `the options cannot be read: ${words(cause)}`, { cause });
  }
  const options = {};
  for (const [name, value] of entries) {
    const type = Object.hasOwn(types, name) ? types[name] : undefined;
    if (type === undefined) {
      const help = `the options are ${Object.keys(types).join(", ")}`;
      throw new WamlError("unknown-field", `there is no option \`${name}\` here`, { help });
    }
    if (value === undefined) continue;
    options[name] = held(name, value, type);
  }
  return options;
}

function held(name, value, type) {
  if (Array.isArray(type)) {
    if (type.includes(value)) return value;
    const shown = typeof value === "string" ? `\`${value}\`` : kind(value);
    const message = `the option \`${name}\` is ${shown}, allowed are ${type.join(", ")}`;
    throw new WamlError("wrong-value", message);
  }
  if (type === "json") return typeof value === "string" ? value : jsonOf(value, `option \`${name}\``);
  const taken = type === "list" ? listOfTexts(value) : value;
  if (type === "list" ? taken !== undefined : typeof value === type) return taken;
  const wanted = type === "list" ? "a list of strings" : `a ${type}`;
  throw new WamlError("wrong-type", `the option \`${name}\` is ${kind(value)}, ${wanted} belongs here`);
}

/** The texts of a list, each looked at once: another look could show something else. */
function listOfTexts(value) {
  try {
    const items = Array.isArray(value) ? [...value] : [undefined];
    return items.every((item) => typeof item === "string") ? items : undefined;
  } catch {
    return undefined;
  }
}

/** Whether an input is bytes. */
export function isBytes(input) {
  return ArrayBuffer.isView(input) || isBuffer(input);
}

function isBuffer(input) {
  return isOf(ArrayBuffer, input) || (typeof SharedArrayBuffer === "function" && isOf(SharedArrayBuffer, input));
}

const lengthOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), "byteLength").get;

/** The bytes of an array of them, whatever a property of that name says. */
export function byteLength(bytes) {
  return lengthOf.call(bytes);
}

function bytesOf(input, what) {
  try {
    if (input instanceof Uint8Array && byteLength(input) > 0) return input;
    // Those of a buffer that was given away are none, and a view of it cannot even be copied.
    if (input.byteLength === 0) return new Uint8Array(0);
    if (!ArrayBuffer.isView(input)) return new Uint8Array(input);
    return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  } catch (cause) {
    throw new WamlError("wrong-type", `the bytes of the ${what} cannot be read: ${words(cause)}`, { cause });
  }
}

function kind(value) {
  if (value === null) return "null";
  return value === undefined ? "undefined" : `a ${typeof value}`;
}
