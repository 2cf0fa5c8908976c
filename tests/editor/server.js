// A yaml-language-server over stdio, spoken to as an editor does.

import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const program = path.join(path.dirname(require.resolve("yaml-language-server/package.json")), "bin/yaml-language-server");

export class Server {
  #child = spawn(process.execPath, [program, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  #buffer = Buffer.alloc(0);
  #next = 1;
  #answers = new Map();
  #found = new Map();
  #settings;
  #documents = 0;

  /** Starts a server that holds files to a schema, with more settings where they are given. */
  static async start(schema, files = ["*.waml.yaml", "*.waml.yml"], more = {}) {
    const server = new Server();
    const url = pathToFileURL(schema).href;
    server.#settings = { yaml: { schemas: { [url]: files }, validate: true, completion: true, hover: true, ...more } };
    server.#child.stdout.on("data", (data) => server.#read(data));
    await server.#ask("initialize", {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        textDocument: {
          completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
          hover: { contentFormat: ["markdown"] },
          publishDiagnostics: { relatedInformation: true },
        },
        workspace: { configuration: true, didChangeConfiguration: {} },
      },
    });
    server.#tell("initialized", {});
    server.#tell("workspace/didChangeConfiguration", { settings: server.#settings });
    // It asks for its settings and loads the schema while it looks at the first file.
    await server.findings("probe");
    return server;
  }

  stop() {
    // It may still be owed an answer, which nobody waits for any more.
    this.#child.stdin.on("error", () => {});
    this.#child.kill();
  }

  /** Opens a text, as if it were a file; gives its address. */
  open(text, file) {
    const uri = file ? pathToFileURL(file).href : `file:///${++this.#documents}/test.waml.yaml`;
    this.#tell("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
    return uri;
  }

  /** What the server finds in a text. */
  async findings(text, file) {
    const uri = this.open(text, file);
    return new Promise((resolve) => this.#found.set(uri, resolve));
  }

  /** What the server offers where `|` stands in a text. */
  async completions(marked) {
    const { uri, position, text } = this.#openMarked(marked);
    const answer = await this.#ask("textDocument/completion", { textDocument: { uri }, position });
    return { items: answer.items ?? answer, text, position };
  }

  /** What the server says about the place where `|` stands in a text. */
  async hover(marked) {
    const { uri, position } = this.#openMarked(marked);
    const answer = await this.#ask("textDocument/hover", { textDocument: { uri }, position });
    return answer?.contents?.value ?? "";
  }

  #openMarked(marked) {
    const at = marked.indexOf("|");
    const lines = marked.slice(0, at).split("\n");
    const text = marked.slice(0, at) + marked.slice(at + 1);
    return { uri: this.open(text), text, position: { line: lines.length - 1, character: lines.at(-1).length } };
  }

  #ask(method, params) {
    const id = this.#next++;
    this.#send({ id, method, params });
    return new Promise((resolve, reject) => this.#answers.set(id, { resolve, reject }));
  }

  #tell(method, params) {
    this.#send({ method, params });
  }

  #send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    this.#child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#child.stdin.write(body);
  }

  #read(data) {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    for (;;) {
      const end = this.#buffer.indexOf("\r\n\r\n");
      const length = end < 0 ? null : Number(/Content-Length: (\d+)/i.exec(this.#buffer.subarray(0, end))[1]);
      if (length === null || this.#buffer.length < end + 4 + length) return;
      const body = this.#buffer.subarray(end + 4, end + 4 + length);
      this.#buffer = this.#buffer.subarray(end + 4 + length);
      this.#receive(JSON.parse(body));
    }
  }

  #receive(message) {
    if (message.method === "textDocument/publishDiagnostics") {
      this.#found.get(message.params.uri)?.(message.params.diagnostics);
    } else if (message.method !== undefined && message.id !== undefined) {
      this.#send({ id: message.id, result: this.#reply(message) });
    } else if (this.#answers.has(message.id)) {
      const { resolve, reject } = this.#answers.get(message.id);
      this.#answers.delete(message.id);
      if (message.error) reject(new Error(message.error.message));
      else resolve(message.result);
    }
  }

  #reply({ method, params }) {
    if (method !== "workspace/configuration") return null;
    return params.items.map(({ section }) => this.#settings[section] ?? {});
  }
}
