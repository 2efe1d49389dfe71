import { download, fileNameOf } from "../../../browser/files"
import { part } from "../../../browser/part"
import { toCalendar } from "../../../core/calendar"
import { toText } from "../../../core/saved-file"
import { toCsv } from "../../../core/spreadsheet"
import { type Dictionary, whose } from "./figures"
import { paperOf, type PaperName } from "./paper"
import { pictureAsPng, pictureAsSvg } from "./pictures"
import type { Shown } from "./shown"

/** Everything that can be taken away from the results. */
export const fileKinds = ["json", "xlsx", "csv", "ics", "wheel-svg", "wheel-png", "bars-svg", "bars-png", "board-paper-docx", "report-docx"] as const
export type FileKind = (typeof fileKinds)[number]

/** Makes a file of one kind and hands it to the reader. Returns its name. Writers that weigh much come when asked for. */
export async function saveFile(kind: FileKind, shown: Shown, dictionary: Dictionary): Promise<string> {
  const { assessment } = shown
  const { questionnaire } = dictionary
  const now = new Date().toISOString()
  const base = fileNameOf(`${whose(assessment)} ${assessment.changed.slice(0, 10)}`)
  const keep = (name: string, content: BlobPart, type: string) => {
    download(name, content, type)
    return name
  }
  switch (kind) {
    case "json":
      return keep(`${base}.json`, toText(assessment, questionnaire, now), "application/json")
    case "csv":
      return keep(`${base}-answers.csv`, toCsv(assessment, questionnaire), "text/csv;charset=utf-8")
    case "ics":
      return keep(`${base}-plan.ics`, toCalendar(assessment, questionnaire, now), "text/calendar;charset=utf-8")
    case "xlsx": {
      const { workbookFile } = await part<typeof import("./workbook")>("results-excel")
      return keep(`${base}.xlsx`, await workbookFile(assessment, questionnaire, now), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    }
    case "wheel-svg":
    case "bars-svg": {
      const of = kind === "wheel-svg" ? "wheel" : "bars"
      return keep(`${base}-${of}.svg`, pictureAsSvg(of, shown, dictionary), "image/svg+xml")
    }
    case "wheel-png":
    case "bars-png": {
      const of = kind === "wheel-png" ? "wheel" : "bars"
      return keep(`${base}-${of}.png`, await pictureAsPng(of, shown, dictionary), "image/png")
    }
    case "board-paper-docx":
    case "report-docx": {
      const name: PaperName = kind === "board-paper-docx" ? "board-paper" : "report"
      const { wordFile } = await part<typeof import("./word")>("results-word")
      const file = await wordFile(paperOf(name, shown, dictionary), shown, dictionary)
      return keep(`${base}-${name}.docx`, file, "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    }
  }
}
