// Walks the definition schema: every object with its keys, every value with its documentation.

import fs from "node:fs";
import { schema } from "./waml.js";

const root = JSON.parse(fs.readFileSync(schema("definition"), "utf8"));

/** The part of a schema that lists keys or elements. */
function inner(part) {
  if (part.$ref) return inner(root.definitions[part.$ref.split("/").at(-1)]);
  if (part.properties || part.items || part.type === "string") return part;
  return part.allOf?.[0] && !part.allOf[0].if ? inner(part.allOf[0]) : part;
}

/** Every object: the way to it (`[]` stands for an element), and its keys. */
export function objects(part = root, way = []) {
  const { properties, items } = inner(part);
  if (items) return objects(items, [...way, "[]"]);
  if (!properties) return [];
  const deeper = Object.entries(properties).flatMap(([key, value]) => objects(value, [...way, key]));
  return [{ way, keys: Object.keys(properties) }, ...deeper];
}

/** Every text and number: the way to it, and its schema. */
export function values(part = root, way = []) {
  const { properties, items } = inner(part);
  if (items) return values(items, [...way, "[]"]);
  if (!properties) return [{ way, value: part }];
  return Object.entries(properties).flatMap(([key, value]) => values(value, [...way, key]));
}

/** The way to every list. */
export function lists(part = root, way = []) {
  const { properties, items } = inner(part);
  if (items) return [way, ...lists(items, [...way, "[]"])];
  return Object.entries(properties ?? {}).flatMap(([key, value]) => lists(value, [...way, key]));
}

/** A file that holds nothing but the way to a place, and ends there. */
export function path(way) {
  let text = "";
  let indent = "";
  let fresh = true;
  for (const step of way) {
    if (step === "[]") {
      text += `\n${indent}- `;
      indent += "  ";
      fresh = true;
    } else {
      text += fresh ? `${step}:` : `\n${indent}${step}:`;
      indent += "  ";
      fresh = false;
    }
  }
  return { text: text.trimStart(), indent, fresh };
}

/** A file with the cursor where an object's first key belongs. */
export function inObject(way) {
  const { text, indent, fresh } = path(way);
  return fresh ? `${text}|` : `${text}\n${indent}|`;
}

/** A file with the cursor where a value belongs. */
export function atValue(way) {
  const { text, fresh } = path(way);
  return fresh ? `${text}|` : `${text} |`;
}
