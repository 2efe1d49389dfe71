/** What a chart's table says, as plain data. */

export type ChartKind = "bars" | "line" | "dots" | "heat"

export interface Figure {
  /** `null` where there is no number: nothing is drawn. */
  value: number | null
  /** As it stands in the table. */
  text: string
}

export interface Row {
  label: string
  /** One for each column. */
  figures: readonly Figure[]
  /** Its place in time, in years; `null` when the row is no moment. */
  at: number | null
  /** Whether somebody else than its publisher gives the figures. */
  hollow: boolean
  /** Why this row must not be joined to the one before; empty when it may be. */
  brokenBecause: string
}

/** What the picture says beside the table's own words: written in the page, where editors and translators find it. */
export interface ChartWords {
  break: string
  /** With `{low}` in it. */
  axis: string
  solid: string
  hollow: string
  darker: string
}

export interface ChartData {
  kind: ChartKind
  columns: readonly string[]
  rows: readonly Row[]
  words: ChartWords
}

/** Every number in a chart. */
export function numbersIn({ rows }: ChartData): number[] {
  return rows.flatMap(({ figures }) => figures.flatMap(({ value }) => (value === null ? [] : [value])))
}

/** What every figure ends with, so that the scale can too: `%`, or nothing. */
export function endingOf({ rows }: ChartData): string {
  const figures = rows.flatMap((row) => row.figures).filter(({ value }) => value !== null)
  return figures.length > 0 && figures.every(({ text }) => text.endsWith("%")) ? "%" : ""
}
