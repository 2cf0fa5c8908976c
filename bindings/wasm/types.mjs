// types.mjs SCHEMAS OUT: the types of reports and payloads out of `schemas/`. What only a validator can use - patterns,
// lengths - goes; a choice by `type`, which the schemas say with `if` and `then`, becomes a union.

import { readFileSync, writeFileSync } from "node:fs";
import { compile } from "json-schema-to-typescript";

const [schemas, out] = process.argv.slice(2);
const KEPT = ["type", "title", "description", "properties", "required", "items", "enum", "const", "oneOf", "anyOf", "$ref"];
const same = new Map();
const BANNER = (kind) => `// Made of schemas/${kind}.schema.json by bindings/wasm/types.mjs.\n`;

for (const [kind, title] of [["report", "Report"], ["payload", "Payload"]]) {
  const schema = JSON.parse(readFileSync(`${schemas}/${kind}.schema.json`, "utf8"));
  const plain = { ...typed(schema), title, definitions: mapped(schema.$defs ?? {}, typed) };
  const options = { additionalProperties: false, bannerComment: BANNER(kind), format: false, declareExternallyReferenced: true };
  const text = await compile(plain, title, options);
  writeFileSync(`${out}/${kind}.d.ts`, text);
}

/** A schema as far as types can say it. What is the same is one object, so that it becomes one type. */
function typed(schema) {
  if (typeof schema !== "object" || schema === null) return schema;
  const made = schema.$ref === undefined ? written(schema) : { $ref: schema.$ref.replace("#/$defs/", "#/definitions/") };
  const key = JSON.stringify(made);
  if (!same.has(key)) same.set(key, made);
  return same.get(key);
}

function written(schema) {
  if (schema.if?.type !== undefined && schema.else !== undefined) return { anyOf: [schema.then, schema.else].map(typed) };
  const conditions = (schema.allOf ?? []).filter((part) => part.if?.properties !== undefined && part.then !== undefined);
  if (conditions.length === 0) return shallow(schema);
  const { allOf: _, ...base } = schema;
  return { title: schema.title, description: schema.description, oneOf: conditions.map((condition) => chosen(base, condition)) };
}

/** The schema where a condition holds. */
function chosen(base, { if: { properties }, then }) {
  const inside = typed(then);
  const own = shallow(base);
  // A key that is `true` is only allowed there; what it holds stands in the schema around.
  const added = Object.entries(inside.properties ?? {}).filter(([, value]) => value !== true);
  const merged = { ...own, ...inside, properties: { ...own.properties, ...Object.fromEntries(added), ...properties } };
  delete merged.title;
  delete merged.description;
  return { ...merged, required: [...new Set([...(own.required ?? []), ...(inside.required ?? [])])] };
}

function shallow(schema) {
  const kept = Object.fromEntries(KEPT.filter((key) => schema[key] !== undefined).map((key) => [key, schema[key]]));
  // A title names a type; texts and lists need none of their own.
  if (kept.type !== "object") delete kept.title;
  if (kept.properties) kept.properties = mapped(kept.properties, typed);
  if (kept.items) kept.items = typed(kept.items);
  for (const key of ["oneOf", "anyOf"]) if (kept[key]) kept[key] = kept[key].map(typed);
  return kept;
}

function mapped(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
