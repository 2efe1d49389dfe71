import { html, nothing, type TemplateResult } from "lit-html"

import { pageAddress } from "../../../browser/site-address"
import { say } from "../../../browser/words"
import { offersOf } from "../../../core/offers"
import { entryOf } from "../../../core/questionnaire"
import { type Contents, paragraph, section, table } from "./parts"
import { counted, nameOf, type Shown } from "./shown"

/** What is planned for everyone, for some and for people who are unwell, element by element. Empty cells say so. */
export function offersSection({ source: { words, questionnaire }, assessment }: Shown): TemplateResult {
  const links = (ids: readonly string[]) => html`<ul>
    ${ids.map((id) => {
      const intervention = entryOf(questionnaire.catalogue.interventions, id)
      return intervention ? html`<li><a href=${pageAddress(intervention.address)}>${intervention.title}</a></li>` : nothing
    })}
  </ul>`
  return section("results-offers", say(words, "offers-title"), [
    paragraph(say(words, "offers-what")),
    table(
      say(words, "offers-table"),
      [say(words, "results-column-element"), ...questionnaire.tiers.map(({ label }) => label)],
      offersOf(questionnaire, assessment)
        .filter(({ element }) => assessment.elements.includes(element))
        .map(({ element, tiers }) => [
          nameOf(questionnaire, element),
          ...tiers.map(({ available, planned }): Contents => [
            planned.length ? links(planned) : html`<p class="offers__empty">${say(words, "offers-empty")}</p>`,
            available.length
              ? html`<details class="offers__more"><summary>${counted(words, available.length, "offers-available-one", "offers-available-many")}</summary>${links(available)}</details>`
              : html`<p class="muted">${say(words, "offers-available-none")}</p>`,
          ]),
        ]),
      "matrix offers",
    ),
  ])
}
