// A check in front of a sender, with the types of the package: `tsc --strict` reads it.

import { check, compile, explain, fill, gate, preview, WamlError } from "waml";
import type { Finding, Payload, Report, Row } from "waml";
import type { RowOfData } from "./order.row.js";

const hello: Payload = { to: "85290000001", type: "text", text: "Your fern is packed." };

/** The body to send, or what is wrong, one finding on each line. */
export function body(payload: Payload): string {
  const gated = gate(payload);
  if (!gated.ok) throw new Error(gated.message);
  return gated.body;
}

/** The same for bytes from a queue, which stay bytes. */
export function bytes(payload: Uint8Array): Uint8Array | Finding[] {
  const gated = gate(payload, { lang: "zh" });
  return gated.ok ? gated.body : gated.findings;
}

const hi = "params: {customer: {max_chars: 24, example: Wei}}\ntext: 'Hello {{customer}}!'\n";

/** A row of a table as a payload. */
export function filled(row: Row, definition = hi): Payload | Report {
  const made = fill(definition, row);
  return made.ok ? made.payload : made.report;
}

/** The same with the type of one definition's rows: what it does not declare, the compiler refuses. */
export function packed(definition: string, row: RowOfData): Payload | Report {
  const made = fill(definition, row);
  return made.ok ? made.payload : made.report;
}

// @ts-expect-error Sunday is none of the days
export const sunday: RowOfData = { to: "85290000001", customer: "Wei", order: "1042", day: "Sunday", plants: [] };

export const sendable: string = body(hello);
export const report: Report = check("text: ''", { name: "empty.waml.yaml" });
export const lines: string = check("text: ''", { name: "empty.waml.yaml", format: "short" });
export const page: string = preview("text: Hello!", { form: "svg" }).preview;
export const why: string = explain("length/text-body", { lang: "zh" }).statement;

export function compiled(text: string): Payload[] {
  try {
    const made = compile(text, { to: "85290000001" });
    return made.ok ? made.messages.map((message) => message.payload) : [];
  } catch (error) {
    if (error instanceof WamlError && error.code === "parameters") return [];
    throw error;
  }
}

// What no payload is, the compiler refuses.
// @ts-expect-error a list needs its body and its action
export const wrong: Payload = { to: "85290000001", type: "interactive", interactive: { type: "list" } };
