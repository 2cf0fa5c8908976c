// Made of schemas/report.schema.json by bindings/wasm/types.mjs.


/**
 * Where a statement about messages comes from.
 */
export type Family = ("incs" | "meta" | "hint")
/**
 * How bad a finding is.
 */
export type Severity = ("error" | "warning")
/**
 * What a limit counts.
 */
export type Unit = ("characters" | "bytes" | "items" | "digits" | "line_breaks" | "spaces" | "number" | "megabytes")

/**
 * What `waml check --format json` prints.
 */
export interface Report {
/**
 * The version of this format: 1.
 */
version: 1
/**
 * The language of all words, where it is not English.
 */
lang?: "zh"
/**
 * The files that have findings or leave something open, in the order of their paths.
 */
files: File[]
summary: Summary
}
export interface File {
/**
 * The file's path, as it was found.
 */
file: string
/**
 * What was found, in source order.
 */
findings: Finding[]
/**
 * Findings beyond the budget of a file.
 */
omitted?: number
/**
 * What only the values decide that fill its definitions; absent where there is nothing.
 */
open?: OpenRule[]
}
export interface Finding {
/**
 * The rule: `group/what-is-wrong`, stable.
 */
code: string
family: Family
severity: Severity
/**
 * What is wrong, enough on its own.
 */
message: string
/**
 * What is to be seen at the place, such as `2 too many`; absent where there is nothing to add.
 */
label?: string
limit?: Limit
/**
 * What to do about it.
 */
help: (string | null)
/**
 * Where in the message it is, such as `list.sections[0].title`; absent for what is no part of a message.
 */
path?: string
/**
 * The JSON pointer (RFC 6901) of the place in its document.
 */
pointer: string
start: Position
end: Position
/**
 * Other places that have to do with it.
 */
related: RelatedPlace[]
/**
 * A change that mends it.
 */
fix: (Fix | null)
}
export interface Limit {
/**
 * What was counted.
 */
found: number
/**
 * The least that is allowed.
 */
least: number
/**
 * The most that is allowed; absent where no upper limit is documented.
 */
most?: number
unit: Unit
}
export interface Position {
/**
 * Counted from 1.
 */
line: number
/**
 * Characters, counted from 1.
 */
column: number
/**
 * Bytes from the start of the file.
 */
offset: number
}
export interface RelatedPlace {
/**
 * The file, where it is another one: a catalogue of templates.
 */
file?: string
/**
 * The JSON pointer of the place.
 */
pointer: string
/**
 * What is to be seen there.
 */
message: string
start: Position
end: Position
}
export interface Fix {
/**
 * What the change does.
 */
title: string
/**
 * Whether it can only be meant so.
 */
safe: boolean
/**
 * The replacements, made together.
 */
edits: Edit[]
}
export interface Edit {
start: Position
end: Position
/**
 * What comes in its place.
 */
text: string
}
export interface OpenRule {
/**
 * The name of the definition.
 */
definition: string
/**
 * The rule that some values may break.
 */
code: string
/**
 * The parameters that decide it, a list's fields as in `plants.id`.
 */
names: string[]
}
/**
 * The last part of a report.
 */
export interface Summary {
/**
 * Files that were checked, clean ones included.
 */
files: number
/**
 * Findings that are errors.
 */
errors: number
/**
 * Findings that are warnings.
 */
warnings: number
}
