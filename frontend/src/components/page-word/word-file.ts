import { ExternalHyperlink, type FileChild, Paragraph, type ParagraphChild, TextRun } from "docx"

import { bold, headingOf, tableOf, wordDocument, written } from "../documents/word-document"
import type { Block, PageText, Run } from "./block"
import { readPage } from "./read-page"

export interface WordFrame {
  /** What the document is and is not; stands above its heading and at the foot of its pages. */
  mark: string
  site: { name: string; address: string }
  language: string
}

/** A part of the page as a Word document with the same words, headings, lists, tables and links. */
export const wordFileOf = (root: Element, frame: WordFrame): Promise<Blob> => wordFile(readPage(root), frame)

export function wordFile({ heading, blocks }: PageText, { mark, site, language }: WordFrame): Promise<Blob> {
  return wordDocument({ title: heading, heading, mark, site, language }, blocks.flatMap(drawn))
}

function drawn(block: Block): FileChild[] {
  switch (block.kind) {
    case "heading":
      return [block.level === 4 ? bold(block.text) : headingOf(block.text, block.level === 2 ? 1 : 2)]
    case "paragraph":
      return [new Paragraph({ children: block.runs.map(inline) })]
    case "list":
      return block.items.map((runs, index) => item(block.isNumbered ? [{ text: `${index + 1}. ` }, ...runs] : runs, block.isNumbered))
    case "table":
      return tableOf(block.columns, block.rows, sharesOf(block.columns.length))
  }
}

/** Numbers are text, so that a list begins with 1 again and a number means the same on paper, on the page and in an e-mail. */
function item(runs: readonly Run[], isNumbered: boolean): Paragraph {
  const children = runs.map(inline)
  const spacing = { after: 60 }
  return new Paragraph(isNumbered ? { children, spacing, indent: { left: 400, hanging: 400 } } : { children, spacing, numbering: { reference: "points", level: 0 } })
}

function inline({ text, address, isBold = false }: Run): ParagraphChild {
  if (!address) return new TextRun({ text: written(text), bold: isBold })
  return new ExternalHyperlink({ link: address, children: [new TextRun({ text: written(text), style: "Hyperlink", bold: isBold })] })
}

/** Widths of columns in hundredths: the first names its row and needs the most room. */
function sharesOf(columns: number): number[] {
  const first = columns === 1 ? 100 : 40
  return Array.from({ length: columns }, (_, index) => (index ? (100 - first) / (columns - 1) : first))
}
