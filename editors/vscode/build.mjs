// One file of everything that the extension needs, and the licences of what is in it.

import { build } from "esbuild";
import fs from "node:fs";
import path from "node:path";

const common = { bundle: true, platform: "node", target: "node20", logLevel: "warning" };

/** The packages whose text is in a bundle. */
function packages(inputs) {
  const found = Object.keys(inputs).map((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]);
  return [...new Set(found.filter(Boolean))].sort();
}

function notice(folder) {
  const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
  const file = fs.readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} has no licence`);
  return `${name} ${version} (${license})\n\n${fs.readFileSync(path.join(folder, file), "utf8").trim()}\n`;
}

if (process.argv.includes("--test")) {
  const entryPoints = fs.readdirSync("test").map((file) => path.join("test", file));
  await build({ ...common, entryPoints, format: "esm", packages: "external", outdir: "dist-test", outExtension: { ".js": ".mjs" } });
} else {
  const { metafile } = await build({
    ...common,
    entryPoints: ["src/extension.ts"],
    format: "cjs",
    external: ["vscode"],
    minify: true,
    metafile: true,
    outfile: "dist/extension.js",
  });
  const rule = `\n${"-".repeat(80)}\n\n`;
  fs.writeFileSync("ThirdPartyNotices.txt", packages(metafile.inputs).map(notice).join(rule));
}
