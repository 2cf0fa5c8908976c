// Parameters: what the server offers, says and finds where a definition declares them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Server } from "./server.js";
import { accepted, assertOnce } from "./snippet.js";
import { checkText, schema } from "./waml.js";

const PROPERTY = 10;

let server;
before(async () => (server = await Server.start(schema("definition"))));
after(() => server.stop());

const errors = (text) => checkText(text).filter(({ severity }) => severity === "error");

const labels = (items) => items.map(({ label }) => label).sort();

/** The keys that are offered at a place. */
async function keys(marked) {
  const { items } = await server.completions(marked);
  assertOnce(items, marked);
  return labels(items.filter(({ kind }) => kind === PROPERTY));
}

/** Findings as `line:from-to message`, lines and characters from 0. */
async function found(text) {
  const findings = await server.findings(text);
  return findings.map(({ range: { start, end }, message }) => `${start.line}:${start.character}-${end.character} ${message}`);
}

const KINDS = ["digits", "integer", "link", "list of items", "one of several", "phone", "text"];

const COMMON = ["default", "description", "example", "optional", "type"];
const OF_TYPE = {
  text: ["max_chars", "max_lines", "min_chars", "multiline", "one_of"],
  digits: ["max_chars", "min_chars", "one_of"],
  link: ["max_chars", "media", "one_of"],
  integer: ["max", "min"],
  phone: [],
};

test("`params` is offered, with a declaration that is right as it stands", async () => {
  for (const marked of ["|", "text: Hello\n|", "text: Hello\np|"]) {
    const { items, text } = await server.completions(marked);
    const file = accepted(text, items.find(({ label }) => label === "params"));
    assert.match(file.text, /params:\n {2}customer:\n {4}max_chars: 24\n/, file.text);
    assert.deepEqual(errors(marked === "|" ? `${file.text}text: Hello\n` : file.text), [], file.text);
  }
});

test("each kind of parameter is offered, right as it stands", async () => {
  const declared = "text: Hello\nparams:\n  first: {max_chars: 9}\n";
  for (const marked of ["text: Hello\nparams:\n  |", `${declared}  |`, `${declared}  x|`, "text: Hello\nparams:\n  first: |", "text: Hello\nparams:\n  first:\n    |"]) {
    const { items, text } = await server.completions(marked);
    assertOnce(items, marked);
    const offered = items.filter(({ label }) => KINDS.includes(label));
    assert.deepEqual(labels(offered), KINDS, marked);
    for (const item of offered) {
      const file = accepted(text, item);
      assert.deepEqual(errors(file.text), [], file.text);
    }
  }
});

test("a declaration that is begun is offered the keys of its type, and no others", async () => {
  for (const [type, own] of Object.entries(OF_TYPE)) {
    const left = [...COMMON, ...own].filter((key) => key !== "type").sort();
    assert.deepEqual(await keys(`params:\n  first:\n    type: ${type}\n    |`), left, type);
    const inItem = `params:\n  all:\n    list: {max: 9}\n    item:\n      first:\n        type: ${type}\n        |`;
    assert.deepEqual(await keys(inItem), [...left, "unique"].sort(), type);
  }
  const choice = COMMON.filter((key) => key !== "default").sort();
  assert.deepEqual(await keys("params:\n  first:\n    one_of: [a, b]\n    default: a\n    |"), choice);
  assert.deepEqual(await keys("params:\n  first:\n    list: {max: 9}\n    |"), ["description", "example", "item"]);
  assert.deepEqual(await keys("params:\n  first:\n    list:\n      |"), ["max", "min"]);
});

test("what is begun is not offered what it cannot take", async () => {
  assert.deepEqual(await keys("params:\n  first:\n    description: a\n    |"), [
    ...COMMON.filter((key) => key !== "description"),
    ...OF_TYPE.text,
    "item",
    "list",
  ].sort());
});

test("words are offered where only a few may stand", async () => {
  const words = async (marked) => labels((await server.completions(marked)).items);
  assert.deepEqual(await words("params:\n  first:\n    type: |"), Object.keys(OF_TYPE).sort());
  assert.deepEqual(await words("params:\n  first:\n    type: link\n    media: |"), ["audio", "document", "image", "video"]);
  assert.deepEqual(await words("params:\n  first:\n    optional: |"), ["false", "true"]);
});

