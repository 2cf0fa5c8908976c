// What the server says about a place.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { path, values } from "./schema.js";
import { Server } from "./server.js";
import { schema } from "./waml.js";

let server;
before(async () => (server = await Server.start(schema("definition"))));
after(() => server.stop());

test("a row's title shows its limit and an example", async () => {
  const shown = await server.hover("list:\n  sections:\n    - rows:\n        - ti|tle: Express\n");
  assert.match(shown, /^#### Row title\n/);
  assert.match(shown, /1 to 24 characters/);
  assert.match(shown, /Example: `Express`/);
});

test("a link shows what it may end in and how large the file may be", async () => {
  const shown = await server.hover("image:\n  li|nk: https://example.com/a.png\n");
  assert.match(shown, /\.jpeg, \.jpg or \.png/);
  assert.match(shown, /at most 5 MB/);
});

test("a kind shows what it is", async () => {
  assert.match(await server.hover("car|ousel:\n  body: x\n"), /^#### Carousel\n/);
});

test("a kind shows the limits of its parts", async () => {
  const shown = (await server.hover("but|ton:\n  body: x\n")).replaceAll("&nbsp;", " ");
  assert.match(shown, /`body`: 1 to 1,024 characters\./);
  assert.match(shown, /`replies`: 1 to 3\./);
  assert.match(await server.hover("im|age:\n  link: x\n"), /`link`: An image link ends in/);
});

test("every value shows what the schema says about it", async () => {
  // The server would fetch what `$schema` names.
  const keyed = values().filter(({ way }) => way.at(-1) !== "[]" && way.at(-1) !== "$schema");
  for (const { way, value } of keyed) {
    const { text } = path(way);
    const key = text.lastIndexOf(way.at(-1));
    const shown = await server.hover(`${text.slice(0, key)}|${text.slice(key)} x\n`);
    const plain = shown.replaceAll("&nbsp;", " ").replaceAll("\\", "");
    assert.ok(plain.startsWith(`#### ${value.title}\n`), `${text}\n${shown}`);
    for (const paragraph of value.markdownDescription.split("\n\n")) {
      assert.ok(plain.includes(paragraph.replaceAll("\\", "")), `${text}: ${paragraph}\n${shown}`);
    }
  }
});
