// The arguments of `waml check`, as far as this program has them.

import { parseArgs } from "node:util";
import { say } from "./say.mjs";
import { version } from "./version.mjs";

const OPTIONS = {
  allow: { type: "string", multiple: true },
  as: { type: "string" },
  color: { type: "string" },
  "exit-zero": { type: "boolean" },
  format: { type: "string", multiple: true },
  help: { type: "boolean", short: "h" },
  isolated: { type: "boolean" },
  lang: { type: "string" },
  "output-file": { type: "string" },
  pedantic: { type: "boolean" },
  quiet: { type: "boolean", short: "q" },
  "stdin-filename": { type: "string" },
  strict: { type: "boolean" },
  undocumented: { type: "string", multiple: true },
  verbose: { type: "boolean", short: "v" },
  version: { type: "boolean", short: "V" },
};

/** Formats that people read as they stand. */
const READ = ["human", "short", "github"];
const FORMATS = [...READ, "json", "jsonl", "sarif", "gitlab", "junit", "rdjson"];

/** A fault of the arguments. */
export function usage(message) {
  return Object.assign(new Error(message), { usage: true });
}

/** What the words of a command line want. */
export function parse(words, environment, onTerminal) {
  const { values, positionals } = parsed(words);
  const tongue = spoken(values.lang, environment, onTerminal);
  if (values.version) return { shown: `waml ${version}\n` };
  if (values.help) return { shown: say(tongue.people).help };
  if (words.length === 0) throw Object.assign(usage(say(tongue.people).help), { isHelp: true });
  const [command, ...paths] = positionals;
  if (command !== "check" && command !== "lint") throw usage(say(tongue.people).command(command));
  const look = looks(values, environment, onTerminal);
  const reports = places(values, tongue, look);
  const printed = reports.find(({ file }) => file === undefined);
  return {
    paths: paths.length === 0 ? ["."] : paths,
    reports,
    lang: tongue.people,
    options: {
      shape: one(values, "as", ["definition", "payload"]),
      pedantic: values.pedantic,
      allow: values.allow,
      undocumented: values.undocumented,
    },
    closing: printed === undefined || READ.includes(printed.look.format),
    stdinName: values["stdin-filename"] ?? "<stdin>",
    strict: values.strict,
    exitZero: values["exit-zero"],
    quiet: values.quiet,
    isolated: values.isolated,
  };
}

function parsed(words) {
  try {
    return parseArgs({ args: words, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw usage(error.message);
  }
}

function one(values, name, allowed) {
  const value = values[name];
  if (value === undefined || allowed.includes(value)) return value;
  throw usage(`invalid value '${value}' for '--${name}', allowed are ${allowed.join(", ")}`);
}

/** Languages of what people and of what programs read. */
function spoken(given, environment, onTerminal) {
  const lang = one({ lang: given }, "lang", ["en", "zh"]);
  if (lang !== undefined) return { people: lang, programs: lang };
  const named = environment.WAML_LANG;
  if (named) {
    const known = ["en", "zh"].find((code) => code === named.toLowerCase());
    if (known === undefined) throw usage(say("en").environment(named));
    return { people: known, programs: "en" };
  }
  const locale = ["LC_ALL", "LC_MESSAGES", "LANG"].map((name) => environment[name]).find(Boolean);
  const showsHan = !["linux", "dumb"].includes(environment.TERM);
  return { people: onTerminal && showsHan && isSimplifiedChinese(locale ?? "") ? "zh" : "en", programs: "en" };
}

function isSimplifiedChinese(locale) {
  const [name, encoding = "utf8"] = locale.split(".");
  const [language, ...parts] = name.split(/[_@-]/u).map((part) => part.toLowerCase());
  const others = ["tw", "hk", "mo", "hant"];
  const utf8 = encoding.split("@")[0].replaceAll("-", "").toLowerCase() === "utf8";
  return language === "zh" && utf8 && !parts.some((part) => others.includes(part));
}

function looks(values, environment, onTerminal) {
  const when = one(values, "color", ["auto", "always", "never"]) ?? "auto";
  const auto = onTerminal && !environment.NO_COLOR && environment.TERM !== "dumb";
  const columns = Number(environment.COLUMNS) || process.stdout.columns;
  const width = onTerminal && columns > 0 ? { width: columns } : {};
  return { color: when === "always" || (when === "auto" && auto), verbose: values.verbose, ...width };
}

/** Each report with its format and its file; none is stdout, which only one may have. */
function places(values, tongue, look) {
  const wanted = (values.format ?? ["human"]).map((text) => {
    const [format, ...rest] = text.split(":");
    one({ format }, "format", FORMATS);
    const file = rest.length === 0 ? undefined : rest.join(":");
    if (file === "") throw usage(`\`${text}\` names no file; write ${text}FILE, or leave out the colon`);
    return { format, file: file === "-" ? undefined : file };
  });
  if (values["output-file"] !== undefined) {
    const free = wanted.find(({ file }) => file === undefined);
    if (free === undefined) throw usage("every --format has a file of its own; --output-file has nothing to take");
    if (values["output-file"] !== "-") free.file = values["output-file"];
  }
  wanted.forEach(({ file }, at) => {
    if (wanted.findIndex((other) => other.file === file) === at) return;
    throw usage(say(tongue.people).clash(file));
  });
  return wanted.map(({ format, file }) => {
    const printed = file === undefined;
    const lang = format === "human" || format === "short" ? tongue.people : tongue.programs;
    return { file, look: { format, lang, ...(printed ? look : { verbose: look.verbose }) } };
  });
}
