// The schema of a project with a catalogue, in the real server.

import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { Server } from "./server.js";
import { accepted } from "./snippet.js";
import { waml } from "./waml.js";

const text = (name, body, ...more) => ({
  name,
  language: "en",
  status: "APPROVED",
  components: [{ type: "BODY", text: body }, ...more],
});
const TEMPLATES = [
  text("order_late", "Order {{1}} is late."),
  text("order_packed", "Hello {{1}}, order {{2}} is packed.", { type: "HEADER", format: "IMAGE" }),
  text("spring_offer", "Ferns are cheaper.", { type: "BUTTONS", buttons: [{ type: "COPY_CODE", text: "Copy" }] }),
  text("order_track", "On its way.", {
    type: "BUTTONS",
    buttons: [{ type: "URL", text: "Open", url: "https://example.com/{{1}}" }],
  }),
  text("order_ready", "{{customer}}, it is ready."),
];

let folder;
let server;

/** Starts a server with the schema that waml writes in a project of these settings. */
async function start(settings) {
  fs.writeFileSync(path.join(folder, "waml.toml"), settings);
  fs.writeFileSync(path.join(folder, "schema.json"), waml(["schema", "definition", "--project"], "", folder));
  return Server.start(path.join(folder, "schema.json"));
}

/** The codes of what `waml check` finds in a definition of the project. */
function codes(definition) {
  const args = ["check", "--format", "json", "--stdin-filename", "test.waml.yaml", "-"];
  const report = JSON.parse(waml(args, definition, folder));
  return report.files.flatMap(({ findings }) => findings.map(({ code }) => code));
}

before(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "waml-project-"));
  fs.writeFileSync(path.join(folder, "templates.json"), JSON.stringify({ data: TEMPLATES }));
  server = await start("templates = ['templates.json']\n");
});
after(() => {
  server.stop();
  fs.rmSync(folder, { recursive: true });
});

const said = ({ documentation }) => documentation?.value ?? documentation ?? "";

test("a template's name is offered with its body, and shows it", async () => {
  const { items } = await server.completions("template:\n  name: |");
  const names = items.map(({ label }) => label);
  assert.deepEqual(names.sort(), ["order_late", "order_packed", "spring_offer"]);
  const late = items.find(({ label }) => label === "order_late");
  assert.match(said(late), /Order \{\{1\}\} is late\./);
  const shown = await server.hover("template:\n  name: order|_packed\n");
  assert.match(shown.replaceAll("&nbsp;", " ").replaceAll("\\", ""), /Hello \{\{1\}\}, order \{\{2\}\} is packed\./);
});

test("behind `template` a call of each is offered that is right as it stands", async () => {
  const { items, text } = await server.completions("template: |");
  for (const name of ["order_late", "order_packed", "spring_offer"]) {
    const item = items.find(({ label }) => label === name);
    assert.ok(item, `${name} is not among ${items.map(({ label }) => label)}`);
    const file = accepted(text, item);
    assert.deepEqual(codes(file.text), [], file.text);
  }
});

test("what was not approved is told where it stands", async () => {
  const right = "template:\n  name: order_late\n  body: [a]\n";
  assert.deepEqual(await server.findings(right), []);
  for (const [wrong, line] of [
    ["template:\n  name: order_late\n  body: [a, b]\n", 2],
    ["template:\n  name: order_late\n  header: {text: a}\n  body: [a]\n", 2],
    ["template:\n  name: order_lte\n  body: [a]\n", 1],
    ["template:\n  name: spring_offer\n  buttons: [{index: 1, coupon_code: A}]\n", 2],
  ]) {
    assert.ok(codes(wrong).length > 0, wrong);
    const told = await server.findings(wrong);
    assert.ok(told.some(({ range }) => range.start.line <= line && line <= range.end.line + 1), `${wrong}${JSON.stringify(told)}`);
  }
});

test("what a gateway forwards is offered to those who say so", async () => {
  const offered = async (server, marked) => (await server.completions(marked)).items.map(({ label }) => label);
  const button = "template:\n  name: order_track\n  buttons:\n    - |";
  assert.ok(!(await offered(server, button)).includes("url_value"));
  const words = "['url-button', 'quick-reply-payload', 'named-parameters']";
  const more = await start(`templates = ['templates.json']\nundocumented = ${words}\n`);
  try {
    const labels = await offered(more, button);
    for (const key of ["coupon_code", "url_value", "payload"]) assert.ok(labels.includes(key), `${key}: ${labels}`);
    const names = await offered(more, "template:\n  name: |");
    assert.ok(names.includes("order_track") && names.includes("order_ready"), `${names}`);
    const right = "template:\n  name: order_ready\n  named: {customer: Wei}\n";
    assert.deepEqual(await more.findings(right), []);
    assert.deepEqual(codes(right), []);
    const wrong = "template:\n  name: order_ready\n  named: {custmer: Wei}\n";
    assert.ok((await more.findings(wrong)).length > 0 && codes(wrong).length > 0);
  } finally {
    more.stop();
  }
});
