/** What there is for everyone, for some and for people who are unwell, element by element, with the gaps to see. */

import type { Assessment } from "./answers"
import { entryOf, type Questionnaire } from "./questionnaire"

export interface Offer {
  tier: string
  /** Interventions of the catalogue that statements of the element lead to, in the order in which they do. */
  available: string[]
  /** Interventions of this tier in the plan, for this element, that were not stopped. Empty is what to look for. */
  planned: string[]
}

export interface ElementOffers {
  element: string
  /** One for each tier, in their order. */
  tiers: Offer[]
}

/** Interventions by element and tier. An intervention stands in every tier that it has; every cell is there, empty or not. */
export function offersOf(
  questionnaire: Questionnaire,
  { plan }: Pick<Assessment, "plan"> = { plan: [] },
): ElementOffers[] {
  const { elements, statements, tiers, catalogue } = questionnaire
  const elementOf = new Map(statements.map(({ id, element }) => [id, element]))
  const hasTier = (id: string, tier: string) => entryOf(catalogue.interventions, id)?.tiers.includes(tier) ?? false
  return elements.map(({ id }) => {
    const available = statements.filter(({ element }) => element === id).flatMap(({ interventions }) => interventions)
    const planned = plan
      .filter(
        ({ status, element, statement }) => status !== "stopped" && (element ?? elementOf.get(statement ?? "")) === id,
      )
      .flatMap(({ intervention }) => intervention ?? [])
    const of = (interventions: string[], tier: string) =>
      [...new Set(interventions)].filter((each) => hasTier(each, tier))
    return {
      element: id,
      tiers: tiers.map((tier) => ({ tier: tier.id, available: of(available, tier.id), planned: of(planned, tier.id) })),
    }
  })
}
