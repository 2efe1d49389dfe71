/**
 * An assessment as a file, and back.
 *
 * Either all of a file is good, or nothing is used and every problem is told at once. What is odd and harmless is a note.
 *
 * The JSON Schema of the file is `assessment.schema.json` beside this module.
 */

import * as v from "valibot"
import {
  type Action,
  type Answer,
  type Assessment,
  answersToUnknownStatements,
  type Choice,
  confidences,
  priorities,
  statuses,
  views,
} from "./answers"
import { depths, type OwnStatement, type Questionnaire, topLevel } from "./questionnaire"
import { resultsOf, type Score } from "./score"
import {
  asProblem,
  day,
  described,
  fieldsLeftOut,
  group,
  isGroup,
  isGroupSchema,
  isText,
  limits as limitsOfFiles,
  list,
  listed,
  type Problem,
  readJson,
  text,
  time,
  type Upgrade,
} from "./untrusted-file"

export const format = "wellbeing-signpost/assessment"

/** What stands on everything that leaves the site. */
export const notice = "Self-assessment, not audit."

/** How large a file and its parts may be: far more than anybody writes, little enough for any phone. */
export const limits = {
  ...limitsOfFiles,
  answers: 2_000,
  own_statements: 200,
  actions: 500,
}

/** Either what was read, with what is worth knowing about it, or everything that is wrong. */
export type Opened = { assessment: Assessment; notes: Problem[] } | { problems: Problem[] }

/** Scores as the file tells them, from 0 to 100 with two decimals. They are for other programs; we work ours out anew. */
export interface SavedScore {
  score: number | null
  low: number | null
  high: number | null
  band: string | null
}

export interface SavedFile {
  format: typeof format
  version: number
  notice: string
  /** When the file was made: ISO 8601 date and time. */
  made: string
  site: { name: string; address: string }
  model: { id: string; version: number }
  assessment: Assessment
  results: {
    elements: (SavedScore & { id: string; name: string; coverage: number })[]
    overall: SavedScore & { scored: number; of: number }
    counts: { total: number; level: number; does_not_apply: number; dont_know: number; unanswered: number }
  }
  checksum: string
}

/** The first brings version 1 to version 2, and so on. There is no older version yet. Each keeps a file in its test. */
export const upgrades: readonly Upgrade[] = []

/** The assessment as the content of a file. */
export function toFile(assessment: Assessment, questionnaire: Questionnaire, now: string): SavedFile {
  const { elements, overall, counts } = resultsOf(questionnaire, assessment)
  const { confidence: _, ...answered } = counts
  const model = { id: questionnaire.model.id, version: questionnaire.model.version }
  const names = new Map(questionnaire.elements.map(({ id, name }) => [id, name]))
  return {
    format,
    version: upgrades.length + 1,
    notice,
    made: now,
    site: questionnaire.site,
    model,
    assessment,
    results: {
      elements: elements.map(({ element, coverage, ...score }) => ({
        id: element,
        name: names.get(element) ?? element,
        ...savedScore(score),
        coverage: twoDecimals(coverage),
      })),
      overall: { ...savedScore(overall), scored: overall.scored, of: overall.of },
      counts: answered,
    },
    checksum: checksumOf({ model, assessment }),
  }
}

/** The same as the text of a file. */
export function toText(assessment: Assessment, questionnaire: Questionnaire, now: string): string {
  return `${JSON.stringify(toFile(assessment, questionnaire, now), null, 2)}\n`
}

function savedScore({ score, low, high, band }: Pick<Score, "score" | "low" | "high" | "band">): SavedScore {
  return { score: twoDecimals(score), low: twoDecimals(low), high: twoDecimals(high), band }
}

function twoDecimals<Value extends number | null>(value: Value): Value {
  return (value === null ? null : Math.round(value * 100) / 100) as Value
}

