import { html, nothing, type TemplateResult } from "lit-html"

import { say } from "../../../browser/words"
import { offersOf } from "../../../core/offers"
import { entryOf } from "../../../core/questionnaire"
import { counted, linkTo, type Shown } from "./shown"

/** What is planned for everyone, for some and for people who are unwell, element by element. Empty cells say so. */
export function offersSection({ source: { words, questionnaire }, assessment }: Shown): TemplateResult {
  const offers = offersOf(questionnaire, assessment).filter(({ element }) => assessment.elements.includes(element))
  const names = new Map(questionnaire.elements.map(({ id, name }) => [id, name]))
  const links = (ids: readonly string[]) => html`
    <ul>
      ${ids.map((id) => {
        const intervention = entryOf(questionnaire.catalogue.interventions, id)
        return intervention ? html`<li><a href=${linkTo(intervention.address)}>${intervention.title}</a></li>` : nothing
      })}
    </ul>
  `
  return html`
    <section class="result" aria-labelledby="results-offers">
      <h3 id="results-offers">${say(words, "offers-title")}</h3>
      <p>${say(words, "offers-what")}</p>
      <section class="table-wrap" aria-label=${say(words, "offers-table")} tabindex="0">
        <table class="matrix offers">
          <caption>${say(words, "offers-table")}</caption>
          <thead>
            <tr>
              <th scope="col">${say(words, "results-column-element")}</th>
              ${questionnaire.tiers.map(({ label }) => html`<th scope="col">${label}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${offers.map(
              ({ element, tiers }) => html`
                <tr>
                  <th scope="row">${names.get(element) ?? element}</th>
                  ${tiers.map(
                    ({ available, planned }) => html`
                      <td>
                        ${planned.length ? links(planned) : html`<p class="offers__empty">${say(words, "offers-empty")}</p>`}
                        ${
                          available.length
                            ? html`<details class="offers__more"><summary>${counted(words, available.length, "offers-available-one", "offers-available-many")}</summary>${links(available)}</details>`
                            : html`<p class="muted">${say(words, "offers-available-none")}</p>`
                        }
                      </td>
                    `,
                  )}
                </tr>
              `,
            )}
          </tbody>
        </table>
      </section>
    </section>
  `
}
