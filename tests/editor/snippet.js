// What an editor makes of a completion.

import assert from "node:assert/strict";

/** The text of a snippet with its defaults typed, and whether it has places without one. */
export function expanded(snippet) {
  let open = false;
  const text = snippet
    .replace(/(?<!\\)\$\{\d+:((?:\\.|[^}\\])*)\}/g, (_, text) => text)
    .replace(/(?<!\\)\$(\d+|\{\d+\})/g, () => ((open = true), ""))
    .replace(/\\([$}\\])/g, "$1");
  return { text, open };
}

/** A text after a completion; further lines get the indentation of the first, as editors do. */
export function accepted(text, item) {
  const { range, newText } = item.textEdit;
  const lines = text.split("\n");
  const offset = ({ line, character }) => lines.slice(0, line).reduce((sum, line) => sum + line.length + 1, character);
  const [start, end] = [offset(range.start), offset(range.end)];
  const indent = /^ */.exec(lines[range.start.line])[0];
  const { text: inserted, open } = expanded(newText);
  const indented = inserted.replaceAll("\n", `\n${indent}`);
  return {
    text: `${text.slice(0, start)}${indented}${text.slice(end)}\n`,
    first: range.start.line + 1,
    last: range.start.line + indented.split("\n").length,
    // The server drops a last place to fill.
    open: open || /:\s*$/.test(inserted),
  };
}

/** Nothing is offered twice, under one name or as one text. */
export function assertOnce(items, marked) {
  const unique = (values) => assert.deepEqual(values, [...new Set(values)], marked);
  unique(items.map(({ label }) => label));
  unique(items.map(({ textEdit }) => expanded(textEdit.newText).text));
}
