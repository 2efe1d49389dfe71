/**
 * Scores, from 0 to 100, as the page /diagnostic/scoring/ explains them.
 *
 * For an element, over the statements that are asked and apply, each with its weight w and with `top` the highest level:
 *
 *     score = 100 x sum(w x level / top) / sum(w)     over those with a level
 *     low   = the same over all, with "don't know" and nothing yet counted as level 0
 *     high  = the same over all, with them counted as the highest level
 *
 * There is no score while levels cover less than half of the weight that applies. "Does not apply" leaves a statement
 * out. The overall score is the plain mean of the elements that have one.
 *
 * The method is ours: a weighted mean, because a reader can check it by hand, and a range instead of a guess for what is
 * not known. Sums run in the order of the model, so that the order of answering cannot change even the last bit.
 * Scores are never rounded here; `shownScore` is for display.
 */

import { type Assessment, type Coverage, answerTo, coverage, kindOf, type Priority, statementsOf } from "./answers"
import { type AskedStatement, type Band, type Questionnaire, topLevel } from "./questionnaire"

/**
 * How far sums of weights such as 0.1 may be off before a limit counts as missed: half of the weight, the foot of a
 * band. Far above the error of adding a thousand weights, far below any difference that weights can mean.
 */
const slack = 1e-9

export interface Score {
  /** 0 to 100; `null` while levels cover less than half of the weight that applies, and when nothing applies. */
  score: number | null
  /** The lowest and highest that the score can still come to; both `null` when nothing applies. */
  low: number | null
  high: number | null
  /** Share of the weight that applies which has a level, from 0 to 1; 0 when nothing applies. */
  coverage: number
  /** The score if each statement with a target were there and all others stayed; `null` without score or targets. */
  target: number | null
  /** The band that the score belongs to; `null` without a score. */
  band: string | null
  counts: Coverage
}

export interface ElementScore extends Score {
  element: string
}

export interface OverallScore {
  /** Plain mean of the elements that have a score; `null` when none has. */
  score: number | null
  /** Means of the lows and highs of the same elements. What an element without a score might come to is not in it. */
  low: number | null
  high: number | null
  band: string | null
  /** How many elements have a score, of how many that are asked about. */
  scored: number
  of: number
}

/** A statement with a level. */
export interface Rated {
  statement: AskedStatement
  level: number
  /** The level aimed for: the one that was chosen, or else the usual one. */
  target: number
  priority?: Priority
}

/** A statement that applies and has no level. */
export interface Unknown {
  statement: AskedStatement
  why: "dont_know" | "unanswered"
}

export interface Results {
  /** Those that are asked about, in the order of the wheel. */
  elements: ElementScore[]
  overall: OverallScore
  /** The statements about equality and inclusion, across elements, scored like an element. */
  inclusion: Score
  counts: Coverage
  /** Strongest first. */
  strengths: Rated[]
  /** What to work on first comes first. */
  gaps: Rated[]
  /** "Don't know" before what is not answered yet, each in the order of the model. */
  unknowns: Unknown[]
}

/** Everything that an assessment comes to. Costs well under a millisecond, so work it out anew at each change. */
export function resultsOf(questionnaire: Questionnaire, assessment: Assessment): Results {
  const asked = statementsOf(questionnaire, assessment)
  const score = (statements: readonly AskedStatement[]) => scoreOf(questionnaire, statements, assessment)
  const elements = questionnaire.elements
    .filter(({ id }) => assessment.elements.includes(id))
    .map(({ id }) => ({ element: id, ...score(asked.filter(({ element }) => element === id)) }))
  return {
    elements,
    overall: overallOf(questionnaire.bands, elements),
    inclusion: score(asked.filter(({ inclusion }) => inclusion)),
    counts: coverage(asked, assessment),
    ...strengthsAndGaps(questionnaire, asked, assessment),
    unknowns: unknownsOf(asked, assessment),
  }
}

/** The score of some statements, given in the order of the model. */
export function scoreOf(
  questionnaire: Questionnaire,
  statements: readonly AskedStatement[],
  assessment: Pick<Assessment, "answers">,
): Score {
  const top = topLevel(questionnaire)
  let applicable = 0 // Weight of what applies,
  let known = 0 // of what has a level,
  let points = 0 // that weight times the level,
  let aimed = 0 // and times the level aimed for.
  let targets = 0
  for (const { id, weight } of statements) {
    const given = answerTo(assessment, id)
    const kind = kindOf(given)
    if (kind === "does_not_apply") continue
    applicable += weight
    if (kind !== "level") continue
    const level = given?.answer as number
    known += weight
    points += weight * level
    aimed += weight * (given?.target ?? level)
    if (given?.target !== undefined) targets += 1
  }
  const enough = isEnough(known, applicable)
  const score = enough ? percent(points, top * known) : null
  const low = applicable ? percent(points, top * applicable) : null
  const high = applicable ? percent(points + top * (applicable - known), top * applicable) : null
  return {
    score,
    // Of numbers that are equal on paper, one may end a last bit above the other.
    low: low !== null && score !== null ? Math.min(low, score) : low,
    high: high !== null && score !== null ? Math.max(high, score) : high,
    coverage: applicable ? known / applicable : 0,
    target: enough && targets ? percent(aimed, top * known) : null,
    band: bandOf(questionnaire.bands, score)?.id ?? null,
    counts: coverage(statements, assessment),
  }
}

