/** Why a call was not answered. What is wrong with a message is no error: it stands in the answer's `report`. */
export class WamlError extends Error {
  constructor(code, message, { help, report, cause } = {}) {
    super(help === undefined ? message : `${message} (${help})`, cause === undefined ? undefined : { cause });
    this.name = "WamlError";
    this.code = code;
    this.help = help;
    this.report = report;
  }
}

/** What somebody threw, as words. It may be anything, also something that throws when it is looked at. */
export function words(thrown) {
  try {
    return String(thrown instanceof Error ? thrown.message : thrown);
  } catch {
    return "something that cannot be shown";
  }
}
