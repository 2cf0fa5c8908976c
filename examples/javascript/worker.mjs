// A worker of BullMQ: jobs hold rows, and what can never be sent is not tried again.
//
//     import { UnrecoverableError, Worker } from "bullmq";
//     new Worker("messages", processor({ definition, post, UnrecoverableError }), { connection });

import { fill } from "waml";

/** What to do with a job: `post` sends a body and gives back the answer, `definition` is the text of a definition. */
export function processor({ definition, post, UnrecoverableError }) {
  return async ({ data: row }) => {
    const made = fill(definition, row);
    if (made.ok) return post(made.body);
    const findings = made.report.files.flatMap((file) => file.findings);
    throw new UnrecoverableError(findings.map(({ code, message }) => `${code}: ${message}`).join("\n"));
  };
}
