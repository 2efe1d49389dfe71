import { html, nothing, type TemplateResult } from "lit-html"

import { say } from "../../../browser/words"
import type { Action, Assessment } from "../../../core/answers"
import { type Comparison, compareRounds, type Moved, type Turned } from "../../../core/compare"
import { shownScore } from "../../../core/score"
import type { AssessmentSource } from "../source"
import { asDate, type Dictionary } from "./figures"
import { answerInWords, counted, levelInWords, type Shown, statementInWords } from "./shown"

/** Compares the open round with an earlier one: what moved, what is newly answered, which small steps were done. */
export class Rounds {
  private saved: readonly Assessment[] = []
  /** The id of the round to compare with; `null` until the reader or the open round names one. */
  private chosen: string | null = null

  constructor(
    private readonly source: AssessmentSource,
    private readonly refresh: () => void,
  ) {}

  /** Asks for the saved rounds anew: they may have changed while the results were out of sight. */
  async look(): Promise<void> {
    const { id } = this.source.current()
    this.saved = (await this.source.rounds()).filter((round) => round.id !== id)
    this.refresh()
  }

  section(shown: Shown, dictionary: Dictionary): TemplateResult {
    const { words } = this.source
    const { assessment } = shown
    const earlier = this.saved.find(({ id }) => id === (this.chosen ?? assessment.follows)) ?? this.saved[0]
    return html`
      <section class="result" aria-labelledby="results-rounds">
        <h3 id="results-rounds">${say(words, "compare-title")}</h3>
        <p>${say(words, "compare-slow")}</p>
        ${
          earlier
            ? html`
                <div class="field">
                  <label for="compare-with">${say(words, "compare-with")}</label>
                  <select id="compare-with" @change=${(event: Event) => this.choose((event.target as HTMLSelectElement).value)}>
                    ${this.saved.map((round) => html`<option value=${round.id} ?selected=${round.id === earlier.id}>${say(words, "compare-round", { name: round.name, date: asDate(round.changed) })}</option>`)}
                  </select>
                </div>
                ${compared(dictionary, assessment, earlier, compareRounds(dictionary.questionnaire, earlier, assessment))}
              `
            : html`<p>${say(words, "compare-none")}</p>`
        }
      </section>
    `
  }

  private choose(id: string): void {
    this.chosen = id
    this.refresh()
  }
}

function compared(dictionary: Dictionary, assessment: Assessment, earlier: Assessment, comparison: Comparison): TemplateResult {
  const { questionnaire, words } = dictionary
  const { elements, overall, up, down, same, newly_answered, newly_unknown, no_longer_applies, actions } = comparison
  const whole = (value: number | null) => (value === null ? say(words, "results-nothing") : String(shownScore(questionnaire.bands, value)))
  const date = asDate(earlier.changed)
  const statements = elements.reduce((sum, element) => sum + element.statements, 0)
  return html`
    <p>
      ${
        overall.before === null || overall.after === null
          ? say(words, "compare-overall-none", { date, count: statements })
          : say(words, "compare-overall", { date, before: whole(overall.before), after: whole(overall.after), count: statements, elements: overall.elements, of: overall.of })
      }
    </p>
    <section class="table-wrap" aria-label=${say(words, "compare-table")} tabindex="0">
      <table>
        <caption>${say(words, "compare-table")}</caption>
        <thead>
          <tr>
            <th scope="col">${say(words, "results-column-element")}</th>
            <th scope="col" class="number">${say(words, "compare-column-before")}</th>
            <th scope="col" class="number">${say(words, "compare-column-after")}</th>
            <th scope="col">${say(words, "compare-column-change")}</th>
            <th scope="col">${say(words, "compare-column-common")}</th>
          </tr>
        </thead>
        <tbody>
          ${elements.map(
            ({ element, before, after, change, statements, of }) => html`
              <tr>
                <th scope="row">${questionnaire.elements.find(({ id }) => id === element)?.name ?? element}</th>
                <td class="number">${whole(before)}</td>
                <td class="number">${whole(after)}</td>
                <td>${changeInWords(words, change)}</td>
                <td>${say(words, "results-of", { count: statements, total: of })}</td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    </section>
    ${list(say(words, "compare-done"), actions.done, ({ text }: Action) => text)}
    ${list(say(words, "compare-started"), actions.started, ({ text }: Action) => text)}
    ${actions.done.length || actions.started.length ? nothing : html`<p>${say(words, "compare-no-steps")}</p>`}
    ${list(say(words, "compare-up"), up, movedLine)} ${list(say(words, "compare-down"), down, movedLine)}
    <p>${counted(words, same, "compare-same-one", "compare-same-many")}</p>
    ${list(say(words, "compare-newly-answered"), newly_answered, turnedLine)} ${list(say(words, "compare-newly-unknown"), newly_unknown, turnedLine)}
    ${list(say(words, "compare-no-longer-applies"), no_longer_applies, turnedLine)}
  `

  function movedLine({ statement, before, after }: Moved): string {
    return say(words, "compare-moved", { statement: statementInWords(dictionary, statement, assessment).text, before: levelInWords(dictionary, before), after: levelInWords(dictionary, after) })
  }

  function turnedLine({ statement, before, after }: Turned): string {
    return say(words, "compare-moved", { statement: statementInWords(dictionary, statement, assessment).text, before: answerInWords(dictionary, before), after: answerInWords(dictionary, after) })
  }
}

function list<Item>(title: string, items: readonly Item[], line: (item: Item) => string): TemplateResult | typeof nothing {
  if (!items.length) return nothing
  return html`<h4>${title}</h4><ul class="lines">${items.map((item) => html`<li>${line(item)}</li>`)}</ul>`
}

function changeInWords(words: Dictionary["words"], change: number | null): string {
  if (change === null) return say(words, "compare-too-few")
  const points = Math.round(Math.abs(change))
  if (!points) return say(words, "compare-unchanged")
  return say(words, change > 0 ? "compare-risen" : "compare-fallen", { points })
}
