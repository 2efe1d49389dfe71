/** The list as it is shown, as files for other programs. */

import { csvOf } from "../table"
import type { Values } from "./narrow"
import type { Facet } from "./view"

/** An entry as it leaves the site. */
export interface Taken {
  readonly name: string
  readonly title: string
  /** In full, so that it leads somewhere from a file too. */
  readonly address: string
  readonly kind: string
  readonly summary: string
  /** Publisher or organisation; empty when there is none. */
  readonly by: string
  readonly updated: string
  readonly values: Values
}

/** What the fixed columns are called. */
export type Headings = Readonly<Record<"title" | "address" | "kind" | "summary" | "by" | "updated", string>>

/** A table with a column for each facet, for programs that read UTF-8 with a byte order mark, as spreadsheets do. */
export function asCsv(entries: readonly Taken[], facets: readonly Facet[], headings: Headings): string {
  const columns = ["title", "address", "kind", "summary", "by", "updated"] as const
  const rows = [
    [...columns.map((column) => headings[column]), ...facets.map(({ title }) => title)],
    ...entries.map((entry) => [...columns.map((column) => entry[column]), ...facets.map((facet) => labels(entry.values, facet).join("; "))]),
  ]
  return csvOf(rows)
}

/** The same with the ids that the site's open data uses, and with the view that it is of. */
export function asJson(entries: readonly Taken[], facets: readonly Facet[], view: { address: string; choices: string }): string {
  const written = entries.map(({ values, ...entry }) => ({
    ...entry,
    ...Object.fromEntries(facets.map(({ name }) => [name, values[name] ?? []])),
    kind_in_words: entry.kind,
    kind: entry.name.split("/")[0],
  }))
  return `${JSON.stringify({ ...view, count: entries.length, entries: written }, null, 2)}\n`
}

function labels(values: Values, { name, choices }: Facet): string[] {
  return (values[name] ?? []).map((value) => choices.find(({ id }) => id === value)?.label ?? value)
}
