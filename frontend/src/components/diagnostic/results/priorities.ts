import { html, nothing, type TemplateResult } from "lit-html"

import { pageAddress } from "../../../browser/site-address"
import { say } from "../../../browser/words"
import { type Action, type Assessment, answersToUnknownStatements, type Choice } from "../../../core/answers"
import { type AskedStatement, entryOf, type Term } from "../../../core/questionnaire"
import type { Rated } from "../../../core/score"
import { type Step, type Suggestion, suggestionsFor } from "../../../core/suggest"
import type { Dictionary } from "./figures"
import { type Contents, folded, lines, paragraph, quietly, section, unseen } from "./parts"
import { answerInWords, counted, levelInWords, type Shown, statementInWords } from "./shown"

/** How many of each are shown before the rest is folded away. */
const first = 5

/** Puts a step into the plan. */
export type Add = (action: Omit<Action, "id">) => void

/** What has reached its target, strongest first. */
export function strengthsSection({ source: { words }, assessment, results }: Shown, dictionary: Dictionary): TemplateResult {
  return section("results-strengths", say(words, "results-strengths"), [
    results.strengths.length ? nothing : paragraph(say(words, results.counts.level ? "results-strengths-none" : "results-nothing-yet")),
    someLines(
      words,
      results.strengths.map(({ statement, level }) => answeredLine(dictionary, assessment, statement, level)),
      "results-strengths-more",
    ),
  ])
}

/** What applies and has no level, and answers that are kept although nobody asks any more. */
export function unknownsSection({ source: { words, questionnaire }, assessment, results }: Shown, dictionary: Dictionary): TemplateResult {
  const kept = answersToUnknownStatements(questionnaire, assessment)
  return section("results-unknowns", say(words, "results-unknowns"), [
    paragraph(say(words, results.unknowns.length ? "results-unknowns-what" : "results-unknowns-none")),
    someLines(
      words,
      results.unknowns.map(({ statement, why }) => answeredLine(dictionary, assessment, statement, why === "dont_know" ? "dont-know" : null)),
      "results-unknowns-more",
    ),
    kept.length
      ? folded(
          counted(words, kept.length, "results-no-longer-asked-one", "results-no-longer-asked-many"),
          lines(kept.map(({ id, text, answer }): Contents => [text ?? id, " ", quietly([answerInWords(dictionary, answer.answer), answer.note ? `. ${answer.note}` : ""])])),
        )
      : nothing,
  ])
}

function someLines(words: Dictionary["words"], all: readonly Contents[], more: string): Contents {
  const rest = all.slice(first)
  return [all.length ? lines(all.slice(0, first)) : nothing, rest.length ? folded(say(words, more, { count: rest.length }), lines(rest)) : nothing]
}

function answeredLine(dictionary: Dictionary, assessment: Assessment, statement: AskedStatement, choice: Choice): Contents {
  const { text, element } = statementInWords(dictionary, statement, assessment)
  return [text, " ", quietly([element, ": ", answerInWords(dictionary, choice)])]
}

/** Each gap with two or three next steps, the reason for each, and the measure to watch. */
export function gapsSection({ source: { words, questionnaire }, assessment, results }: Shown, dictionary: Dictionary, add: Add): TemplateResult {
  const { gaps } = results
  const suggestions = new Map(suggestionsFor(questionnaire, results, assessment).map((suggestion) => [suggestion.gap, suggestion]))
  const list = (some: readonly Rated[], start: number) =>
    html`<ol class="result__gaps" start=${start}>${some.map((gap, index) => gapItem(dictionary, assessment, gap, start + index, suggestions.get(gap), add))}</ol>`
  if (!gaps.length) return section("results-gaps", say(words, "results-gaps"), paragraph(say(words, results.counts.level ? "results-gaps-none" : "results-nothing-yet")))
  return section("results-gaps", say(words, "results-gaps"), [
    paragraph(say(words, "results-gaps-order")),
    list(gaps.slice(0, first), 1),
    gaps.length > first ? folded(say(words, "results-gaps-more", { count: gaps.length - first }), list(gaps.slice(first), first + 1)) : nothing,
  ])
}

