import { say, type Words } from "../../browser/words"
import { type Items, type Lookup } from "../../core/my-list/items"
import { escaped, type Row } from "../../core/table"
import { workbookOf } from "../documents/workbook"
import { type Log, logRows } from "./log"

/** The learning log as an Excel workbook, with what is not read yet on a sheet of its own. */
export function logWorkbook(log: Log, items: Items, lookup: Lookup, words: Words): Promise<Blob> {
  const title = say(words, "log-column-title")
  const note = say(words, "log-column-note")
  const widths = { [title]: 50, [note]: 60, [say(words, "log-column-kind")]: 24, [say(words, "log-column-address")]: 50 }
  const unread: Row[] = items
    .filter(({ read }) => read === undefined)
    .map((item) => [item.saved.slice(0, 10), lookup(item.entry)?.title ?? item.title, item.note?.text ?? ""].map(escaped))
  return workbookOf([
    { name: say(words, "log-sheet"), rows: logRows(log).map((row) => row.map(escaped)), widths },
    { name: say(words, "log-sheet-unread"), rows: [[say(words, "log-column-saved"), title, say(words, "list-note")], ...unread], widths: { ...widths, [say(words, "list-note")]: 60 } },
  ])
}
