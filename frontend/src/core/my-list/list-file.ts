/**
 * A list as a file, as it is kept in the browser, and back.
 *
 * Either all of a file is good, or nothing is used and every problem is told at once. What is odd and harmless is a note.
 *
 * The JSON Schema of the file is `list.schema.json` beside this module.
 */

import * as v from "valibot"
import {
  asProblem,
  day,
  described,
  fieldsLeftOut,
  group,
  isText,
  limits,
  list,
  listed,
  type Problem,
  readJson,
  text,
  time,
  type Upgrade,
} from "../untrusted-file"
import { format, isName, type Item, type Items, merged, most, type Note, version } from "./items"

export interface ListFile {
  format: typeof format
  version: number
  /** When the file was made, and by which site; not in what the browser keeps. */
  made?: string
  site?: { name: string; address: string }
  items: Items
}

/** Either what was read, with what is worth knowing about it, or everything that is wrong. */
export type OpenedList = { items: Item[]; notes: Problem[] } | { problems: Problem[] }

/** The first brings version 1 to version 2, and so on. There is no older version yet. Each keeps a file in its test. */
export const upgrades: readonly Upgrade[] = []

/** The list as the text of a file. */
export function toText(items: Items, about: { made: string; site: { name: string; address: string } }): string {
  const file: ListFile = { format, version, ...about, items }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** The list as the browser keeps it. */
export function toKept(items: Items): string {
  const file: ListFile = { format, version, items }
  return JSON.stringify(file)
}

/** Reads a file's text, or what the browser kept. Changes nothing anywhere. `upgrades` is given by tests only. */
export function fromText(given: string, upgradesToUse = upgrades): OpenedList {
  const read = readJson(given, { format, noun: "list", upgrades: upgradesToUse })
  if ("problems" in read) return read
  const { items } = read.file
  if (Array.isArray(items) && items.length > most.items)
    return { problems: [{ where: "items", what: `has ${items.length} entries.`, instead: `At most ${most.items}.` }] }
  const result = v.safeParse(v.array(itemSchema, list), items)
  if (!result.success) return { problems: result.issues.slice(0, limits.problems).map((issue) => asProblem(issue, "items")) }
  return { items: merged([], result.output), notes: notesOn(items, result.output) }
}

/** A list from elsewhere put into one's own; or why that cannot be. */
export function mergedWithin(own: Items, other: Items): { items: Item[] } | { problems: Problem[] } {
  const items = merged(own, other)
  if (items.length > most.items)
    return { problems: [{ where: "Both lists together", what: `have ${items.length} entries.`, instead: `At most ${most.items}. Remove some first.` }] }
  const crowded = items.find(({ earlier_notes = [] }) => earlier_notes.length > most.earlierNotes)
  if (crowded)
    return { problems: [{ where: described(crowded.entry), what: "would have too many earlier notes.", instead: `At most ${most.earlierNotes}. Remove some first.` }] }
  return { items }
}

function notesOn(given: unknown, taken: readonly Item[]): Problem[] {
  const notes: Problem[] = []
  const left = [...new Set(fieldsLeftOut(given, taken).map((name) => name.replace(/^\d+\./, "")))]
  if (left.length) notes.push({ where: "items", what: `has fields that this site does not know: ${listed(left)}.`, instead: "They are left out." })
  const twice = [...new Set(taken.map(({ entry }) => entry).filter((entry, index, all) => all.indexOf(entry) < index))]
  if (twice.length) notes.push({ where: "items", what: `names some entries more than once: ${listed(twice)}.`, instead: "They are put together." })
  return notes
}

// What a good file looks like. Each message is what would be right.

/** Moments are compared as text, so all are written alike. */
const moment = v.pipe(
  time,
  v.transform((given: string) => new Date(given).toISOString()),
)

const noteSchema: v.GenericSchema<unknown, Note> = group({ text, changed: moment })

const itemSchema: v.GenericSchema<unknown, Item> = group({
  entry: v.custom<string>(isName, "The name of an entry, such as guidance/acas-stress."),
  title: v.custom<string>((value) => isText(value, 300) && value.trim() !== "", "Text of 1 to 300 characters."),
  saved: moment,
  read: v.exactOptional(day),
  minutes: v.exactOptional(
    v.custom<number>((value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most.minutes, `A whole number from 0 to ${most.minutes}.`),
  ),
  note: v.exactOptional(noteSchema),
  earlier_notes: v.exactOptional(v.pipe(v.array(noteSchema, list), v.maxLength(most.earlierNotes, `At most ${most.earlierNotes}.`))),
})
