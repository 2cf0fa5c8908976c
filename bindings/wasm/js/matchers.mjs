// Matchers for the tests of a program that sends: `expect.extend({ toBeSendable, toBeRightDefinition })`.

import { check, gate } from "waml";

/** Whether a payload - an object, its JSON or its bytes - would be taken. */
export function toBeSendable(payload, options) {
  const gated = gate(payload, options);
  return {
    pass: gated.ok,
    message: () => (gated.ok ? "the payload would be taken, and should not be" : `the payload would be refused:\n${gated.message}`),
  };
}

/** Whether a definition, as a text, has no errors. */
export function toBeRightDefinition(text, options) {
  const report = check(text, options);
  const short = () => check(text, { ...options, format: "short" }).trimEnd();
  const pass = report.summary.errors === 0;
  return { pass, message: () => (pass ? "the definition is right, and should not be" : `the definition has errors:\n${short()}`) };
}
