// What the server finds: one finding that can be read, on the right characters.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Server } from "./server.js";
import { schema } from "./waml.js";

let server;
before(async () => (server = await Server.start(schema("definition"))));
after(() => server.stop());

const button = (title) => `button:\n  body: Hello\n  replies:\n    - id: a\n      title: ${title}\n`;

/** Findings as `line:from-to message`, lines and characters from 0. */
async function found(text) {
  const findings = await server.findings(text);
  return findings.map(({ range: { start, end }, message }) => {
    assert.equal(start.line, end.line, message);
    return `${start.line}:${start.character}-${end.character} ${message}`;
  });
}

const TEXT = "a text belongs here; put quotes around a number, `true` or `null`";
const KINDS = "`text`, `image`, `video`, `audio`, `document`, `template`, `cta_url`, `list`, `carousel`, `button`";

test("a right file has none", async () => {
  assert.deepEqual(await found(button("Yes")), []);
});

test("a misspelt kind", async () => {
  assert.deepEqual(await found("lits:\n  body: x\n"), ["0:0-4 Property lits is not allowed."]);
});

test("two kinds: either may be the one to go, so each is told once", async () => {
  const message = `a message takes only one of ${KINDS}`;
  const findings = await found("text: Hello\nimage: {link: https://example.com/a.png}\n");
  assert.deepEqual(findings.sort(), [`0:0-4 ${message}`, `1:0-5 ${message}`]);
});

test("no kind", async () => {
  assert.deepEqual(await found("name: hello\n"), [`0:0-1 a message needs one of ${KINDS}`]);
});

test("an unknown key", async () => {
  assert.deepEqual(await found("text: Hello\nbeep: 1\n"), ["1:0-4 Property beep is not allowed."]);
});

test("a long title", async () => {
  assert.deepEqual(await found(button("x".repeat(27))), ["4:13-40 reply title: 1 to 20 characters"]);
});

test("20 emoji pass, 21 do not", async () => {
  assert.deepEqual(await found(button("🪴".repeat(20))), []);
  assert.deepEqual(await found(button("🪴".repeat(21))), ["4:13-55 reply title: 1 to 20 characters"]);
});

test("a number where a text belongs", async () => {
  assert.deepEqual(await found("text: 012\n"), [`0:6-9 ${TEXT}`]);
});

test("braces that begin no whole hole", async () => {
  const message = "`{{` begins a parameter, as in `{{name}}`; write `{{{{` for a literal `{{`";
  assert.deepEqual(await found("text: Hello {{Name}}\n"), [`0:6-20 ${message}`]);
  assert.deepEqual(await found("text: Hello {{{{name}}\n"), []);
});

test("a block scalar's last line break does not count", async () => {
  assert.deepEqual(await found(button(`|\n        ${"x".repeat(20)}`)), []);
});

test("a blank and an empty text", async () => {
  assert.deepEqual(await found("text: ' '\n"), ["0:6-9 at least one visible character is needed"]);
  assert.deepEqual(await found("text: ''\n"), ["0:6-8 text: 1 to 4,096 characters"]);
});

test("a link that is none, and one to the wrong kind of file", async () => {
  const whole = "a whole address is needed, such as `https://www.example.com/path`";
  assert.deepEqual(await found("image:\n  link: cdn.example.com/a.png\n"), [`1:8-29 ${whole}`]);
  const wrong = "an image link ends in .jpeg, .jpg or .png";
  assert.deepEqual(await found("image:\n  link: https://example.com/a.gif\n"), [`1:8-33 ${wrong}`]);
});

test("a code that excludes the rest", async () => {
  const message = "a one-time code together with header, body or buttons";
  assert.deepEqual(await found("template:\n  name: a\n  code: K7Q2\n  body: [x]\n"), [`2:2-6 ${message}`]);
});

test("every document of a file", async () => {
  assert.deepEqual(await found("text: Hello\n---\ntext: 1\n"), [`2:6-7 ${TEXT}`]);
});

test("another value where a list or an object belongs", async () => {
  const list = "a list belongs here; each item begins with `- `";
  assert.deepEqual(await found("button:\n  body: Hello\n  replies: Yes\n"), [`2:11-14 ${list}`]);
  const reply = "a reply is written with keys such as `id`, `title`";
  const replies = await found("button:\n  body: Hello\n  replies: [Yes, No]\n");
  // The server joins findings that say the same and touch.
  assert.deepEqual(replies, [`2:12-19 ${reply}`]);
  const button = "a message with reply buttons is written with keys such as `body`, `replies`";
  assert.deepEqual(await found("button: Hello\n"), [`0:8-13 ${button}`]);
  assert.deepEqual(await found("text: {body: Hello}\n"), [`0:6-19 ${TEXT}`]);
});

test("those words hide neither what is missing nor what is unknown", async () => {
  const findings = await found("button:\n  body: Hello\n  replies:\n    - {id: a, titel: A}\n");
  assert.deepEqual(findings.sort(), ["3:14-19 Property titel is not allowed.", '3:6-7 Missing property "title".']);
});

test("too few and too many", async () => {
  const replies = (list) => `button: {body: Hello, replies: [${list}]}\n`;
  const each = ["a", "b", "c", "d"].map((id) => `{id: ${id}, title: ${id}}`);
  assert.deepEqual(await found(replies(each.slice(1))), []);
  assert.deepEqual(await found(replies("")), ["0:31-33 reply buttons: 1 to 3"]);
  const all = replies(each);
  assert.deepEqual(await found(all), [`0:31-${all.length - 2} reply buttons: 1 to 3`]);
});

test("keys of another API, wherever they stand", async () => {
  const product = "every message of this API is a WhatsApp message; remove it";
  assert.deepEqual(await found("messaging_product: whatsapp\ntext: Hello\n"), [`0:0-17 ${product}`]);
  const caption = "this API takes no caption; send the text on its own, or in the `body` of an interactive message";
  assert.deepEqual(await found("image: {link: https://example.com/a.png, caption: A}\n"), [`0:41-48 ${caption}`]);
});
