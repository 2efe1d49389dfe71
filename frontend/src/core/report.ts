/**
 * What the board paper and the full report say, as a plain tree that a page, Word or a test can all render.
 *
 * Every text is text and never HTML: whoever renders it escapes it. Numbers are rounded by `shownScore`.
 */

import { type Assessment, answersToUnknownStatements, answerTo, type Choice } from "./answers"
import { compareRounds } from "./compare"
import { offersOf } from "./offers"
import { type AskedStatement, entryOf, type Questionnaire, statementsInScope, textOf } from "./questionnaire"
import { reportWords, type ReportWords } from "./report-words"
import { type Rated, type Results, resultsOf, type Score, shownScore } from "./score"
import { type Step, type Suggestion, suggestionsFor } from "./suggest"

export type Block =
  | { kind: "heading"; level: 2 | 3; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "list"; items: string[] }
  /** The first column names its row. Every row is as long as `columns`. */
  | { kind: "table"; caption: string; columns: string[]; rows: string[][] }

export interface Report {
  language: string
  title: string
  blocks: Block[]
}

/** What the documents are made from. */
export interface ReportInput {
  questionnaire: Questionnaire
  assessment: Assessment
  /** When it is made: ISO 8601. */
  now: string
  /** The earlier round to compare with. */
  earlier?: Assessment
  words?: ReportWords
}

/** Two printed pages: the scores, three strengths, three gaps, what is unknown, what is asked, what it is not. */
export function boardPaper(input: ReportInput): Report {
  const telling = tellingOf(input)
  const { words, results } = telling
  const gaps = results.gaps.slice(0, 3)
  return {
    language: words.language,
    title: words.boardTitle,
    blocks: [
      ...opening(telling),
      ...scores(telling),
      ...strengthsGapsUnknowns(telling, 3),
      heading(2, words.asks),
      list([
        ...gaps.map((gap) => words.askGap(telling.text(gap.statement))),
        ...(results.unknowns.length ? [words.askUnknown(results.unknowns.length)] : []),
        words.askWork,
        words.askAgain,
      ]),
      heading(2, words.isNot),
      list(words.isNotList),
      ...help(telling),
    ],
  }
}

/** Everything: the board paper's parts, the change since an earlier round, next steps, offers, plan and every answer. */
export function fullReport(input: ReportInput): Report {
  const telling = tellingOf(input)
  const { words } = telling
  return {
    language: words.language,
    title: words.fullTitle,
    blocks: [
      ...opening(telling),
      ...help(telling),
      ...scores(telling),
      ...elementSentences(telling),
      ...(input.earlier ? sinceThen(telling, input.earlier) : []),
      ...strengthsGapsUnknowns(telling, Infinity),
      ...nextSteps(telling),
      ...offers(telling),
      ...plan(telling),
      ...everyAnswer(telling),
      ...earlierAnswers(telling),
      heading(2, words.how),
      paragraph(words.howText),
      heading(2, words.isNot),
      list(words.isNotList),
    ],
  }
}

/** The input, with what every part of a document needs. */
interface Telling {
  questionnaire: Questionnaire
  assessment: Assessment
  now: string
  words: ReportWords
  results: Results
  suggestions: Suggestion[]
  /** In words: an element, a statement, an answer. */
  element(id: string): string
  text(statement: AskedStatement): string
  answer(choice: Choice): string
  /** As a whole number. */
  shown(score: number): number
}

function tellingOf({ questionnaire, assessment, now, words = reportWords }: ReportInput): Telling {
  const results = resultsOf(questionnaire, assessment)
  return {
    questionnaire,
    assessment,
    now,
    words,
    results,
    suggestions: suggestionsFor(questionnaire, results, assessment),
    element: (id) => questionnaire.elements.find((element) => element.id === id)?.name ?? id,
    text: (statement) => textOf(statement, assessment.small_organisation),
    answer: (choice) => {
      if (choice === null) return words.notAnswered
      if (choice === "does-not-apply") return questionnaire.does_not_apply
      return choice === "dont-know" ? questionnaire.dont_know : (questionnaire.levels[choice]?.label ?? String(choice))
    },
    shown: (score) => shownScore(questionnaire.bands, score),
  }
}

function opening({ assessment, questionnaire, results: { counts }, words, now }: Telling): Block[] {
  const who = [assessment.respondent?.name, assessment.respondent?.team].filter(Boolean).join(", ")
  return [
    paragraph(words.by(assessment.name, assessment.organisation, longDate(assessment.changed, words.language))),
    paragraph(`${words.notice} ${words.whatItIs}`),
    ...(who ? [paragraph(words.answeredBy(who))] : []),
    paragraph(words.answered(counts.level, counts.total, counts.dont_know, counts.unanswered, counts.does_not_apply)),
    paragraph(
      `${questionnaire.model.title} ${questionnaire.model.version}, ${questionnaire.site.name}, ${questionnaire.site.address}, ${longDate(now, words.language)}`,
    ),
  ]
}

