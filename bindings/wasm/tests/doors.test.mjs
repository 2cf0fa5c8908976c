// Whatever is asked, the package, the native program and `waml serve` say the same, byte for byte.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { check, compile, fill, gate, preview } from "waml";
import { native, root } from "./fixtures.mjs";

const { OPTIONS } = await import(`${process.env.WAML_PACKAGE}/api.mjs`);
const [MOST, MANY] = [1 << 30, 700];

const requests = execFileSync("python3", [`${root}/tests/doors/requests.py`], { maxBuffer: MOST }).toString().trimEnd().split("\n");
const answers = served(requests);

function served(lines) {
  const { status, stdout, stderr } = spawnSync(native, ["serve", "--stdio"], { input: `${lines.join("\n")}\n`, maxBuffer: MOST });
  assert.deepEqual([status, stderr.toString()], [0, ""]);
  return stdout.toString().trimEnd().split("\n");
}

const onOneLine = (json) => json.replaceAll("\n", "");

/** What the package answers to a request, as the server writes it. */
function answered({ method, text, values, ...options }) {
  try {
    switch (method) {
      case "check": {
        const report = check(text, { ...options, format: "json" });
        return said(check(text, options).summary.errors === 0, `,"report":${onOneLine(report)}`);
      }
      case "compile": {
        const made = compile(text, options);
        return made.ok ? { ok: true, messages: made.messages, report: made.report } : { ok: false, report: made.report };
      }
      case "gate": {
        const gated = gate(text, options);
        return gated.ok ? said(true, `,"payload":${gated.body.replaceAll(/[\r\n]/gu, "")}`) : { ok: false, report: gated.report };
      }
      case "fill": {
        const made = fill(text, values, options);
        return made.ok ? said(true, `,"payload":${made.body}`) : { ok: false, report: made.report };
      }
      default: {
        const drawn = preview(text, options);
        return { ok: drawn.report.summary.errors === 0, ...drawn };
      }
    }
  } catch (error) {
    if (error.name !== "WamlError") throw error;
    return { ok: false, code: error.code, told: error.message, report: error.report };
  }
}

const said = (ok, members) => `{"id":null,"ok":${ok}${members}}`;

/** An answer of the server, as far as the package says it in another form. */
function told(answer) {
  const { id: _, error, ...rest } = JSON.parse(answer);
  if (error === undefined) return rest;
  return { ok: false, code: error.code, told: error.help === undefined ? error.message : `${error.message} (${error.help})`, report: rest.report };
}

function agree(own, answer, request) {
  if (typeof own === "string") return assert.equal(own, answer, request);
  return assert.deepEqual(own, told(answer), request);
}

test("the package answers as the server does", () => {
  assert.ok(requests.length > 2000, `${requests.length} requests`);
  requests.forEach((request, at) => agree(answered(JSON.parse(request)), answers[at], request));
});

test("payloads are the same as values of the program", () => {
  const values = requests.map((line) => JSON.parse(line)).filter(({ method }) => method === "gate").flatMap(({ text, ...request }) => {
    try {
      const payload = JSON.parse(text);
      return payload !== null && typeof payload === "object" ? [{ ...request, payload }] : [];
    } catch {
      return [];
    }
  });
  assert.ok(values.length > 200, `${values.length} payloads`);
  const asked = served(values.map((request) => JSON.stringify(request)));
  const checked = served(values.map((request) => JSON.stringify({ ...request, method: "check" })));
  values.forEach(({ payload, method, ...options }, at) => {
    agree(answered({ method, text: JSON.stringify(payload), ...options }), asked[at], JSON.stringify(payload));
    assert.deepEqual(check(payload, options), JSON.parse(checked[at]).report, JSON.stringify(payload));
  });
});

/** The words with which the native program checks the text of a request, read from stdin. */
function words(request, folder) {
  const { name = "message", shape, lang, pedantic, allow = [], undocumented = [], catalogue } = request;
  const given = ["check", "-", "--isolated", "--format", "json", "--stdin-filename", name, "--lang", lang ?? "en"];
  if (shape ?? request.name === undefined) given.push("--as", shape ?? "definition");
  if (pedantic) given.push("--pedantic");
  given.push(...allow.flatMap((code) => ["--allow", code]), ...undocumented.flatMap((word) => ["--undocumented", word]));
  if (catalogue !== undefined) {
    writeFileSync(join(folder, "catalogue"), typeof catalogue === "string" ? catalogue : JSON.stringify(catalogue));
    given.push("--templates", "catalogue");
  }
  return given;
}

