/**
 * An assessment: what one person, or one meeting, said about one organisation at one time.
 *
 * Everything here is plain data that goes into a file as it is, hence the snake_case. Every function returns a new
 * assessment and leaves the old one alone, which is what makes undo cheap. Ids and times are given, never made here.
 */

import {
  type AskedStatement,
  type Depth,
  entryOf,
  type OwnStatement,
  type Questionnaire,
  type Scope,
  statementsInScope,
} from "./questionnaire"

export const confidences = ["evidence", "belief", "unsure"] as const
export const views = ["lead", "networks", "survey", "other-data"] as const
export const priorities = ["now", "next", "later"] as const
export const statuses = ["not-started", "under-way", "done", "stopped"] as const

export type Confidence = (typeof confidences)[number]
export type View = (typeof views)[number]
export type Priority = (typeof priorities)[number]
export type Status = (typeof statuses)[number]

/** What was chosen: a level's value; an answer that is no level; or `null`, nothing yet (there may be a note all the same). */
export type Choice = number | "does-not-apply" | "dont-know" | null

export interface Answer {
  answer: Choice
  confidence?: Confidence
  /** Whose view the answer rests on. */
  view?: View
  note?: string
  /** Where the evidence is: an address, a file's name, a report's title. */
  evidence?: string
  /** The level aimed for. */
  target?: number
  priority?: Priority
  owner?: string
  /** When it was last changed: ISO 8601 date and time. */
  changed?: string
}

/** One line of the plan. Dates are ISO 8601 days. */
export interface Action {
  id: string
  element?: string
  statement?: string
  intervention?: string
  text: string
  owner?: string
  due?: string
  /** The measure to watch. */
  measure?: string
  status: Status
  /** When to look at it again. */
  review?: string
}

export interface Assessment {
  id: string
  name: string
  organisation?: string
  /** Kind of organisation: one of the vocabulary's sectors. */
  sector?: string
  small_organisation?: boolean
  /** ISO 8601 date and time. */
  created: string
  changed: string
  depth: Depth
  /** Ids of the elements that are asked about. */
  elements: string[]
  /** The id of the earlier round that this one began as a copy of. */
  follows?: string
  /** Whose answers these are, when many people answer. */
  respondent?: { name?: string; team?: string }
  own_statements: OwnStatement[]
  /** By statement. May hold answers that this assessment, or this version of the model, does not ask for. */
  answers: Record<string, Answer>
  plan: Action[]
}

/** An assessment with nothing in it yet, over every element unless told otherwise. */
export function newAssessment(
  questionnaire: Questionnaire,
  start: Pick<Assessment, "id" | "name"> & Partial<Assessment> & { now: string },
): Assessment {
  const { now, ...given } = start
  return {
    created: now,
    changed: now,
    depth: "standard",
    elements: questionnaire.elements.map(({ id }) => id),
    own_statements: [],
    answers: {},
    plan: [],
    ...given,
  }
}

/** The answer to one statement, also when its id is a word that every object knows, such as `constructor`. */
export function answerTo({ answers }: Pick<Assessment, "answers">, statement: string): Answer | undefined {
  return entryOf(answers, statement)
}

/** What an assessment asks. */
export function scopeOf({ depth, elements, sector }: Assessment): Scope {
  return sector === undefined ? { depth, elements } : { depth, elements, sector }
}

/** The statements that an assessment asks, its own among them. */
export function statementsOf(questionnaire: Questionnaire, assessment: Assessment): AskedStatement[] {
  return statementsInScope(questionnaire, scopeOf(assessment), assessment.own_statements)
}

/** Some fields of an assessment or of an answer, each with a new value; `undefined` or "" takes an optional field away. */
type Change<Thing> = { [Field in keyof Thing]?: Thing[Field] | undefined }

/**
 * The assessment with one answer changed, and the rest of that answer as it was.
 *
 *     withAnswer(assessment, "rest-breaks", { answer: 2 }, now)
 *     withAnswer(assessment, "rest-breaks", { note: "" }, now)      the note is gone, the level stays
 */
export function withAnswer(assessment: Assessment, statement: string, change: Change<Answer>, now: string): Assessment {
  const before: Answer = { answer: null, ...answerTo(assessment, statement) }
  const choice = change.answer === undefined ? before.answer : change.answer
  const answer = changed<Answer>(before, { ...change, answer: choice, changed: now })
  return { ...assessment, changed: now, answers: { ...assessment.answers, [statement]: answer } }
}

