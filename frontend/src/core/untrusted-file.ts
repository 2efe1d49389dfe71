/**
 * JSON files of ours that come from anywhere: another browser, a colleague, a hand that edited them, somebody who means
 * harm.
 *
 * A file is read as data and checked as a whole before anything is taken from it. Here is what every kind of file shares;
 * what a good file of one kind looks like stands with that kind: `saved-file.ts`, `my-list/list-file.ts`.
 */

import * as v from "valibot"

/** Something that is wrong with a file, or worth knowing about it. */
export interface Problem {
  /** `The file`, or the field: `assessment.answers.rest-breaks.target`. In a spreadsheet: `Row 5, column Answer`. */
  where: string
  what: string
  /** What would be right, or what to do. */
  instead: string
}

/** How large any file of ours may be: far more than anybody writes, little enough for any phone. */
export const limits = {
  /** Of the whole file, in characters. Look at a file's size before reading it. */
  file: 2_000_000,
  /** Of one text, in characters. */
  text: 10_000,
  /** Of how deep lists and groups may stand in each other. Ours need five. */
  depth: 20,
  /** Of how many problems are told; a file with more is no file of ours. */
  problems: 100,
}

/** Brings a file of one version to the next. What it gets has not been checked; if it throws, the file is refused. */
export type Upgrade = (file: Record<string, unknown>) => Record<string, unknown>

/** One kind of file, as far as it must be known to tell it from others. */
export interface Kind {
  /** What stands in its field `format`. */
  format: string
  /** What it is called in a message, without an article. */
  noun: string
  /** The first brings version 1 to version 2, and so on. */
  upgrades: readonly Upgrade[]
  /** What to do with a workbook or a table in its place, when there is something better than to choose another file. */
  otherFiles?: { workbook: string; table: string }
}

/** A file of the kind, before and after it was brought up to date. Its fields are not checked yet. */
export interface Unchecked {
  before: Record<string, unknown>
  file: Record<string, unknown>
}

/** Reads a file's text as far as it is surely JSON, harmless, of the kind, and of a version that we know. */
export function readJson(text: string, kind: Kind): Unchecked | { problems: Problem[] } {
  const read = parsed(text, kind)
  if ("where" in read) return { problems: [read] }
  const dangers = dangersIn(read.content)
  if (dangers.length) return { problems: dangers }
  const foreign = whyForeign(read.content, kind)
  if (foreign) return { problems: [foreign] }
  const before = read.content as Record<string, unknown>
  try {
    return { before, file: kind.upgrades.slice((before.version as number) - 1).reduce((older, upgrade) => upgrade(older), before) }
  } catch {
    return {
      problems: [{ where: theFile, what: `is damaged: version ${before.version} of the format looks different.`, instead: another }],
    }
  }
}

const theFile = "The file"
const chooseOurs = "Choose the .json file that this site saved."
const another = "Choose another copy."

function parsed(text: string, { otherFiles }: Kind): { content: unknown } | Problem {
  const refused = (what: string, instead = chooseOurs): Problem => ({ where: theFile, what, instead })
  if (text.length > limits.file) return refused("is over 2 MB.", `${chooseOurs} It is seldom over 0.1 MB.`)
  const start = text.replace(/^\uFEFF/, "").trim()
  if (!start) return refused("is empty.")
  try {
    return { content: JSON.parse(start) }
  } catch {
    if (start.startsWith("PK")) return refused("is an Excel workbook, a Word document or a ZIP.", otherFiles?.workbook)
    if (start.startsWith("<")) return refused("is a web page or XML.")
    if (start.startsWith("%PDF")) return refused("is a PDF.")
    if (!/^[{[]/.test(start)) return refused("is not JSON.", otherFiles?.table)
    if (!/[}\]]$/.test(start))
      return refused("breaks off before its end.", "Save or send it again; it was cut short on its way.")
    return refused(
      "is not quite JSON: a comma, quotation mark or bracket is missing or too many.",
      `Undo the last edit. ${another}`,
    )
  }
}

/** Names that a program could mistake for its own parts, and nesting without end. No file of ours has either. */
function dangersIn(content: unknown, path: readonly string[] = []): Problem[] {
  if (path.length > limits.depth) {
    return [{ where: place(path.slice(0, 3)), what: `is nested more than ${limits.depth} deep.`, instead: chooseOurs }]
  }
  if (typeof content !== "object" || content === null) return []
  const found: Problem[] = []
  for (const [key, value] of Object.entries(content)) {
    if (/^(__proto__|constructor|prototype)$/.test(key)) {
      found.push({ where: place([...path, key]), what: "is a name that no file of ours has.", instead: another })
    } else found.push(...dangersIn(value, [...path, key]))
    if (found.length >= limits.problems) break
  }
  return found
}

