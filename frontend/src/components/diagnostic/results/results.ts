import { html, render } from "lit-html"

import { say } from "../../../browser/words"
import { type Results, resultsOf } from "../../../core/score"
import type { AssessmentSource } from "../source"
import { elementFigures } from "./figures"
import { offersSection } from "./offers"
import { Plan } from "./plan"
import { gapsSection, strengthsSection, unknownsSection } from "./priorities"
import { coverageSection, inclusionSection, opening, profile } from "./profile"
import { Rounds } from "./rounds"
import type { Shown } from "./shown"
import { TakeAway } from "./take-away"

/** Parts of the results with a heading of their own, for the list of jumps. */
const parts = [
  { id: "results-profile", words: "results-profile" },
  { id: "results-gaps", words: "results-gaps" },
  { id: "results-plan", words: "plan-title" },
  { id: "results-offers", words: "offers-title" },
  { id: "results-rounds", words: "compare-title" },
  { id: "results-take-away", words: "take-away-title" },
]

/**
 * The results of the open assessment in `place`, worked out anew at each change while they are shown.
 *
 * Working them out takes well under a millisecond, so nothing is kept that could be out of date.
 */
export function results(place: HTMLElement, source: AssessmentSource): { show(): void; hide(): void } {
  const { questionnaire, words } = source
  const dictionary = { questionnaire, words }
  const plan = new Plan(source, place, draw)
  const rounds = new Rounds(source, draw)
  const takeAway = new TakeAway(source, place, draw)
  let stop: (() => void) | null = null
  place.classList.add("results")

  function draw(): void {
    if (!stop) return
    const assessment = source.current()
    const outcome: Results = resultsOf(questionnaire, assessment)
    const shown: Shown = { source, assessment, results: outcome, figures: elementFigures(dictionary, outcome.elements), earlier: rounds.earlier }
    takeAway.see(shown, dictionary)
    render(takeAway.openPaper(shown, dictionary) ?? page(shown), place)
  }

  function page(shown: Shown) {
    return html`
      <h2 tabindex="-1">${say(words, "results-title")}</h2>
      ${opening(shown)}
      <nav class="jump" aria-label=${say(words, "results-parts")}>
        <ul>${parts.map(({ id, words: name }) => html`<li><a href="#${id}">${say(words, name)}</a></li>`)}</ul>
      </nav>
      ${profile(shown, dictionary)} ${coverageSection(shown)} ${inclusionSection(shown, dictionary)} ${strengthsSection(shown, dictionary)}
      ${gapsSection(shown, dictionary, (action) => plan.add(action))} ${unknownsSection(shown, dictionary)} ${plan.section(dictionary)}
      ${offersSection(shown)} ${rounds.section(shown, dictionary)} ${takeAway.section()}
    `
  }

  return {
    show() {
      place.hidden = false
      stop ??= source.subscribe(draw)
      draw()
      void rounds.look()
    },
    hide() {
      place.hidden = true
      stop?.()
      stop = null
    },
  }
}