function scores({ results, words, element, shown, questionnaire }: Telling): Block[] {
  const { columns } = words
  const aimed = results.elements.some(({ target }) => target !== null)
  const { overall, inclusion } = results
  return [
    heading(2, words.scores),
    table(
      words.scoresCaption,
      [columns.element, columns.score, columns.range, ...(aimed ? [columns.target] : []), columns.band, columns.known],
      results.elements.map((score) => [
        element(score.element),
        score.score === null ? words.noScore : String(shown(score.score)),
        rangeOf(score, words, shown),
        ...(aimed ? [score.target === null ? "" : String(shown(score.target))] : []),
        bandOf(score.band, questionnaire)?.label ?? "",
        words.share(score.counts.level, score.counts.total - score.counts.does_not_apply),
      ]),
    ),
    paragraph(
      overall.score === null || overall.low === null || overall.high === null
        ? words.noOverall
        : words.overall(shown(overall.score), shown(overall.low), shown(overall.high), overall.scored, overall.of),
    ),
    ...(inclusion.score === null || inclusion.low === null || inclusion.high === null
      ? []
      : [paragraph(words.inclusion(shown(inclusion.score), shown(inclusion.low), shown(inclusion.high)))]),
  ]
}

function rangeOf({ low, high }: Score, words: ReportWords, shown: Telling["shown"]): string {
  return low === null || high === null ? words.nothingApplies : words.range(shown(low), shown(high))
}

function elementSentences({ results, questionnaire, words, element, shown }: Telling): Block[] {
  return [
    list(
      results.elements.map(({ element: id, score, low, high, band }) => {
        if (low === null || high === null) return words.elementNotHere(element(id))
        if (score === null) return words.elementUnknown(element(id))
        const { label = "", meaning = "" } = bandOf(band, questionnaire) ?? {}
        return words.elementSentence(element(id), shown(score), shown(low), shown(high), label, meaning)
      }),
    ),
  ]
}

function strengthsGapsUnknowns({ results, suggestions, words, element, text, answer }: Telling, most: number): Block[] {
  const firstStep = (gap: Rated) => suggestions.find((suggestion) => suggestion.gap === gap)?.steps[0]?.title
  return [
    heading(2, words.strengths),
    listOr(
      words.noStrengths,
      results.strengths
        .slice(0, most)
        .map(({ statement, level }) => words.strength(element(statement.element), text(statement), answer(level))),
    ),
    heading(2, words.gaps),
    listOr(
      words.noGaps,
      results.gaps
        .slice(0, most)
        .map((gap) =>
          words.gap(
            element(gap.statement.element),
            text(gap.statement),
            answer(gap.level),
            answer(gap.target),
            firstStep(gap),
          ),
        ),
    ),
    heading(2, words.unknowns),
    listOr(
      words.noUnknowns,
      results.unknowns
        .slice(0, most)
        .map(({ statement }) => words.unknown(element(statement.element), text(statement))),
    ),
  ]
}

function sinceThen(
  { questionnaire, assessment, words, element, text, answer, shown }: Telling,
  earlier: Assessment,
): Block[] {
  const { columns } = words
  const { elements, up, down, actions } = compareRounds(questionnaire, earlier, assessment)
  return [
    heading(2, words.compared(earlier.name)),
    table(
      words.comparedCaption,
      [columns.element, columns.before, columns.after, columns.change, columns.rests],
      elements.map(({ element: id, before, after, statements, of }) => [
        element(id),
        ...(before === null || after === null
          ? ["", "", words.tooFew]
          : // The difference of what is shown, so that the row adds up.
            [String(shown(before)), String(shown(after)), words.change(shown(after) - shown(before))]),
        words.rests(statements, of),
      ]),
    ),
    paragraph(words.comparedNote),
    ...listIfAny([
      ...actions.done.map((action) => words.nowDone(action.text)),
      ...up.map(({ statement, before, after }) => words.movedUp(text(statement), answer(before), answer(after))),
      ...down.map(({ statement, before, after }) => words.movedDown(text(statement), answer(before), answer(after))),
    ]),
  ]
}

function nextSteps(telling: Telling): Block[] {
  const { suggestions, words, text, questionnaire } = telling
  if (!suggestions.length) return []
  // A document is read far from the site.
  const whole = (address: string) => new URL(address, questionnaire.site.address).href
  return [
    heading(2, words.steps),
    ...suggestions.flatMap(({ gap, steps, watch }) => [
      heading(3, text(gap.statement)),
      list([
        ...steps.map((step) => words.stepLine(words.step[step.kind], step.title, whole(step.address), whyOf(step, telling))),
        ...(watch ? [words.stepLine(words.step.watch, watch.title, whole(watch.address), "")] : []),
      ]),
    ]),
  ]
}

