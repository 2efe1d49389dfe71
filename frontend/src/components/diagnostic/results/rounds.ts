import { html, nothing, type TemplateResult } from "lit-html"

import { say } from "../../../browser/words"
import type { Assessment, Choice } from "../../../core/answers"
import { compareRounds } from "../../../core/compare"
import type { AskedStatement } from "../../../core/questionnaire"
import { shownScore } from "../../../core/score"
import type { AssessmentSource } from "../source"
import { asDate, type Dictionary } from "./figures"
import { type Contents, lines, paragraph, section, table } from "./parts"
import { answerInWords, counted, nameOf, type Shown, statementInWords } from "./shown"

/** Compares the open round with an earlier one: what moved, what is newly answered, which small steps were done. */
export class Rounds {
  private saved: readonly Assessment[] = []
  /** The id of the round to compare with; `null` until the reader chooses one. */
  private chosen: string | null = null

  constructor(
    private readonly source: AssessmentSource,
    private readonly refresh: () => void,
  ) {}

  /** Asks for the saved rounds anew: they may have changed while the results were out of sight. */
  async look(): Promise<void> {
    this.saved = await this.source.rounds()
    this.refresh()
  }

  /** The round that the open one is compared with: the chosen one, else the one it was copied from, else the newest. */
  get earlier(): Assessment | undefined {
    const wanted = this.chosen ?? this.source.current().follows
    return this.saved.find(({ id }) => id === wanted) ?? this.saved[0]
  }

  section({ assessment, earlier }: Shown, dictionary: Dictionary): TemplateResult {
    const { words } = this.source
    return section("results-rounds", say(words, "compare-title"), [
      paragraph(say(words, "compare-slow")),
      earlier
        ? [
            html`<div class="field">
              <label for="compare-with">${say(words, "compare-with")}</label>
              <select id="compare-with" @change=${({ target }: Event) => this.choose((target as HTMLSelectElement).value)}>
                ${this.saved.map((round) => html`<option value=${round.id} ?selected=${round === earlier}>${say(words, "compare-round", { name: round.name, date: asDate(round.changed) })}</option>`)}
              </select>
            </div>`,
            compared(dictionary, assessment, earlier),
          ]
        : paragraph(say(words, "compare-none")),
    ])
  }

  private choose(id: string): void {
    this.chosen = id
    this.refresh()
  }
}

function compared(dictionary: Dictionary, assessment: Assessment, earlier: Assessment): Contents {
  const { questionnaire, words } = dictionary
  const { elements, overall, actions, ...moves } = compareRounds(questionnaire, earlier, assessment)
  const shown = (value: number | null) => (value === null ? null : shownScore(questionnaire.bands, value))
  const [before, after] = [shown(overall.before), shown(overall.after)]
  const common = { date: asDate(earlier.changed), count: elements.reduce((sum, element) => sum + element.statements, 0) }
  const moved = ({ statement, before, after }: { statement: AskedStatement; before: Choice; after: Choice }) =>
    say(words, "compare-moved", { statement: statementInWords(dictionary, statement, assessment).text, before: answerInWords(dictionary, before), after: answerInWords(dictionary, after) })
  const list = <Item>(title: string, items: readonly Item[], line: (item: Item) => string): Contents =>
    items.length ? [html`<h4>${say(words, title)}</h4>`, lines(items.map(line))] : nothing
  return [
    paragraph(
      before === null || after === null
        ? say(words, "compare-overall-none", common)
        : say(words, "compare-overall", { ...common, before, after, elements: overall.elements, of: overall.of }),
    ),
    table(
      say(words, "compare-table"),
      [say(words, "results-column-element"), say(words, "compare-column-before"), say(words, "compare-column-after"), say(words, "compare-column-change"), say(words, "compare-column-common")],
      elements.map(({ element, before, after, statements, of }) => {
        const [then, now] = [shown(before), shown(after)]
        const nothing = say(words, "results-nothing")
        return [nameOf(questionnaire, element), then ?? nothing, now ?? nothing, changeInWords(words, then, now), say(words, "results-of", { count: statements, total: of })]
      }),
    ),
    list("compare-done", actions.done, ({ text }) => text),
    list("compare-started", actions.started, ({ text }) => text),
    actions.done.length + actions.started.length ? nothing : paragraph(say(words, "compare-no-steps")),
    list("compare-up", moves.up, moved),
    list("compare-down", moves.down, moved),
    paragraph(counted(words, moves.same, "compare-same-one", "compare-same-many")),
    list("compare-newly-answered", moves.newly_answered, moved),
    list("compare-newly-unknown", moves.newly_unknown, moved),
    list("compare-no-longer-applies", moves.no_longer_applies, moved),
  ]
}

/** The difference of what is shown, so that the row adds up. */
function changeInWords(words: Dictionary["words"], before: number | null, after: number | null): string {
  if (before === null || after === null) return say(words, "compare-too-few")
  const points = after - before
  if (!points) return say(words, "compare-unchanged")
  return say(words, points > 0 ? "compare-risen" : "compare-fallen", { points: Math.abs(points) })
}
