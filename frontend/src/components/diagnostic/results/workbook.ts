import type { Assessment } from "../../../core/answers"
import type { Questionnaire } from "../../../core/questionnaire"
import { toSheets } from "../../../core/spreadsheet"
import { workbookOf } from "../../documents/workbook"

const widths = { Statement: 60, Note: 40, Evidence: 30, What: 50, Measure: 30, Intervention: 40, Value: 60, Field: 32, Element: 28, Part: 28, Id: 22, "In words": 24 }

/** The assessment as an Excel workbook. */
export function workbookFile(assessment: Assessment, questionnaire: Questionnaire, now: string): Promise<Blob> {
  return workbookOf(toSheets(assessment, questionnaire, now).map((sheet) => ({ ...sheet, widths })))
}