/**
 * A checksum that tells whether model or assessment were changed by accident since the file was made.
 *
 * 32-bit FNV-1a over the UTF-8 of the JSON with sorted keys and without spaces, as eight hexadecimal digits. Anybody can
 * make one, so it guards against accidents and not against malice.
 * (http://www.isthe.com/chongo/tech/comp/fnv/)
 */
export function checksumOf(content: { model: unknown; assessment: unknown }): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(JSON.stringify(sorted(content))))
    hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, "0")
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isGroup(value)) return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  )
}

/**
 * Reads a file's text. Changes nothing anywhere, whatever the text.
 *
 * Answers to statements that no longer exist are kept and noted. `upgrades` is given by tests only.
 */
export function fromText(text: string, questionnaire: Questionnaire, upgradesToUse = upgrades): Opened {
  const read = readJson(text, { format, noun: "assessment", upgrades: upgradesToUse, otherFiles })
  return "problems" in read ? read : checked(read.before, read.file, questionnaire)
}

/** What to do with a workbook or a table that was chosen in place of our file: they have a way in of their own. */
const otherFiles = {
  workbook: "Open a workbook as a spreadsheet, or choose the .json file.",
  table: "Choose the .json file that this site saved. A CSV file opens as a spreadsheet.",
}

function checked(before: Record<string, unknown>, file: Record<string, unknown>, questionnaire: Questionnaire): Opened {
  const { model } = questionnaire
  const read = v.safeParse(modelSchema, file.model)
  if (!read.success) return { problems: read.issues.map((issue) => asProblem(issue, "model")) }
  if (read.output.id !== model.id) {
    return {
      problems: [
        {
          where: "model.id",
          what: `is ${described(read.output.id)}: the file answers another questionnaire.`,
          instead: `A file for ${described(model.id)}, or the site that has the other one.`,
        },
      ],
    }
  }
  const crowded = whyCrowded(file.assessment)
  if (crowded.length) return { problems: crowded }
  const result = v.safeParse(assessmentSchema(topLevel(questionnaire)), file.assessment)
  if (!result.success)
    return { problems: result.issues.slice(0, limits.problems).map((issue) => asProblem(issue, "assessment")) }
  const assessment = result.output
  const twice = [...repeatedIds(assessment.own_statements, "own_statements"), ...repeatedIds(assessment.plan, "plan")]
  if (twice.length) return { problems: twice }
  return { assessment, notes: notesOn(before, file, read.output.version, assessment, questionnaire) }
}

/** Too many of something: told before each of them is looked at. */
function whyCrowded(assessment: unknown): Problem[] {
  if (!isGroup(assessment)) return []
  return (["answers", "own_statements", "plan"] as const).flatMap((field) => {
    const most = limits[field === "plan" ? "actions" : field]
    const value = assessment[field]
    const size = typeof value === "object" && value !== null ? Object.keys(value).length : 0
    return size > most
      ? [{ where: `assessment.${field}`, what: `has ${size} entries.`, instead: `At most ${most}.` }]
      : []
  })
}

function repeatedIds(items: readonly { id: string }[], field: string): Problem[] {
  return items.flatMap(({ id }, index) =>
    items.findIndex((item) => item.id === id) < index
      ? [
          {
            where: `assessment.${field}.${index + 1}.id`,
            what: `is ${described(id)}, which another has too.`,
            instead: "An id that no other has.",
          },
        ]
      : [],
  )
}

