import { need } from "../../browser/need"
import type { Caption } from "../picture/framed"
import { type ChartData, type ChartKind, type Row } from "./chart-data"
import { chartKinds } from "./chart-picture"

type CsvCell = string | number | null

/** What a chart says in the page. Everything that is drawn or saved comes from here and from nowhere else. */
export interface WrittenChart {
  data: ChartData
  caption: Caption
  /** The table with all its columns, then what goes with every row: breaks, sources, base, title and sentence. */
  csv: CsvCell[][]
}

export function readChart(root: HTMLElement): WrittenChart {
  const table = need<HTMLTableElement>(root, "table")
  const heads = [...need<HTMLElement>(table, "thead tr").children] as HTMLElement[]
  const lines: { row: Row; cells: HTMLElement[] }[] = []
  let brokenBecause = ""
  for (const line of table.querySelectorAll<HTMLElement>("tbody tr")) {
    if (line.dataset.break !== undefined) {
      brokenBecause = textOf(need(line, "[data-reason]"))
      continue
    }
    const cells = [...line.children] as HTMLElement[]
    const figures = cells.filter((_, place) => heads[place]?.dataset.column !== undefined)
    lines.push({
      cells,
      row: {
        label: textOf(cells[0] as HTMLElement),
        figures: figures.map((cell) => ({ value: numberOf(cell.dataset.value), text: textOf(cell) })),
        at: numberOf(line.dataset.at),
        hollow: line.dataset.hollow !== undefined,
        brokenBecause,
      },
    })
    brokenBecause = ""
  }
  const rows = lines.map(({ row }) => row)
  const title = textOf(need(table, "caption"))
  const sentence = textOf(need(root, "[data-sentence]"))
  const about = [...root.querySelectorAll<HTMLElement>("[data-about] > div")].map(named)
  const sources = [...new Set([...root.querySelectorAll<HTMLAnchorElement>("tbody a[href], [data-about] a[href]")].map(({ href }) => href))]
  const columns = heads.filter(({ dataset }) => dataset.column !== undefined).map(textOf)
  const said = (name: string) => root.dataset[name] ?? ""
  const read = named(need(root, "[data-read]")).join(": ")
  const notes = [...about.map((pair) => pair.join(": ")).filter((note) => note !== read), ...sources]
  return {
    data: {
      kind: kindOf(root.dataset.chart),
      columns,
      rows,
      words: { break: said("breakWord"), axis: said("axisWords"), solid: said("solid"), hollow: said("hollow"), darker: said("darker") },
    },
    caption: {
      title,
      subtitle: read,
      notes: [sentence, ...notes],
      description: [sentence, ...rows.map((row) => described(row, columns, said("breakWord"))), read, ...notes].join(" "),
    },
    csv: [
      [...heads.map(textOf), said("breakHeading"), ...about.map(([name]) => name), said("titleHeading"), said("sentenceHeading")],
      ...lines.map(({ cells, row }) => [...cells.map(forSpreadsheet), row.brokenBecause, ...about.map(([, text]) => text), title, sentence]),
    ],
  }
}

/** A row in words: `2013-14: 4.06%.`, with the break before it. */
function described({ label, figures, brokenBecause }: Row, columns: readonly string[], breakWord: string): string {
  const said = figures.map(({ text }, column) => (columns.length > 1 ? `${columns[column]} ${text}` : text)).join(", ")
  return [...(brokenBecause ? [`${breakWord}: ${brokenBecause}`] : []), `${label}: ${said}.`].join(" ")
}

/** A name and what stands beside it. */
function named(pair: HTMLElement): [string, string] {
  const texts = [...pair.querySelectorAll("dd")].map((text) => String(forSpreadsheet(text)))
  return [textOf(need(pair, "dt")), texts.join("; ")]
}

/** A number as a number, a link as its address after its words, anything else as it reads. */
function forSpreadsheet(cell: HTMLElement): CsvCell {
  const value = numberOf(cell.dataset.value)
  if (value !== null) return value
  const link = cell.querySelector("a")
  return link ? `${(cell.firstChild?.textContent ?? "").trim()} ${link.href}`.trim() : textOf(cell)
}

function kindOf(name: string | undefined): ChartKind {
  const kind = chartKinds.find((known) => known === name)
  if (!kind) throw new Error(`There is no chart of the kind ${name}.`)
  return kind
}

function numberOf(text: string | undefined): number | null {
  if (text === undefined) return null
  const value = Number(text)
  if (text.trim() === "" || !Number.isFinite(value)) throw new Error(`${text} is not a number to draw.`)
  return value
}

function textOf(element: Element): string {
  return (element.textContent ?? "").replace(/\s+/g, " ").trim()
}