const priorityWords = { now: "results-priority-now", next: "results-priority-next", later: "results-priority-later" }
const kindWords = { intervention: "results-step-intervention", guidance: "results-step-guidance", case_study: "results-step-case-study" }

function gapItem(dictionary: Dictionary, assessment: Assessment, gap: Rated, number: number, suggestion: Suggestion | undefined, add: Add): TemplateResult {
  const { words } = dictionary
  const { statement, level, target, priority } = gap
  const { text, element } = statementInWords(dictionary, statement, assessment)
  const levels = say(words, "results-gap-levels", { now: levelInWords(dictionary, level), aim: levelInWords(dictionary, target) })
  const action = { element: statement.element, statement: statement.id, status: "not-started", ...(suggestion?.watch && { measure: suggestion.watch.id }) } as const
  return html`<li class="gap">
    <span class="gap__number" aria-hidden="true">${number}</span>
    <h4>${text}</h4>
    <p class="muted">${element}. ${levels} ${priority ? say(words, priorityWords[priority]) : ""}</p>
    ${
      suggestion
        ? html`<ul class="gap__steps">
            ${suggestion.steps.map(
              (step) => html`<li>
                <p>${quietly(say(words, kindWords[step.kind]))} <a href=${pageAddress(step.address)}>${step.title}</a></p>
                <p class="muted">${reasonFor(dictionary, step)}</p>
                ${addButton(words, assessment, { ...action, ...actionFor(words, step) }, step.title, add)}
              </li>`,
            )}
          </ul>`
        : [paragraph(quietly(say(words, "results-gap-own"))), addButton(words, assessment, { ...action, text }, text, add)]
    }
    ${suggestion?.watch ? html`<p class="gap__watch">${quietly(say(words, "results-step-watch"))} <a href=${pageAddress(suggestion.watch.address)}>${suggestion.watch.title}</a></p>` : nothing}
  </li>`
}

function addButton(words: Dictionary["words"], { plan }: Assessment, action: Omit<Action, "id">, title: string, add: Add): TemplateResult {
  const isPlanned = plan.some(({ text, statement }) => text === action.text && statement === action.statement)
  // The button stays when it has done its work, so that who pressed it is not lost.
  return html`<button type="button" class="button button--quiet" aria-disabled=${isPlanned} @click=${() => isPlanned || add(action)}>${say(words, isPlanned ? "plan-planned" : "plan-add")}${unseen(title)}</button>`
}

/** What a step becomes as a line of the plan. */
function actionFor(words: Dictionary["words"], { kind, id, title }: Step): Pick<Action, "text" | "intervention"> {
  if (kind === "intervention") return { text: title, intervention: id }
  return { text: say(words, kind === "guidance" ? "plan-text-guidance" : "plan-text-case-study", { title }) }
}

/** Why a step is offered, in words. */
function reasonFor({ questionnaire, words }: Dictionary, { kind, because }: Step): string {
  const label = (terms: readonly Term[], id = "") => terms.find((term) => term.id === id)?.label.toLowerCase() ?? id
  switch (kind) {
    case "intervention":
      return say(words, "results-reason-intervention", { cost: label(questionnaire.cost_levels, because.cost), evidence: label(questionnaire.evidence_strengths, because.evidence) })
    case "guidance":
      return say(words, "results-reason-guidance", { aim: levelInWords({ questionnaire }, because.target) })
    case "case_study": {
      const intervention = entryOf(questionnaire.catalogue.interventions, because.intervention ?? "")?.title ?? ""
      return say(words, because.sector ? "results-reason-case-like-yours" : "results-reason-case", { intervention })
    }
  }
}
