import { say, type Words } from "../../browser/words"
import { type Items, type Lookup, noteInFull, readItems, totalMinutes } from "../../core/my-list/items"
import type { Row } from "../../core/table"

/** The learning log as a table: what was read, the earliest first, and the total of minutes. */
export interface Log {
  columns: string[]
  rows: Row[]
  total: Row
  /** The same in a sentence. */
  sentence: string
}

export function logOf(items: Items, lookup: Lookup, site: { address: string }, words: Words): Log {
  const columns = ["log-column-day", "log-column-title", "log-column-kind", "log-column-minutes", "log-column-note", "log-column-address"]
  const read = readItems(items)
  const minutes = totalMinutes(items)
  return {
    columns: columns.map((name) => say(words, name)),
    rows: read.map((item) => {
      const entry = lookup(item.entry)
      return [
        item.read ?? "",
        entry?.title ?? item.title,
        entry?.kind_in_words ?? say(words, "list-kind-gone"),
        item.minutes ?? null,
        noteInFull(item, (day) => say(words, "list-note-earlier", { day })),
        entry ? `${site.address}${entry.address}` : "",
      ]
    }),
    total: [say(words, "log-total"), null, null, minutes, null, null],
    sentence: say(words, "log-total-sentence", { count: read.length, minutes }),
  }
}

/** The log's rows as a file of cells holds them: heading, rows, total. Its writer sees to cells that look like formulas. */
export function logRows({ columns, rows, total }: Log): Row[] {
  return [columns, ...rows, total]
}
