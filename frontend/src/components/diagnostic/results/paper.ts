import { say } from "../../../browser/words"
import type { Assessment } from "../../../core/answers"
import { type Block, boardPaper, fullReport } from "../../../core/report"
import { reportWords } from "../../../core/report-words"
import { asDate, type Dictionary, whose } from "./figures"
import { actionInWords } from "./plan"
import type { Shown } from "./shown"

export type PaperName = "board-paper" | "report"

/** A block of a report, or what only a page and a Word document have: a picture, a link. */
export type PaperBlock =
  | Exclude<Block, { kind: "table" }>
  /** Its caption is not shown where the heading before it says the same. */
  | (Extract<Block, { kind: "table" }> & { isNamed: boolean })
  | { kind: "picture"; of: "wheel" | "bars" }
  | { kind: "link"; before: string; text: string; address: string }

export interface Paper {
  name: PaperName
  language: string
  title: string
  subtitle: string
  /** Stands on every page of it. */
  mark: string
  blocks: readonly PaperBlock[]
}

/** How many actions two pages have room for, and letters of each and of its owner. */
const mostActions = 5
const mostOfText = 120
const mostOfOwner = 40

/** A report of the core with its pictures, with what is planned, and with where the method is explained. */
export function paperOf(name: PaperName, { assessment, earlier }: Pick<Shown, "assessment" | "earlier">, dictionary: Dictionary): Paper {
  const { questionnaire, words } = dictionary
  const titles = { boardTitle: say(words, "paper-board-title"), fullTitle: say(words, "paper-full-title") }
  const input = { questionnaire, assessment, now: new Date().toISOString(), words: { ...reportWords, ...titles }, ...(earlier && { earlier }) }
  const method = { kind: "link", before: say(words, "paper-method"), text: say(words, "results-how-scored"), address: `${questionnaire.site.address}diagnostic/scoring/` } as const
  const { language, title, blocks } = name === "report" ? fullReport(input) : boardPaper(input)
  return {
    name,
    language,
    title,
    subtitle: [whose(assessment), asDate(assessment.changed)].join(", "),
    mark: say(words, "paper-mark"),
    blocks: blocks.flatMap((block, index): PaperBlock[] => {
      const before = blocks[index - 1]
      const isFirstTable = block.kind === "table" && blocks.findIndex(({ kind }) => kind === "table") === index
      const ready = readable(block, before?.kind === "heading" ? before.text : "")
      if (isFirstTable) return [{ kind: "picture", of: "wheel" }, ...(name === "report" ? [{ kind: "picture", of: "bars" } as const] : []), ready]
      if (block.kind !== "heading") return [ready]
      if (block.text === reportWords.isNot) return [method, ready]
      return name === "board-paper" && block.text === reportWords.asks ? [...planned(assessment, dictionary), ready] : [ready]
    }),
  }
}

/** A table without the columns that have nothing in them: paper has no room for what is not there. */
function readable(block: Block, heading: string): PaperBlock {
  if (block.kind !== "table") return block
  const isUsed = (column: number) => column === 0 || block.rows.some((row) => row[column])
  const kept = (row: readonly string[]) => row.filter((_, column) => isUsed(column))
  return { ...block, columns: kept(block.columns), rows: block.rows.map(kept), isNamed: block.caption === heading }
}

/** The first actions that are still open, in short. */
function planned({ plan }: Assessment, dictionary: Dictionary): PaperBlock[] {
  const { words } = dictionary
  const open = plan.filter(({ status }) => status !== "done" && status !== "stopped")
  if (!open.length) return []
  const rest = open.length - mostActions
  return [
    { kind: "heading", level: 2, text: say(words, "paper-actions") },
    {
      kind: "table",
      isNamed: true,
      caption: say(words, "plan-table"),
      columns: [say(words, "plan-column-text"), say(words, "plan-column-owner"), say(words, "plan-column-due"), say(words, "plan-column-status")],
      rows: open.slice(0, mostActions).map((action) => {
        const { owner, due, status } = actionInWords(dictionary, action)
        return [shortened(action.text, mostOfText), shortened(owner, mostOfOwner), due, status]
      }),
    },
    ...(rest > 0 ? [{ kind: "paragraph", text: say(words, "paper-more", { count: rest }) } as const] : []),
  ]
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most).trimEnd()}…` : text
}
