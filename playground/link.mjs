// A message in the part of an address that no server is sent: `#d=…` or `#p=…`, the text in base64url.

const SHAPES = { d: "definition", p: "payload" };

/** The most characters of a link. Firefox opens an address of 1 MiB and Chromium one of 2 MiB, no longer ones. */
const LONGEST = 1_000_000;

/** The fragment for a text; `null` where none can hold it: it is too long, or has half of a character, which no UTF-8 has. */
export function fragment(text, shape) {
  if (text.length > LONGEST || /\p{Surrogate}/u.test(text)) return null;
  let binary = "";
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  const coded = `#${shape[0]}=${btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/u, "")}`;
  return coded.length > LONGEST ? null : coded;
}

/** The text of a fragment and its shape; `undefined` without one, `null` where it cannot be read. */
export function linked(hash) {
  if (hash === "" || hash === "#") return undefined;
  const [, key, coded] = /^#([dp])=([\w-]*)$/u.exec(hash) ?? [];
  if (key === undefined) return null;
  try {
    const binary = atob(coded.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), shape: SHAPES[key] };
  } catch {
    return null;
  }
}
