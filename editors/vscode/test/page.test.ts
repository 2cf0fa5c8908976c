import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";
import { isClosed, sentence } from "../src/page";

const program = process.env["WAML"] ?? assert.fail("WAML names the program");

/** The page of a message, asked for as the view does. */
async function page(text: string, kind: string): Promise<{ html: string; name: string }> {
  const child = spawn(program, ["lsp"], { stdio: ["pipe", "pipe", "inherit"] });
  const server = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  server.listen();
  const uri = "file:///nowhere/a.waml.yaml";
  await server.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {}, locale: "zh-cn" });
  await server.sendNotification("initialized", {});
  const textDocument = { uri, languageId: "yaml", version: 1, text };
  await server.sendNotification("textDocument/didOpen", { textDocument });
  const params = { command: "waml.preview", arguments: [uri, { line: 1, character: 0 }, kind] };
  const answer = await server.sendRequest<{ html: string; name: string }>("workspace/executeCommand", params);
  await server.sendRequest("shutdown");
  await server.sendNotification("exit");
  server.dispose();
  return answer;
}

test("the pages of the program are closed, and of the case that is wanted", async () => {
  const text = 'params: {who: {max_chars: 9, example: 小林}}\ntext: "<script>alert(1)</script> 🪴 {{who}}"\n';
  const examples = await page(text, "examples");
  assert.ok(isClosed(examples.html));
  assert.ok(examples.html.includes("小林") && !examples.html.includes("<script"));
  const longest = await page(text, "longest");
  assert.ok(isClosed(longest.html));
  assert.ok(longest.html.includes("小林 小林") && !examples.html.includes("小林 小林"));
});

test("a sentence is one, whatever is in it", () => {
  const html = sentence('<img src=x onerror="alert(1)"> & 您好');
  assert.ok(isClosed(html));
  assert.ok(!html.includes("<img"));
});

test("others are not", () => {
  const under = (policy: string) =>
    `<html><head><meta http-equiv="Content-Security-Policy" content="${policy}"></head><body></body></html>`;
  assert.ok(isClosed(under("default-src 'none'; style-src 'sha256-x='; img-src data:")));
  for (const policy of [
    "",
    "style-src 'sha256-x='",
    "default-src 'self'",
    "default-src 'none' https:",
    "default-src 'none'; script-src 'unsafe-inline'",
    "default-src 'none'; img-src https: data:",
    "default-src 'none'; style-src https://example.com",
    "default-src 'none'; connect-src *",
  ]) {
    assert.ok(!isClosed(under(policy)), policy);
  }
  assert.ok(!isClosed("<html><body>Hello</body></html>"));
  assert.ok(!isClosed(`<html><body>${under("default-src 'none'")}</body></html>`));
});
