// Prints TypeScript that holds the types of options against what functions take: each option, and each word of one.

const { OPTIONS } = await import(`${process.env.WAML_PACKAGE}/api.mjs`);
const SAMPLES = { string: '""', boolean: "true", number: "1", list: "[]", json: '""' };

console.log('import type * as waml from "waml";');
for (const [name, options] of Object.entries(OPTIONS)) {
  const samples = Object.entries(options).map(([option, type]) => `${option}: ${SAMPLES[type] ?? JSON.stringify(type[0])}`);
  console.log(`type Of_${name} = Required<NonNullable<Parameters<typeof waml.${name}>[${name === "fill" ? 2 : 1}]>>;`);
  console.log(`export const ${name}_options: Of_${name} = { ${samples.join(", ")} };`);
  for (const [option, words] of Object.entries(options).filter(([, type]) => Array.isArray(type))) {
    const all = words.map((word) => JSON.stringify(word));
    console.log(`export const ${name}_${option}: Record<Of_${name}["${option}"], 1> = { ${all.map((word) => `${word}: 1`).join(", ")} };`);
  }
}
