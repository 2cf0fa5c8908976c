/** Pages that a view may show. Knows nothing of an editor. */

const POLICY = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/;

/** What a page may use, and the sources that each of it may have. */
const ALLOWED: Readonly<Record<string, (source: string) => boolean>> = {
  "default-src": (source) => source === "'none'",
  "style-src": (source) => source.startsWith("'sha256-"),
  "img-src": (source) => source === "data:",
  "base-uri": (source) => source === "'none'",
  "form-action": (source) => source === "'none'",
};

/** Whether a page forbids itself scripts and everything that is fetched. */
export function isClosed(html: string): boolean {
  const policy = POLICY.exec(html.slice(0, html.indexOf("<body")))?.[1] ?? "";
  const rules = policy.split(";").map((rule) => rule.trim().split(/\s+/));
  const isAllowed = ([name = "", ...sources]: string[]) => {
    const allowed = ALLOWED[name];
    return allowed !== undefined && sources.length > 0 && sources.every(allowed);
  };
  return rules.every(isAllowed) && rules.some(([name]) => name === "default-src");
}

/** A page of one sentence. */
export function sentence(text: string): string {
  const escaped = text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;
  return `<!DOCTYPE html><html><head>${head}</head><body><p>${escaped}</p></body></html>`;
}
