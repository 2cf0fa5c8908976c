// What callers give: it may be anything, also what throws when it is looked at.

import { WamlError, words } from "./error.mjs";

/** The text of an input: a string or bytes as they are, the bytes of other buffers, the JSON of a value. */
export function textOf(input, what) {
  if (typeof input === "string") return input;
  if (ArrayBuffer.isView(input)) return bytesOf(input, what);
  if (input === null || typeof input !== "object") {
    throw new WamlError("wrong-type", `the ${what} is ${kind(input)}; a string, bytes or an object belong here`);
  }
  if (isBuffer(input)) return bytesOf(input, what);
  return jsonOf(input, what);
}

/** The JSON of a value. */
export function jsonOf(value, what) {
  let json;
  try {
    json = JSON.stringify(value);
  } catch (cause) {
    throw new WamlError("not-json", `the ${what} cannot be written as JSON: ${words(cause)}`, { cause });
  }
  if (json === undefined) throw new WamlError("not-json", `the ${what} is nothing that JSON can say`);
  return json;
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
  if (type === "list" ? isListOfTexts(value) : typeof value === type) return type === "list" ? [...value] : value;
  const wanted = type === "list" ? "a list of strings" : `a ${type}`;
  throw new WamlError("wrong-type", `the option \`${name}\` is ${kind(value)}, ${wanted} belongs here`);
}

function isListOfTexts(value) {
  try {
    return Array.isArray(value) && [...value].every((item) => typeof item === "string");
  } catch {
    return false;
  }
}

function isBuffer(input) {
  try {
    return input instanceof ArrayBuffer || (typeof SharedArrayBuffer === "function" && input instanceof SharedArrayBuffer);
  } catch {
    return false;
  }
}

function bytesOf(input, what) {
  try {
    // Those of a buffer that was given away are none, and a view of it cannot even be copied.
    if (input.byteLength === 0) return new Uint8Array(0);
    if (!ArrayBuffer.isView(input)) return new Uint8Array(input);
    return input instanceof Uint8Array ? input : new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  } catch (cause) {
    throw new WamlError("wrong-type", `the bytes of the ${what} cannot be read: ${words(cause)}`, { cause });
  }
}

function kind(value) {
  if (value === null) return "null";
  return value === undefined ? "undefined" : `a ${typeof value}`;
}
