// What a keystroke costs: `waml lsp` and yaml-language-server with the definition schema, in turns, in one run. Prints
// the tables of docs/performance.md.
//
//     cargo build --release --package waml-cli && npm ci --prefix tests/editor
//     WAML=target/release/waml node benches/editor/latency.mjs
//
// A keystroke is a change of one character in a text, up to the findings of that version. yaml-language-server waits
// 200 ms before it checks, so that its CPU time says more than its round trip.

import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const waml = process.env.WAML ?? path.join(root, "target/release/waml");
const yaml = path.join(root, "tests/editor/node_modules/yaml-language-server/bin/yaml-language-server");
const schema = pathToFileURL(path.join(root, "schemas/definition.schema.json")).href;
const TURNS = Number(process.env.TURNS ?? 10);
const KEYS = Number(process.env.KEYS ?? 20);

class Server {
  #buffer = Buffer.alloc(0);
  #answers = new Map();
  #next = 1;
  #found = () => {};

  constructor(program, arguments_) {
    this.child = spawn(program, arguments_, { stdio: ["pipe", "pipe", "inherit"] });
    this.child.stdout.on("data", (data) => this.#read(data));
  }

  #read(data) {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    for (;;) {
      const end = this.#buffer.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/content-length: *(\d+)/i.exec(this.#buffer.subarray(0, end))[1]);
      if (this.#buffer.length < end + 4 + length) return;
      const message = JSON.parse(this.#buffer.subarray(end + 4, end + 4 + length));
      this.#buffer = this.#buffer.subarray(end + 4 + length);
      if (message.method === "workspace/configuration") {
        const yaml = { validate: true, schemas: { [schema]: ["*.waml.yaml"] }, schemaStore: { enable: false } };
        this.#send({ id: message.id, result: message.params.items.map((item) => (item.section === "yaml" ? yaml : null)) });
      } else if (message.method && message.id !== undefined) {
        this.#send({ id: message.id, result: null });
      } else if (message.method === "textDocument/publishDiagnostics") {
        this.#found(message.params);
      } else {
        this.#answers.get(message.id)?.(message.result);
      }
    }
  }

  #send(message) {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  tell(method, params) {
    this.#send({ method, params });
  }

  ask(method, params) {
    const id = this.#next++;
    return new Promise((resolve) => {
      this.#answers.set(id, resolve);
      this.#send({ id, method, params });
    });
  }

  async start() {
    const capabilities = { workspace: { configuration: true }, textDocument: { publishDiagnostics: { versionSupport: true } } };
    await this.ask("initialize", { processId: process.pid, rootUri: null, capabilities });
    this.tell("initialized", {});
    this.tell("workspace/didChangeConfiguration", { settings: {} });
    return this;
  }

  /** Waits for the next findings of a file. */
  found(uri) {
    return new Promise((resolve) => {
      this.#found = (params) => params.uri === uri && resolve(params);
    });
  }

  async open(uri, text) {
    const found = this.found(uri);
    this.tell("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
    await found;
  }

  async key(uri, version, place, text) {
    const found = this.found(uri);
    const start = performance.now();
    this.tell("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: place, end: place }, text }],
    });
    await found;
    return performance.now() - start;
  }

  /** Seconds of CPU so far, and kibibytes of memory: now, and at most. */
  used() {
    const stat = fs.readFileSync(`/proc/${this.child.pid}/stat`, "utf8").split(") ")[1].split(" ");
    const status = fs.readFileSync(`/proc/${this.child.pid}/status`, "utf8");
    const memory = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]);
    return { cpu: (Number(stat[11]) + Number(stat[12])) / 100, rss: memory("VmRSS"), most: memory("VmHWM") };
  }
}

const message = fs.readFileSync(path.join(root, "fixtures/example/delivery.waml.yaml"), "utf8");
const many = (count) => Array.from({ length: count }, (_, i) => `name: delivery-${i}\n${message.replace(/^name: .*\n/m, "")}`).join("---\n");
const texts = [
  ["one message", message],
  ["100 documents", many(100)],
];
if (process.env.LARGE) texts.push(["1,000 documents", many(1000)]);
const servers = {
  "waml lsp": await new Server(waml, ["lsp"]).start(),
  "yaml-language-server": await new Server(process.execPath, [yaml, "--stdio"]).start(),
};

const quantile = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
console.log("| text | bytes | server | round trip p50 | p95 | CPU each | memory | at most |\n|---|--:|---|--:|--:|--:|--:|--:|");
for (const [number, [name, text]] of texts.entries()) {
  const uri = `file:///bench/${number}.waml.yaml`;
  const lines = text.split("\n");
  const line = lines.findIndex((written) => written.includes("body:"));
  const place = { line, character: lines[line].length };
  const times = {};
  const cpu = {};
  for (const [server, running] of Object.entries(servers)) {
    await running.open(uri, text);
    times[server] = [];
    cpu[server] = 0;
  }
  for (let turn = 0; turn < TURNS; turn++) {
    for (const [server, running] of Object.entries(servers)) {
      const before = running.used().cpu;
      for (let key = 0; key < KEYS; key++) {
        const version = 2 + turn * KEYS + key;
        times[server].push(await running.key(uri, version, { ...place, character: place.character + version - 2 }, "x"));
      }
      cpu[server] += running.used().cpu - before;
    }
  }
  for (const [server, running] of Object.entries(servers)) {
    const sorted = times[server].sort((a, b) => a - b);
    const { rss, most } = running.used();
    const [p50, p95] = [0.5, 0.95].map((part) => `${quantile(sorted, part).toFixed(2)} ms`);
    const each = `${((cpu[server] / sorted.length) * 1000).toFixed(2)} ms`;
    const [now, peak] = [rss, most].map((size) => `${(size / 1024).toFixed(0)} MiB`);
    console.log(`| ${name} | ${text.length} | ${server} | ${p50} | ${p95} | ${each} | ${now} | ${peak} |`);
    running.tell("textDocument/didClose", { textDocument: { uri } });
  }
}
Object.values(servers).forEach((server) => server.child.kill());
