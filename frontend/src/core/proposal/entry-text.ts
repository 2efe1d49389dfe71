/**
 * An entry as the text of its file, character for character as `macros/entry_text.py` writes it.
 *
 * `tests/contract/entry-text.json` holds the two together.
 */

import type { Value, Values } from "./entry-form"

/** Characters in a line, after which a text goes on in the next. */
const width = 112

const control =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]|\p{Surrogate}/gu
const plainStart = /^[A-Za-z0-9(\u00a1-\u{10ffff}]/u
const misread = /^(?:yes|no|on|off|y|n|true|false|null)$/i
const date = /^[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?$/
const short = /^[A-Za-z0-9][A-Za-z0-9/ -]{0,39}$/
const escapes: Record<string, string> = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" }

/** Text as an entry takes it: on one line, single spaces, without the invisible characters that come along when text is pasted. */
export function cleaned(text: string): string {
  return text.replace(control, "").replace(/[ \t\r\n\u00a0]+/g, " ").replace(/^ | $/g, "")
}

/** The file of an entry with these fields, in their order. */
export const entryText = (fields: Values): string => [...group(fields, "")].map((line) => `${line}\n`).join("")

function* group(fields: Values, indent: string): Generator<string> {
  for (const [name, value] of Object.entries(fields)) {
    if (Array.isArray(value)) yield* list(`${indent}${name}:`, value, indent)
    else if (typeof value === "object") {
      yield `${indent}${name}:`
      yield* group(value as Values, `${indent}  `)
    } else yield* scalar(`${indent}${name}: `, value, `${indent}  `)
  }
}

function* list(start: string, items: readonly Value[], indent: string): Generator<string> {
  const line = `${start} [${items.join(", ")}]`
  if (line.length <= width && items.every((item) => typeof item === "string" && isShort(item))) return yield line
  yield start
  for (const item of items) {
    if (typeof item === "object") {
      const [first = "", ...rest] = group(item as Values, `${indent}    `)
      yield `${indent}  - ${first.replace(/^ +/, "")}`
      yield* rest
    } else yield* scalar(`${indent}  - `, item, `${indent}    `)
  }
}

function* scalar(start: string, value: Value, indent: string): Generator<string> {
  if (typeof value !== "string") yield `${start}${value}`
  else if (/[\t\r\n]|^ | $|^$/.test(value)) yield `${start}"${value.replace(/[\\"\n\r\t]/g, (found) => escapes[found]!)}"`
  else if (isPlain(value)) yield* folded(start, value, indent)
  else yield* folded(start, `'${value.replaceAll("'", "''")}'`, indent)
}

/** The text in lines that are read back as one: broken only where a single space stands. */
function* folded(start: string, text: string, indent: string): Generator<string> {
  let line = start
  for (const part of text.split(/(?<=[^ ]) (?=[^ ])/u)) {
    if (line === start || line === indent) line += part
    else if (lengthOf(line) + 1 + lengthOf(part) <= width) line += ` ${part}`
    else {
      yield line
      line = indent + part
    }
  }
  yield line
}

/** Letters, however many units each has. */
const lengthOf = (text: string): number => [...text].length

/** Whether YAML reads the text as text without quotes. Careful rather than exact: quotes do no harm. */
function isPlain(text: string): boolean {
  if (!plainStart.test(text) || text.includes(": ") || text.includes(" #") || text.endsWith(":") || misread.test(text)) return false
  return !/^[0-9]/.test(text) || text.includes(" ") || date.test(text)
}

/** Whether an item may stand between brackets: an id or a few plain words. */
const isShort = (text: string): boolean => short.test(text) && !text.endsWith(" ") && !text.includes("  ") && isPlain(text)
