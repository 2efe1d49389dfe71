/**
 * Next steps for a gap: an intervention, something to read, a case like yours, and the measure to watch.
 *
 * Deterministic: the same answers always lead to the same steps. They come in the order in which the statement names them:
 * its writer weighed fit, evidence and cost, and the work before the worker. Only what costs most goes last, because most who
 * use this have no budget (need N5). Reasons are data, so that the page puts them into words.
 */

import type { Assessment } from "./answers"
import {
  type CaseStudy,
  type Catalogue,
  type Entry,
  entryOf,
  type Intervention,
  type Questionnaire,
} from "./questionnaire"
import type { Rated, Results } from "./score"

/** Why a step is offered. */
export interface Because {
  /** The statement, its level and the level aimed for. */
  statement: string
  level: number
  target: number
  /** Of an intervention: what speaks for it. Ids of `cost_levels` and `evidence_strengths`. */
  cost?: string
  evidence?: string
  /** Of a case study: the intervention that it tells of, and the sector when it is the reader's own. */
  intervention?: string
  sector?: string
}

export interface Step extends Entry {
  kind: "intervention" | "guidance" | "case_study"
  id: string
  because: Because
}

export interface Suggestion {
  gap: Rated
  /** Two or three where the catalogue has as many: an intervention, guidance, then a case study or else a second intervention. */
  steps: Step[]
  /** The measure to watch. */
  watch: (Entry & { id: string; because: Because }) | null
}

/** Next steps for the first gaps, in the order of the gaps. Statements of the reader's own lead to nothing and are left out. */
export function suggestionsFor(
  { catalogue, cost_levels }: Questionnaire,
  { gaps }: Pick<Results, "gaps">,
  { sector }: Pick<Assessment, "sector"> = {},
  most = gaps.length,
): Suggestion[] {
  const dearest = cost_levels.at(-1)?.id
  return gaps
    .filter(({ statement }) => !statement.own)
    .slice(0, most)
    .map((gap) => {
      const { statement, level, target } = gap
      const because = { statement: statement.id, level, target }
      const interventions = found(catalogue.interventions, statement.interventions).sort(
        ([, one], [, other]) => Number(one.cost === dearest) - Number(other.cost === dearest),
      )
      const [first, second] = interventions.map(([id, { title, address, cost, evidence }]) => ({
        kind: "intervention" as const,
        id,
        title,
        address,
        because: { ...because, cost, evidence },
      }))
      const [read] = found(catalogue.guidance, statement.guidance).map(([id, entry]) => ({
        kind: "guidance" as const,
        id,
        ...entry,
        because,
      }))
      const [measure] = found(catalogue.measures, statement.measures)
      const last = caseLikeYours(catalogue, interventions, because, sector) ?? second
      return {
        gap,
        steps: [first, read, last].filter((step) => step !== undefined),
        watch: measure ? { id: measure[0], ...measure[1], because } : null,
      }
    })
}

/** A case study of the interventions, best of the reader's own sector, else of the intervention that comes first. */
function caseLikeYours(
  { case_studies }: Catalogue,
  interventions: readonly [string, Intervention][],
  because: Because,
  sector: string | undefined,
): Step | undefined {
  const cases: [string, CaseStudy, string][] = interventions.flatMap(([intervention, entry]) =>
    found(case_studies, entry.case_studies).map(
      ([id, study]) => [id, study, intervention] as [string, CaseStudy, string],
    ),
  )
  const best = cases.find(([, study]) => study.sector === sector) ?? cases[0]
  if (!best) return undefined
  const [id, study, intervention] = best
  return {
    kind: "case_study",
    id,
    title: study.title,
    address: study.address,
    because: { ...because, intervention, ...(study.sector === sector && { sector }) },
  }
}

/** Entries by id, in the order of the ids. Those that the catalogue does not have are passed over. */
function found<Kind extends Entry>(entries: Record<string, Kind>, ids: readonly string[]): [string, Kind][] {
  return ids.flatMap((id) => {
    const entry = entryOf(entries, id)
    return entry ? [[id, entry] as [string, Kind]] : []
  })
}