/** The assessment as if the statement had never been answered, note and all. */
export function withoutAnswer(assessment: Assessment, statement: string, now: string): Assessment {
  const { [statement]: _, ...answers } = assessment.answers
  return { ...assessment, changed: now, answers }
}

/** The assessment with other details: name, organisation, depth, elements, respondent and so on. */
export function withDetails(
  assessment: Assessment,
  change: Change<Omit<Assessment, "id" | "created" | "changed" | "answers" | "plan" | "own_statements">>,
  now: string,
): Assessment {
  // A name may be empty for a moment, while somebody types another.
  return { ...changed<Assessment>(assessment, change), name: change.name ?? assessment.name, changed: now }
}

/** The assessment with a statement of its own added, or put in the place of the one with the same id. */
export function withOwnStatement(assessment: Assessment, own: OwnStatement, now: string): Assessment {
  return { ...assessment, changed: now, own_statements: withItem(assessment.own_statements, own) }
}

/** The assessment without one of its own statements. The answer to it is kept, as all answers to unknown statements are. */
export function withoutOwnStatement(assessment: Assessment, id: string, now: string): Assessment {
  return { ...assessment, changed: now, own_statements: assessment.own_statements.filter((own) => own.id !== id) }
}

/** The assessment with a line added to its plan, or put in the place of the one with the same id. */
export function withAction(assessment: Assessment, action: Action, now: string): Assessment {
  return { ...assessment, changed: now, plan: withItem(assessment.plan, action) }
}

/** The assessment without one line of its plan. */
export function withoutAction(assessment: Assessment, id: string, now: string): Assessment {
  return { ...assessment, changed: now, plan: assessment.plan.filter((action) => action.id !== id) }
}

/**
 * A new round that begins where the last one ended: same answers, same plan, same statements of its own.
 *
 * No answer counts as changed. Those that still carry an earlier time than `created` were not looked at again.
 */
export function copyAsNewRound(
  assessment: Assessment,
  { id, name, now }: { id: string; name: string; now: string },
): Assessment {
  return { ...assessment, id, name, created: now, changed: now, follows: assessment.id }
}

/** How many statements have which kind of answer, and how sure people were of the levels. */
export interface Coverage {
  total: number
  level: number
  does_not_apply: number
  dont_know: number
  unanswered: number
  /** Of those with a level. The rest say nothing about it. */
  confidence: Record<Confidence, number>
}

/** Counts the answers to some statements. */
export function coverage(statements: readonly { id: string }[], assessment: Pick<Assessment, "answers">): Coverage {
  const counts: Coverage = {
    total: statements.length,
    level: 0,
    does_not_apply: 0,
    dont_know: 0,
    unanswered: 0,
    confidence: { evidence: 0, belief: 0, unsure: 0 },
  }
  for (const { id } of statements) {
    const given = answerTo(assessment, id)
    counts[kindOf(given)] += 1
    if (given?.confidence && typeof given.answer === "number") counts.confidence[given.confidence] += 1
  }
  return counts
}

/** Which of four kinds an answer is: three that somebody gave, and none. */
export function kindOf(given: Answer | undefined): "level" | "does_not_apply" | "dont_know" | "unanswered" {
  if (!given || given.answer === null) return "unanswered"
  if (given.answer === "does-not-apply") return "does_not_apply"
  return given.answer === "dont-know" ? "dont_know" : "level"
}

/** An answer to something that is no longer asked by anybody, and what it was when that is known. */
export interface UnknownAnswer {
  id: string
  /** `null` when not even the list of retired statements knows it. */
  text: string | null
  answer: Answer
}

/** Answers to statements that neither the model nor the assessment itself has any more. They are kept and shown. */
export function answersToUnknownStatements(questionnaire: Questionnaire, assessment: Assessment): UnknownAnswer[] {
  const known = new Set([...questionnaire.statements, ...assessment.own_statements].map(({ id }) => id))
  const retired = new Map(questionnaire.retired.map(({ id, text }) => [id, text]))
  return Object.entries(assessment.answers)
    .filter(([id]) => !known.has(id))
    .map(([id, answer]) => ({ id, text: retired.get(id) ?? null, answer }))
    .sort((one, other) => (one.id < other.id ? -1 : 1))
}

function changed<Thing extends object>(thing: Thing, change: object): Thing {
  return Object.fromEntries(
    Object.entries({ ...thing, ...change }).filter(([, value]) => value !== undefined && value !== ""),
  ) as Thing
}

function withItem<Item extends { id: string }>(items: readonly Item[], item: Item): Item[] {
  return items.some(({ id }) => id === item.id)
    ? items.map((old) => (old.id === item.id ? item : old))
    : [...items, item]
}
