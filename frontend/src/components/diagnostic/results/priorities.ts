import { html, nothing, type TemplateResult } from "lit-html"

import { say } from "../../../browser/words"
import { type Action, type Assessment, answersToUnknownStatements } from "../../../core/answers"
import { type Entry, entryOf } from "../../../core/questionnaire"
import type { Rated, Unknown } from "../../../core/score"
import { type Step, type Suggestion, suggestionsFor } from "../../../core/suggest"
import type { Dictionary } from "./figures"
import { answerInWords, counted, levelInWords, linkTo, type Shown, statementInWords } from "./shown"

/** How many of each are shown before the rest is folded away. */
const first = 5

/** What has reached its target, strongest first. */
export function strengthsSection({ source: { words }, assessment, results }: Shown, dictionary: Dictionary): TemplateResult {
  return html`
    <section class="result" aria-labelledby="results-strengths">
      <h3 id="results-strengths">${say(words, "results-strengths")}</h3>
      ${results.strengths.length ? folded(words, results.strengths, (strength) => ratedLine(dictionary, assessment, strength), "results-strengths-more") : html`<p>${say(words, "results-strengths-none")}</p>`}
    </section>
  `
}

/** What applies and has no level, and answers that are kept although nobody asks any more. */
export function unknownsSection({ source: { words, questionnaire }, assessment, results }: Shown, dictionary: Dictionary): TemplateResult {
  const unknown = answersToUnknownStatements(questionnaire, assessment)
  return html`
    <section class="result" aria-labelledby="results-unknowns">
      <h3 id="results-unknowns">${say(words, "results-unknowns")}</h3>
      ${
        results.unknowns.length
          ? html`<p>${say(words, "results-unknowns-what")}</p>
              ${folded(words, results.unknowns, (each) => unknownLine(dictionary, assessment, each), "results-unknowns-more")}`
          : html`<p>${say(words, "results-unknowns-none")}</p>`
      }
      ${
        unknown.length
          ? html`
              <details class="more">
                <summary>${counted(words, unknown.length, "results-no-longer-asked-one", "results-no-longer-asked-many")}</summary>
                <ul class="lines">
                  ${unknown.map(({ id, text, answer }) => html`<li>${text ?? id} <span class="muted">${answerInWords(dictionary, answer.answer)}${answer.note ? html`. ${answer.note}` : nothing}</span></li>`)}
                </ul>
              </details>
            `
          : nothing
      }
    </section>
  `
}

function folded<Item>(words: Dictionary["words"], items: readonly Item[], line: (item: Item) => TemplateResult, more: string): TemplateResult {
  const rest = items.slice(first)
  return html`
    <ul class="lines">${items.slice(0, first).map(line)}</ul>
    ${rest.length ? html`<details class="more"><summary>${say(words, more, { count: rest.length })}</summary><ul class="lines">${rest.map(line)}</ul></details>` : nothing}
  `
}

function ratedLine(dictionary: Dictionary, assessment: Assessment, { statement, level }: Rated): TemplateResult {
  const { text, element } = statementInWords(dictionary, statement, assessment)
  return html`<li>${text} <span class="muted">${element}: ${levelInWords(dictionary, level)}</span></li>`
}

function unknownLine(dictionary: Dictionary, assessment: Assessment, { statement, why }: Unknown): TemplateResult {
  const { text, element } = statementInWords(dictionary, statement, assessment)
  const answer = why === "dont_know" ? dictionary.questionnaire.dont_know : say(dictionary.words, "results-unanswered")
  return html`<li>${text} <span class="muted">${element}: ${answer}</span></li>`
}

/** Each gap with two or three next steps, the reason for each, and the measure to watch. */
export function gapsSection(shown: Shown, dictionary: Dictionary, add: (action: Omit<Action, "id">, title: string) => void): TemplateResult {
  const { source, assessment, results } = shown
  const { words, questionnaire } = source
  const suggestions = new Map(suggestionsFor(questionnaire, results, assessment).map((suggestion) => [suggestion.gap.statement.id, suggestion]))
  const gap = (rated: Rated) => gapItem(dictionary, assessment, rated, suggestions.get(rated.statement.id), add)
  const rest = results.gaps.slice(first)
  return html`
    <section class="result" aria-labelledby="results-gaps">
      <h3 id="results-gaps">${say(words, "results-gaps")}</h3>
      ${
        results.gaps.length
          ? html`
              <p>${say(words, "results-gaps-order")}</p>
              <ol class="result__gaps">${results.gaps.slice(0, first).map(gap)}</ol>
              ${rest.length ? html`<details class="more"><summary>${say(words, "results-gaps-more", { count: rest.length })}</summary><ol class="result__gaps" start=${first + 1}>${rest.map(gap)}</ol></details>` : nothing}
            `
          : html`<p>${say(words, "results-gaps-none")}</p>`
      }
    </section>
  `
}

