/** Rows of cells as CSV, and back. Who writes Excel from them is not decided here. */

import { dsvFormat } from "d3-dsv"

/** What a cell holds. Readers of workbooks may also give booleans and dates. */
export type Cell = string | number | boolean | Date | null
export type Rows = readonly (readonly Cell[])[]

/** What we write. */
export type Row = (string | number | null)[]

/** CSV for programs that read UTF-8 with a byte order mark, as spreadsheets do. No cell is taken for a formula. */
export function csvOf(rows: readonly Row[]): string {
  const comma = dsvFormat(",")
  const lines = rows.map((row) => comma.formatRows([row.map(escaped)]))
  return `\uFEFF${lines.join("\r\n")}\r\n`
}

/** The rows of a CSV file, whether it is parted by commas, semicolons or tabs, with or without a byte order mark. */
export function fromCsv(text: string): string[][] {
  const [, declared, rows = ""] = /^\uFEFF?(?:sep=(.)\r?\n)?([^]*)$/.exec(text) ?? []
  const first = (/^[^\r\n]*/.exec(rows)?.[0] ?? "").replace(/"[^"]*"/g, "")
  const [likely = ","] = [",", ";", "\t"].sort((one, other) => first.split(other).length - first.split(one).length)
  return dsvFormat(declared ?? likely).parseRows(rows)
}

/**
 * A cell that no spreadsheet takes for a formula: an apostrophe goes before a sign that would begin one.
 *
 * One goes before such an apostrophe too, so that `unescaped` always gives back what was there.
 * (https://owasp.org/www-community/attacks/CSV_Injection)
 */
export function escaped(cell: string | number | null): string | number | null {
  return typeof cell === "string" && /^'*[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell
}

/** A cell as it was before `escaped`. */
export function unescaped(cell: Cell): Cell {
  return typeof cell === "string" && /^'+[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell
}
