// Types of the package. Those of reports and payloads are made of the schemas: `report.d.ts`, `payload.d.ts`.

import type { Payload } from "./payload.js";
import type { Finding, Report } from "./report.js";

export type { Finding, Report } from "./report.js";
/** The body of a request. */
export type { Payload } from "./payload.js";

/** A text, its bytes in UTF-8, or a value that is written as JSON: a payload of the program's own. */
export type Input = string | ArrayBufferView | ArrayBuffer | object;

/** The language of all words in an answer. */
export type Lang = "en" | "zh";

/** What the gate is told besides. */
export interface GateOptions {
  /** The name that findings show. Its ending tells shape and syntax, as that of a file does. */
  name?: string;
  lang?: Lang;
  /** The approved templates that calls are held against: what INCS or Meta answered, as JSON or as its text. */
  catalogue?: string | object;
  /** What the gateway is known to forward beyond the document. */
  undocumented?: readonly ("url-button" | "quick-reply-payload" | "named-parameters")[];
}

/** How a definition is judged. */
export interface JudgedDefinition extends GateOptions {
  /** Gives the hints too that hold for much that works. */
  pedantic?: boolean;
  /** Codes whose warnings are not told. */
  allow?: readonly string[];
}

/** How a text is judged. */
export interface Judged extends JudgedDefinition {
  /** The shape, whatever the name says. Without it, the name of a text tells, one without a name is a definition, and a value is a payload. */
  shape?: "definition" | "payload";
}

/** The formats of `waml check`. */
export type Format = "human" | "short" | "json" | "jsonl" | "sarif" | "github" | "gitlab" | "junit" | "rdjson";

/** How a report is printed. */
export interface Printed extends Judged {
  format: Format;
  /** Of the format `human`: says where in its document a finding stands, too. */
  verbose?: boolean;
  color?: boolean;
  /** Columns that lines are fitted to. */
  width?: number;
}

/** What is wrong with a text: what `waml check --format json` says of it. */
export function check(input: Input, options?: Judged): Report;
/** The same, printed. */
export function check(input: Input, options: Printed): string;

/** A message that may be sent. */
export interface Made {
  name: string;
  payload: Payload;
  /** A command for a shell that sends it, where `curl` was asked for. */
  curl?: string;
}

/** What was not done, and why. */
export interface Wrong {
  ok: false;
  report: Report;
}

/** Turns every message of a text into what the API takes: all of them or none. */
export function compile(
  input: Input,
  options?: Judged & { to?: string; curl?: boolean },
): { ok: true; messages: Made[]; report: Report } | Wrong;

/** A payload that may be sent. */
export interface Passed<Body> {
  readonly ok: true;
  /** What was given, or the same in the documented spelling. */
  readonly body: Body;
}

/** A payload that would be refused. What is wrong with it is looked for when it is asked for. */
export interface Refused {
  readonly ok: false;
  readonly report: Report;
  readonly findings: Finding[];
  /** All findings, one on each line. */
  readonly message: string;
}

/** Checks a payload in front of a sender. */
export function gate(payload: Uint8Array, options?: GateOptions): Passed<Uint8Array> | Refused;
export function gate(payload: Input, options?: GateOptions): Passed<string> | Refused;

/** A value of a row. A whole number fills a parameter of the type `integer`. */
export type Value = string | number | null | undefined | readonly Row[];

/** A row of any definition: a value for each parameter, and `to`. `waml schema data FILE` prints the schema of the rows of one. */
export type Row = { readonly [name: string]: Value };

/** Fills a definition, or the one called `definition` of several, with the values of a row; with `example`, what has no value with its example. */
export function fill(
  definition: string | ArrayBufferView | ArrayBuffer,
  values: Row | object,
  options?: JudgedDefinition & { definition?: string; example?: boolean },
): { ok: true; body: string; payload: Payload } | Wrong;

/** The messages of a text as a phone shows them, also of a broken one; with `longest`, filled with the longest values that there may be. */
export function preview(
  input: Input,
  options?: Judged & { form?: "html" | "svg" | "text" | "markdown"; longest?: boolean },
): { preview: string; report: Report };

/** A rule, in words. */
export interface Rule {
  code: string;
  family: "incs" | "meta" | "hint";
  severity: "error" | "warning";
  statement: string;
  why: string;
  source: string;
  /** Codes of Meta that keeping it prevents. */
  prevents: number[];
}

/** What a rule is about. */
export function explain(code: string, options?: { lang?: Lang }): Rule;

/**
 * Loads the module. In Node, Deno and Bun nobody has to; elsewhere it is awaited before the first call. It lies beside
 * the package's code; an edge brings it from somewhere else: an address, bytes, a `Response` or what promises one, or a
 * `WebAssembly.Module`.
 */
export function init(source?: string | object): Promise<void>;

/** Why a call was not answered: its arguments, or the environment. What is wrong with a message is no error. */
export class WamlError extends Error {
  readonly code:
    | "wrong-type" | "wrong-value" | "unknown-field" | "not-json" | "too-long"
    | "catalogue" | "no-recipient" | "parameters" | "not-one"
    | "not-loaded" | "no-webassembly" | "request" | "internal";
  readonly help?: string;
  readonly report?: Report;
}

/** The version of the package and of the module in it. */
export const version: string;
