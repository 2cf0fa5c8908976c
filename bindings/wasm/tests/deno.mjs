// What Deno does with the package.

import { check, fill, gate, version } from "waml";

const HELLO = { to: "85290000001", type: "text", text: "Hello!" };
const told = [
  gate(HELLO).ok,
  gate(new TextEncoder().encode(JSON.stringify(HELLO))).ok,
  gate({ ...HELLO, text: "" }).message === "/text: error[length/text-body]: text is empty",
  check("text: ''", { lang: "zh" }).summary.errors === 1,
  fill("text: Hello!", { to: "85290000001" }).ok,
];
if (!told.every(Boolean)) throw new Error(`in Deno: ${told}`);
console.log(`waml ${version} in Deno ${globalThis.Deno.version.deno}`);