function gapItem(
  dictionary: Dictionary,
  assessment: Assessment,
  { statement, level, target, priority }: Rated,
  suggestion: Suggestion | undefined,
  add: (action: Omit<Action, "id">, title: string) => void,
): TemplateResult {
  const { words } = dictionary
  const { text, element } = statementInWords(dictionary, statement, assessment)
  const [now, aim] = [levelInWords(dictionary, level), levelInWords(dictionary, target)]
  const about = { element: statement.element, statement: statement.id }
  return html`
    <li class="gap">
      <h4 class="gap__statement">${text}</h4>
      <p class="muted">${element}. ${say(words, "results-gap-levels", { now, aim })} ${priority ? say(words, priorityWords[priority]) : nothing}</p>
      ${
        suggestion
          ? html`
              <ul class="gap__steps">
                ${suggestion.steps.map(
                  (step) => html`
                    <li class="gap__step">
                      <p class="gap__title"><span class="muted">${say(words, kindWords[step.kind])}</span> <a href=${linkTo(step.address)}>${step.title}</a></p>
                      <p class="muted">${reasonFor(dictionary, step)}</p>
                      ${addButton(dictionary, assessment, { ...about, ...actionFor(words, step), ...(suggestion.watch && { measure: suggestion.watch.id }), status: "not-started" }, step.title, add)}
                    </li>
                  `,
                )}
              </ul>
              ${suggestion.watch ? html`<p class="gap__watch"><span class="muted">${say(words, "results-step-watch")}</span> <a href=${linkTo(suggestion.watch.address)}>${suggestion.watch.title}</a></p>` : nothing}
            `
          : html`<p class="muted">${say(words, "results-gap-own")}</p>${addButton(dictionary, assessment, { ...about, text, status: "not-started" }, text, add)}`
      }
    </li>
  `
}

const priorityWords = { now: "results-priority-now", next: "results-priority-next", later: "results-priority-later" }
export const kindWords = { intervention: "results-step-intervention", guidance: "results-step-guidance", case_study: "results-step-case-study" }

function addButton(
  { words }: Dictionary,
  { plan }: Assessment,
  action: Omit<Action, "id">,
  title: string,
  add: (action: Omit<Action, "id">, title: string) => void,
): TemplateResult {
  const planned = plan.some(({ text, statement }) => text === action.text && statement === action.statement)
  return planned
    ? html`<p class="gap__planned">${say(words, "plan-planned")}</p>`
    : html`<button type="button" class="button button--quiet" @click=${() => add(action, title)}>${say(words, "plan-add")}<span class="visually-hidden">: ${title}</span></button>`
}

/** What a step becomes as a line of the plan. */
export function actionFor(words: Dictionary["words"], { kind, id, title }: Step): Pick<Action, "text" | "intervention"> {
  if (kind === "intervention") return { text: title, intervention: id }
  return { text: say(words, kind === "guidance" ? "plan-text-guidance" : "plan-text-case-study", { title }) }
}

/** Why a step is offered, in words. */
export function reasonFor({ questionnaire, words }: Dictionary, { kind, because }: Pick<Step, "kind" | "because">): string {
  if (kind === "intervention") {
    const label = (terms: readonly { id: string; label: string }[], id = "") => terms.find((term) => term.id === id)?.label.toLowerCase() ?? id
    return say(words, "results-reason-intervention", { cost: label(questionnaire.cost_levels, because.cost), evidence: label(questionnaire.evidence_strengths, because.evidence) })
  }
  if (kind === "guidance") return say(words, "results-reason-guidance", { aim: levelInWords({ questionnaire, words }, because.target) })
  const intervention: Entry | undefined = entryOf(questionnaire.catalogue.interventions, because.intervention ?? "")
  return say(words, because.sector ? "results-reason-case-like-yours" : "results-reason-case", { intervention: intervention?.title ?? "" })
}