test("the native program reports what the server does", () => {
  const folder = mkdtempSync(join(tmpdir(), "waml-doors-"));
  const all = requests.map((line, at) => [JSON.parse(line), answers[at]]);
  // What is to be said of a catalogue itself, a run says once, and an answer about a text does not.
  const isEmpty = ({ catalogue }) => Array.isArray(catalogue) && catalogue.length === 0;
  const isCheck = (request, answer) => request.method === "check" && !isEmpty(request) && JSON.parse(answer).error === undefined;
  const checks = all.filter(([request, answer]) => isCheck(request, answer));
  // Each with its share of what is asked, since a process is made for every one.
  const step = Math.ceil(checks.length / MANY);
  const some = checks.filter(([{ catalogue, text }], at) => at % step === 0 || catalogue !== undefined || text.startsWith("\ufeff"));
  for (const [request, answer] of some) {
    const { status, stdout } = spawnSync(native, words(request, folder), { cwd: folder, input: request.text, maxBuffer: MOST });
    const { ok } = JSON.parse(answer);
    assert.equal(said(ok, `,"report":${onOneLine(stdout.toString())}`), answer, JSON.stringify(request));
    assert.equal(status, ok ? 0 : 1, JSON.stringify(request));
  }
  rmSync(folder, { recursive: true });
});

test("the native program compiles and fills to the same payloads", () => {
  const all = requests.map((line, at) => [JSON.parse(line), JSON.parse(answers[at])]);
  const made = all.filter(([{ method, catalogue }, { ok }]) => ok && ["compile", "fill"].includes(method) && catalogue === undefined);
  const step = Math.ceil(made.length / (MANY / 4));
  for (const [{ method, text, name = "message", shape, to, values, example, undocumented = [] }, answer] of made.filter((_, at) => at % step === 0)) {
    const given = ["compile", "-", "--isolated", "--format", "jsonl", "--stdin-filename", name];
    const asked = method === "fill" || (shape ?? name === "message") ? ["--as", shape ?? "definition"] : [];
    given.push(...asked.filter((word) => word !== true), ...undocumented.flatMap((word) => ["--undocumented", word]));
    if (method === "compile") given.push("--to", to);
    else given.push("--set-json", JSON.stringify(values), ...(example ? ["--example"] : []));
    const { stdout, stderr } = spawnSync(native, given, { input: text, maxBuffer: MOST });
    const payloads = method === "fill" ? [answer.payload] : answer.messages.map(({ payload }) => payload);
    assert.deepEqual(stdout.toString().trimEnd().split("\n").map((line) => JSON.parse(line)), payloads, `${given} ${stderr}`);
  }
});

/** What only this package has: how a report is printed, and a command beside a payload. */
const OWN = { check: ["color", "format", "verbose", "width"], compile: ["curl"] };
const GIVEN = ["definition", "payload", "rule", "text", "values"];

test("options are those of the server", () => {
  const { methods } = JSON.parse(served(['{"method":"version"}'])[0]);
  assert.deepEqual(Object.keys(OPTIONS).sort(), Object.keys(methods).filter((method) => method !== "version").sort());
  for (const [method, options] of Object.entries(OPTIONS)) {
    const own = Object.keys(options).filter((option) => !OWN[method]?.includes(option));
    const given = methods[method].filter((field) => !GIVEN.includes(field) || (method === "fill" && field === "definition"));
    assert.deepEqual(own.sort(), given.sort(), method);
  }
});

test("types have the words for what is forwarded", () => {
  const { error } = JSON.parse(served(['{"method":"check","text":"","undocumented":["?"]}'])[0]);
  const words = [...error.message.matchAll(/`([a-z]+(?:-[a-z]+)+)`/gu)].map(([, word]) => `"${word}"`);
  assert.ok(words.length > 2, error.message);
  assert.ok(readFileSync(`${process.env.WAML_PACKAGE}/waml.d.ts`, "utf8").includes(`readonly (${words.join(" | ")})[]`));
});
