import writeExcelFile, { type CellObject } from "write-excel-file/universal"

import type { Assessment } from "../../../core/answers"
import type { Questionnaire } from "../../../core/questionnaire"
import { type Sheet, toSheets } from "../../../core/spreadsheet"

/** Widths in letters by heading: room for what stands in the column. The rest get a little more than their heading. */
const widths: Record<string, number> = { Statement: 60, Note: 40, Evidence: 30, What: 50, Measure: 30, Intervention: 40, Value: 60, Field: 32, Element: 28, Part: 28, Id: 22, "In words": 24 }

/** The assessment as an Excel workbook. Every text is a text cell, so that nothing in it is ever worked out as a formula. */
export function workbookFile(assessment: Assessment, questionnaire: Questionnaire, now: string): Promise<Blob> {
  const sheets = toSheets(assessment, questionnaire, now).map(({ name, rows }) => ({
    sheet: name,
    data: rows.map((row, index) => row.map((cell) => cellOf(cell, index === 0))),
    columns: (rows[0] ?? []).map((heading) => ({ width: widths[String(heading)] ?? String(heading).length + 4 })),
    stickyRowsCount: 1,
  }))
  return writeExcelFile(sheets).toBlob()
}

function cellOf(cell: Sheet["rows"][number][number], isHeading: boolean): CellObject | null {
  if (cell === null || cell === "") return null
  const heading = isHeading ? ({ fontWeight: "bold" } as const) : {}
  if (typeof cell === "number") return { value: cell, type: Number, alignVertical: "top", ...heading }
  return { value: cell, type: String, format: "@", wrap: true, alignVertical: "top", ...heading }
}