test("every key of a declaration says what it is", async () => {
  const value = { type: "text", one_of: "[a]", multiline: "true", optional: "true", example: "a", default: "a" };
  for (const [type, own] of Object.entries(OF_TYPE)) {
    for (const key of [...COMMON, ...own]) {
      const line = key === "type" ? `t|ype: ${type}` : `type: ${type}\n    ${key[0]}|${key.slice(1)}: ${value[key] ?? 1}`;
      const shown = await server.hover(`params:\n  first:\n    ${line}\n`);
      assert.match(shown, /^#### [A-Z]/, `${type} ${key}\n${shown}`);
    }
  }
  assert.match(await server.hover("params:\n  a:\n    max_c|hars: 9\n"), /The most characters of a value/);
  assert.match(await server.hover("params:\n  a:\n    list: {max: 9}\n    i|tem: {b: {max_chars: 9}}\n"), /What every item has/);
  const row = "list:\n  sections:\n    - rows:\n        - for_|each: plants\n";
  assert.match(await server.hover(row), /^#### For each\n[^]*once each/);
});

const HOLE = "text: 'Hello {{first}}'\n";
const declare = (declared) => `params: {first: ${declared}}\n${HOLE}`;

test("right declarations have no finding", async () => {
  for (const declared of [
    "{max_chars: 24, example: Wei}",
    "{type: text, max_chars: 24, min_chars: 0, default: '', multiline: true, max_lines: 3}",
    "{type: digits, max_chars: 12, example: '1042'}",
    "{type: integer, min: -5, max: 12, default: 2}",
    "{type: integer, min: 1, max: 12, example: '2'}",
    "{type: link, media: image}",
    "{type: phone, description: of the customer}",
    "{one_of: [Friday, Saturday], default: Friday}",
    "{type: digits, one_of: ['07', '08']}",
    "{type: link, media: image, one_of: [https://cdn.example.com/a.png]}",
  ]) {
    assert.deepEqual(await found(declare(declared)), [], declared);
  }
});

test("a key of another form says where it belongs", async () => {
  const at = async (declared) => (await found(declare(declared))).map((finding) => finding.slice(finding.indexOf(" ") + 1));
  assert.deepEqual(await at("{max_chars: 9, min: 1}"), ["`min` belongs to values of type `integer`"]);
  assert.deepEqual(await at("{type: integer, min: 1, max: 9, max_chars: 1}"), [
    "`max_chars` belongs to values of type `text`, `digits`, `link`",
  ]);
  assert.deepEqual(await at("{one_of: [a], max_chars: 1}"), ["`one_of` stands without `max_chars`: there are no other values"]);
  assert.deepEqual(await at("{max_chars: 9, unique: true}"), ["`unique` belongs to a field of a list's `item`"]);
  assert.deepEqual(await at("{type: date}"), [
    'Value is not accepted. Valid values: "text", "digits", "link", "integer", "phone".',
  ]);
  assert.deepEqual(await at("{max_length: 9}"), ["Property max_length is not allowed."]);
  assert.deepEqual(await at("{max_chars: 9, optional: true, default: a}"), [
    "`default` beside `optional`: a part is left out, or the `default` stands there",
  ]);
});

test("bounds without which nothing is known", async () => {
  const needed = (key) => `0:9-14 \`${key}\` is needed: only then is it known that every value fits`;
  assert.deepEqual(await found(declare("{example: Wei}")), [needed("max_chars")]);
  assert.deepEqual(await found(declare("{type: integer, min: 1}")), [needed("max")]);
});

test("names", async () => {
  const taken = "a name is `[a-z][a-z0-9_]*`, at most 40 characters, and none of `item`, `to`, `definition`, `row`";
  for (const name of ["to", "item", "Order", "9a", "a".repeat(41)]) {
    const findings = await found(`params: {${name}: {max_chars: 9}}\ntext: Hello\n`);
    assert.deepEqual(findings, [`0:9-${9 + name.length} ${taken}`]);
  }
  assert.deepEqual(await found(`params: {item_2: {max_chars: 9}}\ntext: "{{item_2}}"\n`), []);
});

const menu = (row) => `params:
  plants:
    list: {min: 1, max: 9}
    item: {id: {max_chars: 9, unique: true, example: fern}, days: {max_chars: 9, example: Friday}}
list:
  body: Which?
  button: See plants
  sections:
    - title: Plants
      rows: [${row}]
`;

test("a text with a hole is held to no length, an element that is repeated to no number", async () => {
  assert.deepEqual(await found(menu("{for_each: plants, id: 'p-{{item.id}}', title: 'A name that is too long alone {{item.days}}'}")), []);
  const cards = `carousel:
  body: New
  cards:
    - for_each: plants
      header: {image: {link: "https://cdn.example.com/{{item.id}}.png"}}
      replies: [{id: "{{item.id}}", title: Yes}]
`;
  assert.deepEqual(await found(menu("").split("list:\n  body")[0] + cards), []);
});

test("lists have one level", async () => {
  const message = "lists have one level: the sender joins the inner list into a text first";
  const nested = menu("{for_each: plants, id: a, title: b}").replace("- title", "- for_each: plants\n      title");
  assert.deepEqual(await found(nested), [`10:14-22 ${message}`]);
  const list = "params:\n  a:\n    list: {max: 9}\n    item: {b: {list: {max: 2}, item: {c: {max_chars: 3}}}}\ntext: a\n";
  assert.ok((await found(list)).every((finding) => finding.endsWith(message)));
});
