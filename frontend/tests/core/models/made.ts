import type { Questionnaire, Statement } from "../../../src/core/questionnaire"

/** The parts of a questionnaire that a test is about. */
export interface Parts {
  levels: number
  elements: readonly string[]
  statements: readonly (Partial<Statement> & { id: string; element: string })[]
  bands?: readonly { id: string; from_score: number }[]
}

/** A questionnaire with what a test is about, and plain words for the rest. */
export function questionnaireOf({
  levels,
  elements,
  statements,
  bands = [{ id: "any", from_score: 0 }],
}: Parts): Questionnaire {
  return {
    model: { id: "made", version: 1, title: "Made for a test", minutes_per_statement: 1.5 },
    levels: Array.from({ length: levels }, (_, value) => ({
      value,
      label: `Step ${value}`,
      meaning: `What ${value} means`,
    })),
    does_not_apply: "Does not apply",
    dont_know: "Don't know",
    bands: bands.map((band) => ({ ...band, label: `In band ${band.id}`, meaning: `What ${band.id} means.` })),
    elements: elements.map((id) => ({
      id,
      name: `The ${id}`,
      address: `/elements/${id}/`,
      components: [{ id: `${id}-part`, name: `Part of ${id}` }],
    })),
    statements: statements.map((statement) => ({
      component: `${statement.element}-part`,
      depth: "pulse",
      weight: 1,
      text: `Words of ${statement.id}.`,
      in_a_small_organisation: null,
      inclusion: false,
      sectors: [],
      interventions: [],
      measures: [],
      guidance: [],
      ...statement,
    })),
    retired: [],
    catalogue: { interventions: {}, measures: {}, guidance: {}, case_studies: {} },
    tiers: [],
    cost_levels: [],
    evidence_strengths: [],
    site: { name: "A test", address: "https://example.org/" },
    urgent: [{ name: "Samaritans", reach: "116 123" }],
  }
}

/** As large as ours: 7 elements, 63 statements, 5 levels. */
export function questionnaireLikeOurs(): Questionnaire {
  const elements = ["one", "two", "three", "four", "five", "six", "seven"]
  const depths = ["pulse", "pulse", "standard", "standard", "standard", "standard", "full", "full", "full"] as const
  return questionnaireOf({
    levels: 5,
    elements,
    statements: elements.flatMap((element) =>
      depths.map((depth, index) => ({ id: `${element}-${index + 1}`, element, depth, inclusion: index === 3 })),
    ),
    bands: [
      { id: "low", from_score: 0 },
      { id: "middle", from_score: 45 },
      { id: "high", from_score: 85 },
    ],
  })
}
