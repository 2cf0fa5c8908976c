import type { GateOptions, Judged } from "./waml.js";

/** What matchers answer, to Vitest and to Jest. */
export interface Matched {
  pass: boolean;
  message: () => string;
}

/** Whether a payload - an object, its JSON or its bytes - would be taken. */
export function toBeSendable(payload: unknown, options?: GateOptions): Matched;

/** Whether a definition, as a text, has no errors. */
export function toBeRightDefinition(text: unknown, options?: Judged): Matched;

/** What `expect` can do with them. */
export interface WamlMatchers<R = unknown> {
  toBeSendable(options?: GateOptions): R;
  toBeRightDefinition(options?: Judged): R;
}
