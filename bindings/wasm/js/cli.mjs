#!/usr/bin/env node
// `npx waml check`: what `waml check` says, in the same formats and with the same exit codes.

import { readFileSync, readSync, writeFileSync } from "node:fs";
import { usage, parse } from "./arguments.mjs";
import { find, identity } from "./files.mjs";
import { counting } from "./api.mjs";
import { printed } from "./local.mjs";
import { say } from "./say.mjs";

const [CLEAN, FINDINGS, FAILED] = [0, 1, 2];

/** Milliseconds until stdin is asked again. */
const PAUSE = 10;

// A reader that has left wants no more; how the run ends is known all the same.
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") process.exitCode = failed(say(language).unprinted(error));
});
let language = "en";
process.exitCode = main(process.argv.slice(2));

function main(words) {
  try {
    const asked = parse(words, process.env, process.stdout.isTTY === true);
    if (asked.shown !== undefined) {
      process.stdout.write(asked.shown);
      return CLEAN;
    }
    language = asked.lang;
    return check(asked);
  } catch (error) {
    if (error?.isHelp) {
      process.stderr.write(error.message);
      return FAILED;
    }
    if (error?.usage !== true && error?.name !== "WamlError" && error?.code === undefined) throw error;
    return failed(error.message);
  }
}

function failed(message) {
  process.stderr.write(`error: ${message}\n`);
  return FAILED;
}

function check(asked) {
  const told = [];
  const { inputs, config } = find(asked.paths, told, asked);
  if (config !== undefined) throw usage(say(asked.lang).config(config));
  guard(asked, inputs);
  const texts = inputs.map((input) => read(input, asked, told)).filter((text) => text !== undefined);
  if (inputs.length === 0 && told.length === 0) told.push(say(asked.lang).nothing(asked.paths));
  told.forEach(failed);
  let tally;
  for (const report of asked.reports) {
    tally = { ...counting(), failed: told.length > 0 };
    write(report, printed(texts, { ...asked.options, ...report.look }, tally), asked.lang);
  }
  if (!asked.quiet && tally.files > 0 && asked.closing) process.stderr.write(say(asked.lang).closing(tally));
  return ended(tally, asked);
}

/** Makes sure that no report is written over what is read, or over another report. */
function guard({ reports, lang }, inputs) {
  const read = new Set(inputs.filter((input) => input !== "-").map(identity));
  const written = new Map();
  for (const { file } of reports.filter(({ file }) => file !== undefined)) {
    const itself = identity(file);
    if (itself === undefined) continue;
    if (read.has(itself)) throw usage(say(lang).readToo(file));
    if (written.has(itself)) throw usage(say(lang).clash(file));
    written.set(itself, file);
  }
}

/** The name and the bytes of an input; none where it cannot be read, which is told. */
function read(input, asked, told) {
  try {
    return input === "-"
      ? [asked.stdinName, stdin()]
      : [input, readFileSync(input)];
  } catch (error) {
    told.push(say(asked.lang).unreadable(input === "-" ? "<stdin>" : input, error));
    return undefined;
  }
}

/** All of stdin, also of one that has nothing to give yet and says so. */
function stdin() {
  const parts = [];
  const part = Buffer.alloc(1 << 16);
  for (;;) {
    try {
      const length = readSync(0, part);
      if (length === 0) return Buffer.concat(parts);
      parts.push(Buffer.from(part.subarray(0, length)));
    } catch (error) {
      if (error.code === "EOF") return Buffer.concat(parts);
      if (error.code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    }
  }
}

function write({ file }, text, lang) {
  if (file === undefined) return process.stdout.write(text);
  try {
    return writeFileSync(file, text);
  } catch (error) {
    throw usage(say(lang).unwritten(file, error));
  }
}

function ended({ failed, errors, omitted, warnings }, { strict, exitZero }) {
  if (failed) return FAILED;
  const wrong = errors > 0 || omitted > 0 || (strict && warnings > 0);
  return wrong && !exitZero ? FINDINGS : CLEAN;
}
