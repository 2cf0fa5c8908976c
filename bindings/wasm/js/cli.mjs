#!/usr/bin/env node
// `npx waml check`: what `waml check` says, in the same formats and with the same exit codes.

import { readFileSync, writeFileSync } from "node:fs";
import { usage, parse } from "./arguments.mjs";
import { find } from "./files.mjs";
import { counting } from "./api.mjs";
import { printed } from "./local.mjs";
import { say } from "./say.mjs";

const [CLEAN, FINDINGS, FAILED] = [0, 1, 2];

// A reader that has left wants no more; how the run ends is known all the same.
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
});
process.exitCode = main(process.argv.slice(2));

function main(words) {
  try {
    const asked = parse(words, process.env, process.stdout.isTTY === true);
    if (asked.shown !== undefined) {
      process.stdout.write(asked.shown);
      return CLEAN;
    }
    return check(asked);
  } catch (error) {
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
  const texts = inputs.map((input) => read(input, asked, told)).filter((text) => text !== undefined);
  if (inputs.length === 0 && told.length === 0) told.push(say(asked.lang).nothing(asked.paths));
  told.forEach(failed);
  let tally;
  for (const report of asked.reports) {
    tally = { ...counting(), failed: told.length > 0 };
    write(report, printed(texts, { ...asked.options, ...report.look }, tally));
  }
  if (!asked.quiet && tally.files > 0 && asked.closing) process.stderr.write(say(asked.lang).closing(tally));
  return ended(tally, asked);
}

/** The name and the bytes of an input; none where it cannot be read, which is told. */
function read(input, asked, told) {
  try {
    return input === "-"
      ? [asked.stdinName, readFileSync(0)]
      : [input, readFileSync(input)];
  } catch (error) {
    told.push(say(asked.lang).unreadable(input, error));
    return undefined;
  }
}

function write({ file }, text) {
  if (file === undefined) process.stdout.write(text);
  else writeFileSync(file, text);
}

function ended({ failed, errors, omitted, warnings }, { strict, exitZero }) {
  if (failed) return FAILED;
  const wrong = errors > 0 || omitted > 0 || (strict && warnings > 0);
  return wrong && !exitZero ? FINDINGS : CLEAN;
}
