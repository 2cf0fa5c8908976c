// The functions of the package, over whatever gives them a module.

import { byteLength, isBytes, optionsOf, textOf, valuesOf, wordOf } from "./input.mjs";

const LANGUAGE = { lang: ["en", "zh"] };
const GATE = { ...LANGUAGE, name: "string", catalogue: "json", undocumented: "list" };
const SHAPED = { ...GATE, pedantic: "boolean", allow: "list" };
const JUDGED = { ...SHAPED, shape: ["definition", "payload"] };
const FORMATS = ["human", "short", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson"];

/** The options of each function, with their types: those of the methods of `waml serve`, and what only prints. */
export const OPTIONS = {
  check: { ...JUDGED, format: FORMATS, verbose: "boolean", color: "boolean", width: "number" },
  compile: { ...JUDGED, to: "string", curl: "boolean" },
  explain: LANGUAGE,
  fill: { ...SHAPED, definition: "string", example: "boolean" },
  gate: GATE,
  preview: { ...JUDGED, form: ["html", "svg", "text", "markdown"], longest: "boolean" },
};

const encoder = new TextEncoder();

/** The functions, with modules from `loaded`. */
export function functions(loaded) {
  /** Asks about a text; `values` are JSON already. */
  function ask(method, options, text, values) {
    const request = JSON.stringify({ method, ...options });
    return loaded().ask(values === undefined ? request : `${request.slice(0, -1)},"values":${values}}`, text);
  }

  function check(input, given) {
    const options = judged(input, optionsOf(given, OPTIONS.check));
    const text = textOf(input, "text");
    if (options.format !== undefined) return printed([[options.name, text]], options);
    return JSON.parse(ask("check", options, text).answer);
  }

  function compile(input, given) {
    const options = judged(input, optionsOf(given, OPTIONS.compile));
    const { right, answer } = ask("compile", options, textOf(input, "text"));
    return right ? { ok: true, ...JSON.parse(answer) } : { ok: false, report: JSON.parse(answer) };
  }

  function gate(payload, given) {
    const text = textOf(payload, "payload");
    if (given !== undefined) return gateWith(text, optionsOf(given, OPTIONS.gate));
    const passed = loaded().gate(text);
    if (passed === true) return new Passed(text);
    if (passed === false) return new Refused(kept(text), {}, ask);
    return new Passed(spelt(passed, text));
  }

  function gateWith(text, options) {
    const { right, answer } = ask("gate", options, text);
    return right ? new Passed(spelt(answer, text)) : new Refused(text, options, ask, answer);
  }

  function fill(definition, values, given) {
    const options = optionsOf(given, OPTIONS.fill);
    const { right, answer } = ask("fill", options, textOf(definition, "definition"), valuesOf(values));
    return right ? { ok: true, body: answer, payload: JSON.parse(answer) } : { ok: false, report: JSON.parse(answer) };
  }

  function preview(input, given) {
    const options = judged(input, optionsOf(given, OPTIONS.preview));
    return JSON.parse(ask("preview", options, textOf(input, "text")).answer);
  }

  function explain(code, given) {
    return JSON.parse(ask("explain", { ...optionsOf(given, OPTIONS.explain), code: wordOf(code, "code") }, "").answer);
  }

  /** A report in a format, part by part: `[name, text]` each. Counts what it has reported in `tally`. */
  function printed(texts, { format, ...options }, tally = counting()) {
    const frame = (end) => JSON.parse(ask("frame", { format, lang: options.lang }, "", JSON.stringify(end)).answer);
    const { head, joints, close } = frame(tally);
    let [out, begun] = [head, false];
    for (const [name, text] of texts) {
      const told = JSON.parse(ask("part", { ...options, format, name }, text).answer);
      count(tally, told);
      if (told.part === "") continue;
      out += joints[begun ? 1 : 0] + told.part;
      begun = true;
    }
    return out + (begun ? close : "") + frame(tally).tail;
  }

  return { check, compile, explain, fill, gate, preview, printed };
}

/** The counts of a report so far. */
export function counting() {
  return { files: 0, errors: 0, warnings: 0, omitted: 0, failed: false, touched: 0, fixable: [0, 0] };
}

function count(tally, { errors, warnings, omitted, fixable }) {
  tally.files += 1;
  tally.errors += errors;
  tally.warnings += warnings;
  tally.omitted += omitted;
  tally.touched += errors + warnings + omitted > 0 ? 1 : 0;
  fixable.forEach((number, index) => (tally.fixable[index] += number));
}

/** A value of the program is a payload, whatever it is called; a text is a definition unless its name says otherwise. */
function judged(input, options) {
  const isValue = typeof input === "object" && !isBytes(input) && !options.shape;
  return isValue ? { ...options, shape: "payload" } : options;
}

/** Bytes belong to the caller, who may write others there before anybody asks what was wrong. */
function kept(text) {
  // A `slice` may be one that copies nothing.
  return typeof text === "string" ? text : new Uint8Array(text);
}

/** A body in the kind in which its payload was given. */
function spelt(body, given) {
  if (typeof given === "string") return body;
  const bytes = encoder.encode(body);
  return bytes.length === byteLength(given) && bytes.every((byte, at) => byte === given[at]) ? given : bytes;
}

/** A payload that may be sent. */
class Passed {
  ok = true;
  constructor(body) {
    this.body = body;
  }
}

/** A payload that would be refused. What is wrong with it is looked for when somebody asks. */
class Refused {
  ok = false;
  #text;
  #options;
  #ask;
  #report;

  constructor(text, options, ask, report) {
    this.#text = text;
    this.#options = options;
    this.#ask = ask;
    this.#report = report === undefined ? undefined : JSON.parse(report);
  }

  get report() {
    this.#report ??= JSON.parse(this.#ask("gate", this.#options, this.#text).answer);
    return this.#report;
  }

  get findings() {
    return this.report.files.flatMap((file) => file.findings);
  }

  get message() {
    return this.findings.map(({ pointer, severity, code, message }) => {
      return `${pointer === "" ? "" : `${pointer}: `}${severity}[${code}]: ${message}`;
    }).join("\n");
  }
}
