import { say, type Words } from "../../browser/words"
import { paragraph, tableOf, wordDocument } from "../documents/word-document"
import type { Log } from "./log"

/** Widths of the columns in hundredths: the day, title, kind, minutes, note, address. */
const shares = [12, 22, 12, 9, 30, 15]

/** The learning log as a Word document. */
export function logDocument(log: Log, site: { name: string; address: string }, words: Words): Promise<Blob> {
  const title = say(words, "log-title")
  const rows = [...log.rows, log.total].map((row) => row.map((cell) => String(cell ?? "")))
  return wordDocument({ title, heading: title, mark: say(words, "log-mark"), site, language: "en-GB" }, [paragraph(log.sentence), ...tableOf(log.columns, rows, shares)])
}
