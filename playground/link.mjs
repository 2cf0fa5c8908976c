// A message in the part of an address that no server is sent: `#d=…` or `#p=…`, the text in base64url.

const SHAPES = { d: "definition", p: "payload" };

/** The fragment for a text. */
export function fragment(text, shape) {
  let binary = "";
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return `#${shape[0]}=${btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/u, "")}`;
}

/** The text of a fragment and its shape; `undefined` without one, `null` where it cannot be read. */
export function linked(hash) {
  if (hash === "" || hash === "#") return undefined;
  const [, key, coded] = /^#([dp])=([\w-]*)$/u.exec(hash) ?? [];
  if (key === undefined) return null;
  try {
    const binary = atob(coded.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), shape: SHAPES[key] };
  } catch {
    return null;
  }
}
