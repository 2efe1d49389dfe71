/**
 * What changed between two rounds, without pretending.
 *
 * A score may rise because the work got better, or because other statements were answered. Only what was asked in both
 * rounds is compared, and of that only what has a level in both, the *common ground*; every change says on how many
 * statements it rests. There is no change while the common ground covers less than half of the weight of what was asked
 * twice and applied at least once. So a short round after a long one compares on the short one's statements.
 *
 * Both rounds are read with the statements and weights of the model that the page has, so that a change of the model is
 * never shown as a change of the organisation. What it no longer asks is listed and not scored.
 */

import {
  type Action,
  type Assessment,
  answersToUnknownStatements,
  answerTo,
  type Choice,
  statementsOf,
} from "./answers"
import { type AskedStatement, type Questionnaire, statementsInScope, topLevel } from "./questionnaire"
import { type ElementScore, isEnough, percent, resultsOf } from "./score"

/** Two scores of the same statements. Everything from 0 to 100. */
export interface CommonGround {
  /** How many statements have a level in both rounds, of how many that were asked in both and applied in one. */
  statements: number
  of: number
  /** Their score then and now, and the difference; all `null` while there are too few to compare. */
  before: number | null
  after: number | null
  change: number | null
}

export interface ElementChange extends CommonGround {
  element: string
  /** What each round showed by itself, for reference; `null` where the element was not asked about. */
  then: ElementScore | null
  now: ElementScore | null
}

export interface Moved {
  statement: AskedStatement
  before: number
  after: number
}

export interface Turned {
  statement: AskedStatement
  before: Choice
  after: Choice
}

export interface Comparison {
  /** Those that either round asks about, in the order of the wheel. */
  elements: ElementChange[]
  /** Plain mean of the elements that can be compared, and how many those are. */
  overall: { before: number | null; after: number | null; change: number | null; elements: number; of: number }
  /** Farthest first. */
  up: Moved[]
  down: Moved[]
  /** Same level in both rounds. */
  same: number
  /** Had no level and has one; had one, is asked again and is unknown; had one and no longer applies. In the order of the model. */
  newly_answered: Turned[]
  newly_unknown: Turned[]
  no_longer_applies: Turned[]
  /** Answers of either round that the model has no statement for any more. */
  no_longer_asked: { id: string; text: string | null }[]
  actions: {
    /** Done now and not done then, in the order of the plan. */
    done: Action[]
    /** Under way now and not then. */
    started: Action[]
    /** Not finished: neither done nor stopped. */
    open: Action[]
  }
}

/** Compares an earlier round with a later one. */
export function compareRounds(questionnaire: Questionnaire, earlier: Assessment, later: Assessment): Comparison {
  const [then, now] = [asRound(questionnaire, earlier), asRound(questionnaire, later)]
  const statements = askedInEither(questionnaire, then, now)
  const elements = changesByElement(questionnaire, statements, then, now)
  const compared = elements.filter(({ change }) => change !== null)
  const mean = (field: "before" | "after") =>
    compared.length ? compared.reduce((sum, element) => sum + (element[field] as number), 0) / compared.length : null
  const [before, after] = [mean("before"), mean("after")]
  return {
    elements,
    overall: {
      before,
      after,
      change: before === null || after === null ? null : after - before,
      elements: compared.length,
      of: elements.length,
    },
    ...moves(statements, then, now),
    no_longer_asked: noLongerAsked(questionnaire, earlier, later),
    actions: {
      done: newlyIn("done", earlier, later),
      started: newlyIn("under-way", earlier, later),
      open: later.plan.filter(({ status }) => status !== "done" && status !== "stopped"),
    },
  }
}

/** A round, and the statements that it asks. What is answered but not asked, as after a change of depth, stays out. */
interface Round {
  assessment: Assessment
  asked: ReadonlySet<string>
}

function asRound(questionnaire: Questionnaire, assessment: Assessment): Round {
  return { assessment, asked: new Set(statementsOf(questionnaire, assessment).map(({ id }) => id)) }
}

function choiceIn({ assessment, asked }: Round, statement: string): Choice {
  return asked.has(statement) ? (answerTo(assessment, statement)?.answer ?? null) : null
}