function whyForeign(content: unknown, { format, noun, upgrades }: Kind): Problem | null {
  const otherwise = (what: string): Problem => ({ where: theFile, what, instead: chooseOurs })
  const newest = upgrades.length + 1
  if (!isGroup(content)) return otherwise(`is JSON but no ${noun}: it is ${described(content)}.`)
  if (content.format !== format) {
    const given = content.format
    if (typeof given !== "string")
      return otherwise(
        `is JSON but no ${noun}: it ${given === undefined ? "does not say its format" : "has no readable format"}.`,
      )
    if (given.startsWith("wellbeing-signpost/"))
      return otherwise(`is another kind of file of this site: ${described(given)}.`)
    return otherwise(`is something else: its format is ${described(given)}.`)
  }
  const { version } = content
  if (!Number.isSafeInteger(version) || (version as number) < 1) {
    return {
      where: "version",
      what: `is ${described(version)}.`,
      instead: newest === 1 ? "1." : `A whole number from 1 to ${newest}.`,
    }
  }
  if ((version as number) > newest) {
    return {
      where: "version",
      what: `is ${described(version)}: the file was made by a newer version of this site, and this one reads up to ${newest}.`,
      instead: "Load the page again to get the newest version, then open the file.",
    }
  }
  return null
}

/** Names of the fields in `given` that are not in `taken`. */
export function fieldsLeftOut(given: unknown, taken: unknown, path: readonly string[] = []): string[] {
  if (typeof given !== "object" || given === null || typeof taken !== "object" || taken === null) return []
  return Object.entries(given).flatMap(([key, value]) =>
    Object.hasOwn(taken, key)
      ? fieldsLeftOut(value, (taken as Record<string, unknown>)[key], [...path, key])
      : [place([...path, key])],
  )
}

// Pieces of schemas. Each message is what would be right.

export const isText = (value: unknown, most: number): value is string => typeof value === "string" && value.length <= most
export const text = v.custom<string>((value) => isText(value, limits.text), `Text of at most ${limits.text} characters.`)
export const day = v.custom<string>(isDay, "A date from 2000 to 2100, such as 2026-11-21.")
export const time = v.custom<string>(isTime, "A date and time from 2000 to 2100, such as 2026-11-21T14:05:00Z.")
export const list = "A list, between [ and ]."
const fields = "Fields, between { and }."

export const isGroupSchema = v.custom<any>(isGroup, fields) // Any: what comes next in the pipe says what the fields are.

/** Fields of these schemas. To JavaScript, and so to valibot, a list is an object too; here it is not. */
export const group = <Entries extends v.ObjectEntries>(entries: Entries) => v.pipe(isGroupSchema, v.object(entries))

/** A day of the calendar, in a year in which somebody may be using this. */
export function isDay(value: unknown): value is string {
  if (typeof value !== "string") return false
  const date = /^2(0\d\d|100)-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00Z`) : new Date(NaN)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
}

/** A moment, with its time zone. */
export function isTime(value: unknown): value is string {
  if (typeof value !== "string" || !/^.{10}T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(value)) return false
  return isDay(value.slice(0, 10)) && !Number.isNaN(Date.parse(value))
}

export function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

// Ways to say it.

/** What a schema complains of, as a problem of the part of the file that `root` names. */
export function asProblem(issue: v.BaseIssue<unknown>, root: string): Problem {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === "number" ? `${key + 1}` : `${key}`))
  const where = place([root, ...path])
  if (issue.input === undefined) return { where, what: "is missing.", instead: "As in a file that this site saved." }
  return { where, what: `is ${described(issue.input)}.`, instead: issue.message }
}

/** Where something is, for a reader of the file. Entries of lists are counted from 1. Odd names are shown, not obeyed. */
function place(path: readonly string[]): string {
  return path.map((key) => (key.length > 60 ? `${key.slice(0, 60)}…` : key)).join(".")
}

/** A value of the file in a few words. */
export function described(value: unknown): string {
  if (typeof value === "string")
    return value.length > 60 ? `text of ${value.length} characters, “${value.slice(0, 40)}…”` : `“${value}”`
  if (Array.isArray(value)) return "a list"
  if (isGroup(value)) return "a group of fields"
  return value === null ? "null" : value === undefined ? "missing" : String(value)
}

/** Some names, and how many more there are. */
export function listed(names: readonly string[]): string {
  return names.length > 5 ? `${names.slice(0, 5).join(", ")} and ${names.length - 5} more` : names.join(", ")
}