function whyOf({ because }: Step, { questionnaire, words }: Telling): string {
  const label = (terms: Questionnaire["tiers"], id: string | undefined) => terms.find((term) => term.id === id)?.label
  const cost = label(questionnaire.cost_levels, because.cost)
  const evidence = label(questionnaire.evidence_strengths, because.evidence)
  return [cost && words.cost(cost), evidence && words.evidence(evidence), because.sector && words.sameSector]
    .filter(Boolean)
    .join("; ")
}

function offers({ questionnaire, assessment, words }: Telling): Block[] {
  const cells = offersOf(questionnaire, assessment).filter(({ element }) => assessment.elements.includes(element))
  const title = (id: string) => entryOf(questionnaire.catalogue.interventions, id)?.title ?? id
  return [
    heading(2, words.offers),
    table(
      words.offersCaption,
      [words.columns.element, ...questionnaire.tiers.map(({ label }) => label)],
      cells.map(({ element, tiers }) => [
        questionnaire.elements.find(({ id }) => id === element)?.name ?? element,
        ...tiers.map(({ planned }) => planned.map(title).join("; ") || words.nothingYet),
      ]),
    ),
  ]
}

function plan({ questionnaire, assessment, words, element }: Telling): Block[] {
  const { columns, language } = words
  const date = (day: string | undefined) => (day ? longDate(day, language) : "")
  if (!assessment.plan.length) return [heading(2, words.plan), paragraph(words.noPlan)]
  return [
    heading(2, words.plan),
    table(
      words.planCaption,
      [columns.action, columns.element, columns.owner, columns.due, columns.status, columns.review, columns.measure],
      assessment.plan.map((action) => [
        action.text,
        action.element ? element(action.element) : "",
        action.owner ?? "",
        date(action.due),
        words.statuses[action.status],
        date(action.review),
        entryOf(questionnaire.catalogue.measures, action.measure ?? "")?.title ?? action.measure ?? "",
      ]),
    ),
  ]
}

function everyAnswer({ questionnaire, assessment, words, element, text, answer }: Telling): Block[] {
  const { columns } = words
  const asked = statementsInScope(questionnaire, assessment, assessment.own_statements)
  return questionnaire.elements
    .filter(({ id }) => asked.some((statement) => statement.element === id))
    .flatMap(({ id }) => [
      heading(2, words.everyStatement(element(id))),
      table(
        words.everyStatement(element(id)),
        [
          columns.statement,
          columns.answer,
          columns.target,
          columns.confidence,
          columns.view,
          columns.note,
          columns.evidence,
          columns.owner,
        ],
        asked
          .filter((statement) => statement.element === id)
          .map((statement) => {
            const given = answerTo(assessment, statement.id)
            return [
              text(statement),
              answer(given?.answer ?? null),
              given?.target === undefined ? "" : answer(given.target),
              given?.confidence ? words.confidences[given.confidence] : "",
              given?.view ? words.views[given.view] : "",
              given?.note ?? "",
              given?.evidence ?? "",
              given?.owner ?? "",
            ]
          }),
      ),
    ])
}

function earlierAnswers({ questionnaire, assessment, words, answer }: Telling): Block[] {
  const unknown = answersToUnknownStatements(questionnaire, assessment)
  if (!unknown.length) return []
  return [
    heading(2, words.earlier),
    table(
      words.earlier,
      [words.columns.statement, words.columns.answer, words.columns.note],
      unknown.map(({ id, text, answer: given }) => [text ?? id, answer(given.answer), given.note ?? ""]),
    ),
  ]
}

function help({ questionnaire, words }: Telling): Block[] {
  return [heading(2, words.help), list(questionnaire.urgent.map(({ name, reach }) => words.helpLine(name, reach)))]
}

function bandOf(id: string | null, { bands }: Questionnaire) {
  return bands.find((band) => band.id === id)
}

/** A day in words. Moments are told in universal time, so that the same file reads the same everywhere. */
function longDate(iso: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso))
}

const heading = (level: 2 | 3, text: string): Block => ({ kind: "heading", level, text })
const paragraph = (text: string): Block => ({ kind: "paragraph", text })
const list = (items: string[]): Block => ({ kind: "list", items })
const listOr = (otherwise: string, items: string[]): Block => (items.length ? list(items) : paragraph(otherwise))
const listIfAny = (items: string[]): Block[] => (items.length ? [list(items)] : [])
const table = (caption: string, columns: string[], rows: string[][]): Block => ({
  kind: "table",
  caption,
  columns,
  rows,
})
