// What the server offers where authors stand: in every place around a list, and between documents.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { parse, parseAllDocuments } from "yaml";
import { lists, path } from "./schema.js";
import { Server } from "./server.js";
import { accepted, assertOnce } from "./snippet.js";
import { checkText, schema } from "./waml.js";

const PROPERTY = 10;

let server;
before(async () => (server = await Server.start(schema("definition"))));
after(() => server.stop());

/** The one thing offered at a place that is no key, and the file that takes it. */
async function taken(marked) {
  const { items, text } = await server.completions(marked);
  assertOnce(items, marked);
  const whole = items.filter(({ kind }) => kind !== PROPERTY);
  assert.equal(whole.length, 1, `${marked}\n${whole.map(({ label }) => label)}`);
  return accepted(text, whole[0]);
}

/** What stands in a file at the end of a way. */
const at = (text, way) => way.reduce((value, step) => value?.[step === "[]" ? 0 : step], parse(text));

/** Findings about a list and what is in it, but for how many items it has. */
function findings(text, way) {
  const pointer = way.map((step) => (step === "[]" ? "/0" : `/${step}`)).join("");
  const inside = checkText(text).filter((found) => found.pointer.startsWith(`${pointer}/`) || found.pointer === pointer);
  return inside.filter(({ code, severity }) => severity === "error" && !/^(count|duplicate)\/|twice$/.test(code));
}

const flow = (item) => JSON.stringify(item);
const block = (item, indent) =>
  typeof item === "string"
    ? item
    : Object.entries(item)
        .map(([key, value]) => `${key}: ${flow(value)}`)
        .join(`\n${indent}  `);

/** Where an item can be begun: the file so far, with the items that are there. */
const PLACES = {
  "below the key, indented": ({ text, indent }) => `${text}\n${indent}|`,
  "below the key, a word begun": ({ text, indent }) => `${text}\n${indent}x|`,
  "behind the key": ({ text }) => `${text} |`,
  "behind a dash": ({ text, indent }) => `${text}\n${indent}- |`,
  "right behind a dash": ({ text, indent }) => `${text}\n${indent}-|`,
  "below an item on one line": ({ text, indent, item }) => `${text}\n${indent}- ${flow(item)}\n${indent}|`,
  "below an item on lines": ({ text, indent, item }) => `${text}\n${indent}- ${block(item, indent)}\n${indent}|`,
  "behind the dash of a second item": ({ text, indent, item }) => `${text}\n${indent}- ${flow(item)}\n${indent}- |`,
};

for (const [place, marked] of Object.entries(PLACES)) {
  test(`${place}: one item of each list, right as it stands`, async () => {
    const ways = lists();
    assert.equal(ways.length, 7);
    for (const way of ways) {
      const { text, indent } = path(way);
      const first = (await taken(`${text}\n${indent}- |`)).text;
      const item = at(first, [...way, "[]"]);
      const file = await taken(marked({ text, indent, item }));
      const several = /(below an|second)/.test(place);
      assert.deepEqual(at(file.text, way), several ? [item, item] : [item], file.text);
      assert.equal(file.open, false, file.text);
      assert.deepEqual(findings(file.text, way), [], file.text);
    }
  });
}

test("in an item that is begun: what is missing, each once", async () => {
  const { items } = await server.completions("button:\n  replies:\n    - id: a\n      |");
  assert.deepEqual(items.map(({ label }) => label), ["title", "for_each"]);
  const card = await server.completions("carousel:\n  cards:\n    - body: a\n      |");
  assertOnce(card.items, "card");
  assert.deepEqual(card.items.map(({ label }) => label).sort(), ["for_each", "header", "replies", "url_button"]);
  for (const item of card.items) assert.doesNotThrow(() => parse(accepted(card.text, item).text), item.label);
});

test("behind a dash, every key has its value at the right depth", async () => {
  const { items, text } = await server.completions("carousel:\n  cards:\n    - |");
  for (const item of items) {
    const [card] = parse(accepted(text, item).text).carousel.cards;
    if (item.kind === PROPERTY) assert.deepEqual(Object.keys(card), [item.label]);
  }
});

test("below a finished key: the keys that are left, and no whole", async () => {
  const { items } = await server.completions("list:\n  body: Hello\n  |");
  assert.deepEqual(items.filter(({ kind }) => kind !== PROPERTY), []);
});

const KINDS = ["text", "image", "video", "audio", "document", "template", "cta_url", "list", "carousel", "button"];

for (const marked of ["---\n|", "text: a\n---\n# The second\n|", "text: a\n---\nt|"]) {
  test(`each kind once at ${JSON.stringify(marked)}`, async () => {
    const { items, text } = await server.completions(marked);
    assertOnce(items, marked);
    for (const kind of KINDS) {
      const file = accepted(text, items.find(({ label }) => label === kind));
      assert.deepEqual(checkText(file.text), [], file.text);
      assert.deepEqual(Object.keys(parseAllDocuments(file.text).at(-1).toJS()), [kind]);
    }
  });
}

// docs/editors.md says what to do instead; these fail when the server has learnt it.
test("where the server offers nothing of use", async () => {
  assert.deepEqual((await server.completions("text: a\n---\n|")).items, []);
  const unindented = await server.completions("button:\n  replies:\n  - {id: a, title: A}\n  |");
  assert.deepEqual(unindented.items.filter(({ kind }) => kind !== PROPERTY), []);
  const { items, text } = await server.completions("button:\n  replies: [|]");
  assert.throws(() => parse(accepted(text, items[0]).text));
});