/** Whether levels cover enough of the weight to speak of a score: at least half, and not nothing. */
export function isEnough(known: number, applicable: number): boolean {
  return known > 0 && 2 * known >= applicable * (1 - slack)
}

/** A share in per cent. What is 100 on paper is never a last bit above it. */
export function percent(part: number, whole: number): number {
  return Math.min(100, (100 * part) / whole)
}

/** The mean of the elements that have a score. */
export function overallOf(bands: readonly Band[], elements: readonly Score[]): OverallScore {
  const scored = elements.filter(({ score }) => score !== null)
  const mean = (field: "score" | "low" | "high") =>
    scored.length ? scored.reduce((sum, element) => sum + (element[field] as number), 0) / scored.length : null
  const score = mean("score")
  return {
    score,
    low: mean("low"),
    high: mean("high"),
    band: bandOf(bands, score)?.id ?? null,
    scored: scored.length,
    of: elements.length,
  }
}

/** The band that a score belongs to: the last one that begins at or below it. */
export function bandOf(bands: readonly Band[], score: number | null): Band | null {
  return score === null ? null : (bands.filter(({ from_score }) => from_score <= score + slack).at(-1) ?? null)
}

/**
 * A score as a whole number for display: the nearest, halves up, but never one that belongs to another band.
 *
 * 64.6 is shown as 64 where a band begins at 65, so that number and word never contradict each other.
 */
export function shownScore(bands: readonly Band[], score: number): number {
  const nearest = Math.floor(score + 0.5 + slack)
  const band = bandOf(bands, score)
  return (
    [nearest, Math.floor(score + slack), Math.ceil(score - slack)].find((whole) => bandOf(bands, whole) === band) ??
    nearest
  )
}

/** The level that a statement is meant to reach when nobody has set a target: the lowest worth three quarters of the scale. */
export function usualTarget(questionnaire: Questionnaire): number {
  return Math.ceil(topLevel(questionnaire) * 0.75)
}

/**
 * Statements that are as good as they should be, and those that are not.
 *
 * A gap is a level below its target. A strength is a level at or above the usual target with no higher one of its own.
 * A level that has reached a modest target of its own is neither. (Five levels, 0 to 4: the usual target is 3,
 * "established".)
 *
 * Gaps come by priority (now, next, none, later), then by size times weight, then in the order of the model.
 * Strengths come by level, then those that rest on evidence, then by weight, then in the order of the model.
 */
function strengthsAndGaps(
  questionnaire: Questionnaire,
  asked: readonly AskedStatement[],
  assessment: Assessment,
): Pick<Results, "strengths" | "gaps"> {
  const usual = usualTarget(questionnaire)
  const strengths: (Rated & { rank: number[] })[] = []
  const gaps: typeof strengths = []
  for (const statement of asked) {
    const given = answerTo(assessment, statement.id)
    if (typeof given?.answer !== "number") continue
    const { answer: level, target = usual, priority } = given
    const rated = { statement, level, target, ...(priority && { priority }) }
    if (level < target) {
      const turn = priority ? { now: 0, next: 1, later: 3 }[priority] : 2
      gaps.push({ ...rated, rank: [turn, -(target - level) * statement.weight] })
    } else if (level >= usual) {
      strengths.push({ ...rated, rank: [-level, given.confidence === "evidence" ? 0 : 1, -statement.weight] })
    }
  }
  return { strengths: ranked(strengths), gaps: ranked(gaps) }
}

/** Sorted by rank, smallest first. Sorting is stable, so that equals keep the order of the model. */
function ranked(items: (Rated & { rank: number[] })[]): Rated[] {
  return items
    .sort((one, other) => one.rank.map((value, index) => value - (other.rank[index] as number)).find(Boolean) ?? 0)
    .map(({ rank: _, ...rated }) => rated)
}

function unknownsOf(asked: readonly AskedStatement[], assessment: Assessment): Unknown[] {
  return (["dont_know", "unanswered"] as const).flatMap((why) =>
    asked.filter(({ id }) => kindOf(answerTo(assessment, id)) === why).map((statement) => ({ statement, why })),
  )
}
