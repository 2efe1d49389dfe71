import writeExcelFile, { type CellObject } from "write-excel-file/universal"

import type { Row } from "../../core/table"

/** A sheet of a workbook. */
export interface Sheet {
  name: string
  /** The first row holds the headings, and stays in sight. Give cells `escaped`: saved as CSV, they might become formulas. */
  rows: readonly Row[]
  /** Widths in letters by heading: room for what stands in the column. The rest get a little more than their heading. */
  widths: Readonly<Record<string, number>>
}

/** Sheets as an Excel workbook. Every text is a text cell, so that nothing in it is ever worked out as a formula. */
export function workbookOf(sheets: readonly Sheet[]): Promise<Blob> {
  const written = sheets.map(({ name, rows, widths }) => ({
    sheet: name,
    data: rows.map((row, index) => row.map((cell) => cellOf(cell, index === 0))),
    columns: (rows[0] ?? []).map((heading) => ({ width: widths[String(heading)] ?? String(heading).length + 4 })),
    stickyRowsCount: 1,
  }))
  return writeExcelFile(written).toBlob()
}

function cellOf(cell: Row[number], isHeading: boolean): CellObject | null {
  if (cell === null || cell === "") return null
  const heading = isHeading ? ({ fontWeight: "bold" } as const) : {}
  if (typeof cell === "number") return { value: cell, type: Number, alignVertical: "top", ...heading }
  return { value: cell, type: String, format: "@", wrap: true, alignVertical: "top", ...heading }
}
