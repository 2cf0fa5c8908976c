// build.mjs PACKAGE MODULES OUT: the page, out of the npm package `waml` and the packages in MODULES, as a folder for
// any host of files.

import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [packed, modules, out] = process.argv.slice(2).map((path) => resolve(path));
const here = import.meta.dirname;
const { build } = createRequire(join(modules, "x.js"))("esbuild");
const waml = await import(pathToFileURL(join(packed, "node.mjs")));

mkdirSync(out, { recursive: true });
await build({
  entryPoints: [join(here, "main.mjs")],
  outfile: join(out, "main.js"),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  nodePaths: [modules],
  alias: { waml: join(packed, "web.mjs") },
  plugins: [{ name: "examples", setup: examples }],
  logLevel: "warning",
});
copyFileSync(join(packed, "waml.wasm"), join(out, "waml.wasm"));
copyFileSync(join(here, "style.css"), join(out, "style.css"));
const page = readFileSync(join(here, "index.html"), "utf8").replace("PREVIEW-STYLE", styleOfPreviews());
writeFileSync(join(out, "index.html"), page);

/** The examples, by language and name. */
function examples(builder) {
  builder.onResolve({ filter: /^examples$/ }, () => ({ path: "examples", namespace: "examples" }));
  builder.onLoad({ filter: /.*/, namespace: "examples" }, () => {
    const all = Object.fromEntries(["en", "zh"].map((language) => [language, read(join(here, "examples", language))]));
    return { contents: JSON.stringify(all), loader: "json" };
  });
}

function read(folder) {
  return Object.fromEntries(readdirSync(folder).map((file) => [file.split(".")[0], readFileSync(join(folder, file), "utf8")]));
}

/** The one style that previews have, as their own policy names it. */
function styleOfPreviews() {
  return /style-src '(sha256-[^']+)'/u.exec(waml.preview("text: Hello!").preview)[1];
}