function changesByElement(
  questionnaire: Questionnaire,
  statements: readonly AskedStatement[],
  earlier: Round,
  later: Round,
): ElementChange[] {
  const [then, now] = [resultsOf(questionnaire, earlier.assessment), resultsOf(questionnaire, later.assessment)]
  return questionnaire.elements
    .map(({ id }) => ({
      element: id,
      then: then.elements.find(({ element }) => element === id) ?? null,
      now: now.elements.find(({ element }) => element === id) ?? null,
      ...commonGround(
        topLevel(questionnaire),
        statements.filter(({ element }) => element === id),
        earlier,
        later,
      ),
    }))
    .filter(({ then, now }) => then || now)
}

function commonGround(top: number, statements: readonly AskedStatement[], earlier: Round, later: Round): CommonGround {
  let [applicable, common, before, after, count, of] = [0, 0, 0, 0, 0, 0]
  for (const { id, weight } of statements) {
    if (!earlier.asked.has(id) || !later.asked.has(id)) continue
    const [then, now] = [choiceIn(earlier, id), choiceIn(later, id)]
    if (then === "does-not-apply" && now === "does-not-apply") continue
    of += 1
    applicable += weight
    if (typeof then !== "number" || typeof now !== "number") continue
    count += 1
    common += weight
    before += weight * then
    after += weight * now
  }
  if (!isEnough(common, applicable)) return { statements: count, of, before: null, after: null, change: null }
  const [then, now] = [percent(before, top * common), percent(after, top * common)]
  return { statements: count, of, before: then, after: now, change: now - then }
}

function moves(
  statements: readonly AskedStatement[],
  earlier: Round,
  later: Round,
): Pick<Comparison, "up" | "down" | "same" | "newly_answered" | "newly_unknown" | "no_longer_applies"> {
  const moved: Moved[] = []
  const [newly_answered, newly_unknown, no_longer_applies]: [Turned[], Turned[], Turned[]] = [[], [], []]
  let same = 0
  for (const statement of statements) {
    const [before, after] = [choiceIn(earlier, statement.id), choiceIn(later, statement.id)]
    if (typeof before === "number" && typeof after === "number") {
      if (before === after) same += 1
      else moved.push({ statement, before, after })
    } else if (typeof after === "number") newly_answered.push({ statement, before, after })
    else if (typeof before === "number" && later.asked.has(statement.id)) {
      if (after === "does-not-apply") no_longer_applies.push({ statement, before, after })
      else newly_unknown.push({ statement, before, after })
    }
  }
  const distance = ({ before, after }: Moved) => Math.abs(after - before)
  moved.sort((one, other) => distance(other) - distance(one)) // Stable: equals keep the order of the model.
  return {
    up: moved.filter(({ before, after }) => after > before),
    down: moved.filter(({ before, after }) => after < before),
    same,
    newly_answered,
    newly_unknown,
    no_longer_applies,
  }
}

/** In the order of the model. A statement of the reader's own that is in both rounds counts once, in its later words. */
function askedInEither(questionnaire: Questionnaire, earlier: Round, later: Round): AskedStatement[] {
  const own = [earlier, later].flatMap(({ assessment }) => assessment.own_statements)
  const all = { depth: "full", elements: questionnaire.elements.map(({ id }) => id) } as const
  const once = [...new Map(own.map((statement) => [statement.id, statement])).values()]
  return statementsInScope(questionnaire, all, once).filter(({ id }) => earlier.asked.has(id) || later.asked.has(id))
}

function noLongerAsked(questionnaire: Questionnaire, ...rounds: Assessment[]): Comparison["no_longer_asked"] {
  const own = rounds.flatMap(({ own_statements }) => own_statements)
  const found = rounds.flatMap((round) => answersToUnknownStatements(questionnaire, { ...round, own_statements: own }))
  return [...new Map(found.map(({ id, text }) => [id, { id, text }])).values()].sort((one, other) =>
    one.id < other.id ? -1 : 1,
  )
}

function newlyIn(wanted: Action["status"], earlier: Assessment, later: Assessment): Action[] {
  const then = new Map(earlier.plan.map(({ id, status }) => [id, status]))
  return later.plan.filter(({ id, status }) => status === wanted && then.get(id) !== wanted)
}
