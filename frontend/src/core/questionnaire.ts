/**
 * What is asked, as the build inlines it in the page.
 *
 * Fields keep their names from the YAML files in `resources/diagnostic/`. Nothing here knows how many elements,
 * statements or levels there are: another model is other data.
 */

/** How long a form is. Each form holds all statements of the shorter ones. Shortest first. */
export const depths = ["pulse", "standard", "full"] as const
export type Depth = (typeof depths)[number]

/** One step of the scale. */
export interface Level {
  /** 0 for the lowest, then one more for each: always its own place in `levels`. */
  value: number
  label: string
  meaning: string
}

/** A score in words. */
export interface Band {
  id: string
  /** The lowest score that belongs to it, from 0 to 100. */
  from_score: number
  label: string
  meaning: string
}

/** One segment of the wheel. */
export interface Element {
  id: string
  name: string
  /** Of its page. */
  address: string
  components: { id: string; name: string }[]
}

/** Something about an organisation that can be seen, and rated. */
export interface Statement {
  /** Never changes and is never used again. Never starts with `own-`, which marks a reader's own statements. */
  id: string
  element: string
  component: string
  /** The shortest form that it is in. */
  depth: Depth
  /** More than 0. How much it counts beside the others of its element. */
  weight: number
  text: string
  /** The same in plainer words, for a place with no HR and no wellbeing lead. */
  in_a_small_organisation: string | null
  /** Whether it is about equality and inclusion. */
  inclusion: boolean
  /** Kinds of organisation that it is worded for. Empty when it fits all. */
  sectors: string[]
  /** What to try when the level is low: changes to the work before changes to the worker, most promising first. */
  interventions: string[]
  measures: string[]
  guidance: string[]
}

/** An id of a closed list and what readers see. */
export interface Term {
  id: string
  label: string
}

/** What the build knows about an entry that a suggestion can lead to. */
export interface Entry {
  title: string
  address: string
}

export interface Intervention extends Entry {
  tiers: string[]
  /** One of `cost_levels`. */
  cost: string
  /** One of `evidence_strengths`. */
  evidence: string
  case_studies: string[]
}

export interface CaseStudy extends Entry {
  sector: string
  organisation: string
}

/** Entries by id. Ids may be any word, so look one up with `entryOf`. */
export type Entries<Kind extends Entry = Entry> = Record<string, Kind>

export interface Catalogue {
  interventions: Entries<Intervention>
  measures: Entries
  guidance: Entries
  case_studies: Entries<CaseStudy>
}

export interface Questionnaire {
  model: { id: string; version: number; title: string; minutes_per_statement: number }
  /** Lowest first; at least two. */
  levels: Level[]
  /** What readers see for the two answers that are no level. */
  does_not_apply: string
  dont_know: string
  /** Lowest first; the first begins at 0. */
  bands: Band[]
  /** In the order of the wheel. */
  elements: Element[]
  /** In the order in which they are asked. */
  statements: Statement[]
  /** Asked in an earlier version of the model. Kept so that old answers can be shown. */
  retired: { id: string; text: string }[]
  catalogue: Catalogue
  tiers: Term[]
  /** Cheapest first. */
  cost_levels: Term[]
  /** Best first. */
  evidence_strengths: Term[]
  site: { name: string; address: string }
  /** Where to turn when someone is at risk, for everything that is printed or sent. */
  urgent: { name: string; reach: string }[]
}

/** A statement that the reader has added. It counts like the others of its element, with weight 1. */
export interface OwnStatement {
  /** Starts with `own-`. */
  id: string
  element: string
  text: string
}

/** What one assessment asks: a form of one length, over some of the elements. */
export interface Scope {
  depth: Depth
  elements: readonly string[]
  /** Leaves out statements that are worded for other sectors. Without it all are asked. */
  sector?: string
}

/** A statement of the model or of the reader's own, as it is asked. */
export interface AskedStatement extends Omit<Statement, "component"> {
  /** `null` for the reader's own. */
  component: string | null
  /** Whether it is the reader's own. Those of the model are the very objects of the questionnaire, and do not say. */
  own?: boolean
}

/**
 * The statements that are asked, in the order of the wheel; the reader's own come last in their element.
 *
 * Sums run in this order, so that a score is the same to the last bit whatever the order of answering.
 */
export function statementsInScope(
  { elements, statements }: Questionnaire,
  scope: Scope,
  ownStatements: readonly OwnStatement[] = [],
): AskedStatement[] {
  const longest = depths.indexOf(scope.depth)
  const fits = ({ depth, sectors }: Statement) =>
    depths.indexOf(depth) <= longest && (!scope.sector || !sectors.length || sectors.includes(scope.sector))
  return elements
    .filter(({ id }) => scope.elements.includes(id))
    .flatMap(({ id }) => [
      ...statements.filter((statement) => statement.element === id && fits(statement)),
      ...ownStatements.filter(({ element }) => element === id).map(asAsked),
    ])
}

/** A statement of the reader's own is asked in every form and leads to nothing in the catalogue. */
function asAsked(own: OwnStatement): AskedStatement {
  return {
    ...own,
    component: null,
    depth: "pulse",
    weight: 1,
    in_a_small_organisation: null,
    inclusion: false,
    sectors: [],
    interventions: [],
    measures: [],
    guidance: [],
    own: true,
  }
}

/** A statement's words, plainer ones for a small organisation where there are any. */
export function textOf(
  { text, in_a_small_organisation }: Pick<Statement, "text" | "in_a_small_organisation">,
  small = false,
): string {
  return (small && in_a_small_organisation) || text
}

/** How long so many statements take one person: whole minutes, never less than one unless there is nothing to do. */
export function expectedMinutes({ model }: Questionnaire, statements: number): number {
  return Math.ceil(statements * model.minutes_per_statement)
}

/** The value of the highest level. */
export function topLevel({ levels }: Questionnaire): number {
  return levels.length - 1
}

/** An entry of the catalogue, by its own id only: a word such as `constructor` finds nothing that is not there. */
export function entryOf<Kind>(entries: Record<string, Kind>, id: string): Kind | undefined {
  return Object.hasOwn(entries, id) ? entries[id] : undefined
}
