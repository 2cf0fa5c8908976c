// section.mjs MODULE NAME FILE OUT: the module with a file as a custom section of a name.

import { readFileSync, writeFileSync } from "node:fs";

const [module, name, file, out] = process.argv.slice(2);
const title = Buffer.concat([Buffer.from([name.length]), Buffer.from(name)]);
const content = Buffer.concat([title, readFileSync(file)]);
writeFileSync(out, Buffer.concat([readFileSync(module), Buffer.from([0, ...leb128(content.length)]), content]));

/** A number as WebAssembly writes its lengths. */
function leb128(number) {
  const bytes = [];
  for (let left = number; ; left >>>= 7) {
    if (left < 0x80) return [...bytes, left];
    bytes.push((left & 0x7f) | 0x80);
  }
}