function notesOn(
  before: Record<string, unknown>,
  file: Record<string, unknown>,
  version: number,
  assessment: Assessment,
  questionnaire: Questionnaire,
): Problem[] {
  const notes: Problem[] = []
  const { model, assessment: given } = before
  if (before.checksum !== checksumOf({ model, assessment: given })) {
    notes.push({
      where: "checksum",
      what:
        before.checksum === undefined ? "is missing." : "does not fit: the file was changed after this site saved it.",
      instead: "If you changed it, all is well. If nobody did, ask for another copy.",
    })
  }
  if (version !== questionnaire.model.version) {
    notes.push({
      where: "model.version",
      what: `is ${version}, and this site has version ${questionnaire.model.version}.`,
      instead: "Look through the answers once: statements may have come or gone.",
    })
  }
  const unknown = answersToUnknownStatements(questionnaire, assessment).map(({ id }) => id)
  if (unknown.length) {
    notes.push({
      where: "assessment.answers",
      what: `has ${unknown.length} to statements that this site does not ask: ${listed(unknown)}.`,
      instead: "They are kept and shown, and count in no score.",
    })
  }
  const named = [...assessment.elements, ...assessment.own_statements.map(({ element }) => element)]
  const elements = [...new Set(named)].filter((id) => !questionnaire.elements.some((element) => element.id === id))
  if (elements.length) {
    notes.push({
      where: "assessment.elements",
      what: `names elements that are not on the wheel: ${listed(elements)}.`,
      instead: "They are kept, and count in no score.",
    })
  }
  const left = fieldsLeftOut(file.assessment, assessment)
  if (left.length) {
    notes.push({
      where: "assessment",
      what: `has fields that this site does not know: ${listed(left)}.`,
      instead: "They are left out.",
    })
  }
  return notes
}

// What follows says what a good file looks like. Each message is what would be right.

const id = v.custom<string>(
  (value) => isText(value, 100) && /^[\w-]+$/.test(value),
  "An id: up to 100 letters, digits, hyphens and underscores.",
)
const oneOf = <Option extends string>(options: readonly Option[]) =>
  v.custom<Option>((value) => options.includes(value as Option), `One of: ${options.join(", ")}.`)

const isLevel = (value: unknown, top: number) =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= top

const modelSchema = group({ id: text, version: v.custom<number>(Number.isInteger, "A whole number.") })

const ownStatementSchema: v.GenericSchema<unknown, OwnStatement> = group({
  id: v.custom<string>((value) => isText(value, 100) && /^own-[\w-]+$/.test(value), "An id that starts with own-."),
  element: id,
  text,
})

const actionSchema: v.GenericSchema<unknown, Action> = group({
  id,
  element: v.exactOptional(id),
  statement: v.exactOptional(id),
  intervention: v.exactOptional(id),
  text,
  owner: v.exactOptional(text),
  due: v.exactOptional(day),
  measure: v.exactOptional(text),
  status: oneOf(statuses),
  review: v.exactOptional(day),
})

function answerSchema(top: number): v.GenericSchema<unknown, Answer> {
  return group({
    answer: v.custom<Choice>(
      (value) => value === null || value === "does-not-apply" || value === "dont-know" || isLevel(value, top),
      `A whole number from 0 to ${top}, "does-not-apply", "dont-know" or null.`,
    ),
    confidence: v.exactOptional(oneOf(confidences)),
    view: v.exactOptional(oneOf(views)),
    note: v.exactOptional(text),
    evidence: v.exactOptional(text),
    target: v.exactOptional(v.custom<number>((value) => isLevel(value, top), `A whole number from 0 to ${top}.`)),
    priority: v.exactOptional(oneOf(priorities)),
    owner: v.exactOptional(text),
    changed: v.exactOptional(time),
  })
}

function assessmentSchema(top: number): v.GenericSchema<unknown, Assessment> {
  return group({
    id,
    name: text,
    organisation: v.exactOptional(text),
    sector: v.exactOptional(id),
    small_organisation: v.exactOptional(v.custom<boolean>((value) => typeof value === "boolean", "true or false.")),
    created: time,
    changed: time,
    depth: oneOf(depths),
    elements: v.array(id, list),
    follows: v.exactOptional(id),
    respondent: v.exactOptional(group({ name: v.exactOptional(text), team: v.exactOptional(text) })),
    own_statements: v.array(ownStatementSchema, list),
    answers: v.pipe(isGroupSchema, v.record(id, answerSchema(top))),
    plan: v.array(actionSchema, list),
  })
}
