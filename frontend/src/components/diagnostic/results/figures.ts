import { say, type Words } from "../../../browser/words"
import { type Assessment, type Confidence, confidences, type Coverage } from "../../../core/answers"
import type { Questionnaire } from "../../../core/questionnaire"
import { bandOf, type ElementScore, type OverallScore, type Score, shownScore } from "../../../core/score"
import type { Slice } from "../../wheel-chart/slice"

/** A score in numbers and words, the same ones wherever it is told: table, sentence, picture, paper and workbook. */
export interface Figures {
  score: string
  range: string
  band: string
  target: string
  /** How many statements have an answer of any kind, of how many that are asked. */
  answered: string
  dont_know: number
  does_not_apply: number
  confidence: string
  sentence: string
}

export interface ElementFigures extends Figures {
  id: string
  /** Of its page on this site, from the site's root. */
  address: string
  /** What goes into the pictures. */
  slice: Slice
}

/** What the functions here look things up in. */
export interface Dictionary {
  questionnaire: Questionnaire
  words: Words
}

const confidenceWords: Record<Confidence, string> = {
  evidence: "results-confidence-evidence",
  belief: "results-confidence-belief",
  unsure: "results-confidence-unsure",
}

/** The elements that are asked about, in the order of the wheel, in numbers and words. */
export function elementFigures(dictionary: Dictionary, scores: readonly ElementScore[]): ElementFigures[] {
  const { elements } = dictionary.questionnaire
  return scores.map((score) => {
    const place = elements.findIndex(({ id }) => id === score.element)
    const { id = score.element, name = score.element, address = "" } = elements[place] ?? {}
    const figures = figuresOf(dictionary, name, score)
    const { low, high, target } = score
    return {
      id,
      address,
      ...figures,
      slice: { number: place + 1, name, score: score.score, low, high, target, figure: figures.score, band: score.band ? figures.band : "" },
    }
  })
}

/** One score in numbers and words. */
export function figuresOf(dictionary: Dictionary, name: string, score: Score): Figures {
  const { questionnaire, words } = dictionary
  const { counts } = score
  const shown = (value: number | null) => (value === null ? say(words, "results-nothing") : String(shownScore(questionnaire.bands, value)))
  const figures = {
    score: score.score === null ? say(words, "results-no-score") : shown(score.score),
    range: rangeOf(dictionary, score),
    band: bandOf(questionnaire.bands, score.score)?.label ?? say(words, "results-nothing"),
    target: shown(score.target),
    answered: say(words, "results-of", { count: counts.total - counts.unanswered, total: counts.total }),
    dont_know: counts.dont_know,
    does_not_apply: counts.does_not_apply,
    confidence: confidenceOf(words, counts),
  }
  return { ...figures, sentence: sentenceOf(dictionary, name, score, figures.score, figures.range) }
}

/** The lowest and highest that a score can still come to. */
export function rangeOf({ questionnaire, words }: Dictionary, { low, high }: Pick<Score, "low" | "high">): string {
  if (low === null || high === null) return say(words, "results-nothing")
  const [from, to] = [shownScore(questionnaire.bands, low), shownScore(questionnaire.bands, high)]
  return from === to ? say(words, "results-range-none") : say(words, "results-range", { from, to })
}

/** The overall mean in a sentence, with its range and with how much it rests on. */
export function overallSentence({ questionnaire, words }: Dictionary, overall: OverallScore): string {
  if (overall.score === null || overall.low === null || overall.high === null) return say(words, "results-overall-none")
  return say(words, "results-overall-sentence", {
    score: shownScore(questionnaire.bands, overall.score),
    band: bandOf(questionnaire.bands, overall.score)?.label ?? "",
    from: shownScore(questionnaire.bands, overall.low),
    to: shownScore(questionnaire.bands, overall.high),
    scored: overall.scored,
    of: overall.of,
  })
}

/** What this is: whose, of when, and how much of it was answered. */
export function whatThisIs(words: Words, assessment: Assessment, counts: Coverage): string {
  return say(words, "results-what-this-is", {
    date: asDate(assessment.changed),
    count: counts.total - counts.unanswered,
    total: counts.total,
  })
}

/** Whose results these are: the organisation where it is known, and the name of the round. */
export function whose({ name, organisation }: Assessment): string {
  return [organisation, name].filter(Boolean).join(", ")
}

/** A day as it is written in running text. */
export function asDate(day: string): string {
  // A day has no time and so no time zone; noon is the same day everywhere that matters.
  const date = new Date(day.length === 10 ? `${day}T12:00` : day)
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" }).format(date)
}

function confidenceOf(words: Words, { confidence }: Coverage): string {
  const said = confidences.filter((each) => confidence[each])
  if (!said.length) return say(words, "results-confidence-none")
  return said.map((each) => say(words, confidenceWords[each], { count: confidence[each] })).join(", ")
}

function sentenceOf({ questionnaire, words }: Dictionary, name: string, score: Score, shown: string, range: string): string {
  const band = bandOf(questionnaire.bands, score.score)
  if (!band) return say(words, "results-sentence-none", { name, why: whyNoScore(words, score) })
  const exact = score.low === score.high
  return say(words, exact ? "results-sentence-exact" : "results-sentence", { name, score: shown, band: band.label, meaning: band.meaning, range })
}

/** Why an element has no score, in a clause. */
export function whyNoScore(words: Words, { counts, coverage }: Pick<Score, "counts" | "coverage">): string {
  const applicable = counts.total - counts.does_not_apply
  if (!counts.total) return say(words, "results-why-not-asked")
  if (!applicable) return say(words, "results-why-nothing-applies")
  if (2 * counts.level < applicable) return say(words, "results-why-too-few", { count: counts.level, total: applicable })
  return say(words, "results-why-too-light", { share: Math.round(100 * coverage) })
}
