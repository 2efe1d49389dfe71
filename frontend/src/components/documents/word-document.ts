/** What our Word documents share: page, styles, header rows, language, title, and a footer with page numbers. */

import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  HeadingLevel,
  LevelFormat,
  PageNumber,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx"

/** Twips: 1 mm on paper. */
const mm = 56.7

export interface Frame {
  /** What the document is called where it is listed, and at its top. */
  title: string
  heading: string
  /** What it is and is not; stands above the heading, and in the footer with `from`. */
  mark: string
  /** The site: its name and address. */
  site: { name: string; address: string }
  language: string
  /** Smaller type and less space, for a paper that has to stay on few pages. */
  isShort?: boolean
}

/** The blocks as a Word document. */
export function wordDocument({ title, heading, mark, site, language, isShort = false }: Frame, blocks: readonly FileChild[]): Promise<Blob> {
  const small = (text: string) => new TextRun({ text: written(text), size: 18 })
  const document = new Document({
    title: written(title),
    subject: mark,
    description: mark,
    creator: site.name,
    lastModifiedBy: site.name,
    styles: {
      default: {
        document: { run: { font: "Arial", size: isShort ? 20 : 22, language: { value: language } }, paragraph: { spacing: { after: isShort ? 80 : 120, line: isShort ? 252 : 276 } } },
        title: { run: { font: "Georgia", size: 44, color: "14302a" }, paragraph: { spacing: { after: 80 } } },
        heading1: { run: { font: "Georgia", size: 30, color: "14302a" }, paragraph: { spacing: { before: isShort ? 160 : 240, after: isShort ? 60 : 100 }, keepNext: true } },
        heading2: { run: { font: "Georgia", size: 24, color: "14302a" }, paragraph: { spacing: { before: 180, after: 80 }, keepNext: true } },
      },
    },
    numbering: {
      config: [{ reference: "points", levels: [{ level: 0, format: LevelFormat.BULLET, text: "•", alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 6 * mm, hanging: 4 * mm } } } }] }],
    },
    sections: [
      {
        properties: { page: { size: { width: 210 * mm, height: 297 * mm }, margin: { top: 18 * mm, bottom: 18 * mm, left: 16 * mm, right: 16 * mm } } },
        footers: {
          default: new Footer({ children: [new Paragraph({ children: [small(`${mark}. ${site.name}, ${site.address} `), new TextRun({ children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES], size: 18 })] })] }),
        },
        children: [
          new Paragraph({ children: [new TextRun({ text: written(mark), bold: true })] }),
          new Paragraph({ heading: HeadingLevel.TITLE, text: written(heading) }),
          ...blocks,
        ],
      },
    ],
  })
  return Packer.toBlob(document)
}

export const paragraph = (text: string): Paragraph => new Paragraph({ text: written(text) })

export const bold = (text: string): Paragraph => new Paragraph({ children: [new TextRun({ text: written(text), bold: true })], keepNext: true })

export const headingOf = (text: string, level: 1 | 2 = 1): Paragraph =>
  new Paragraph({ heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2, text: written(text) })

export const pointsOf = (items: readonly string[]): Paragraph[] =>
  items.map((item) => new Paragraph({ text: written(item), numbering: { reference: "points", level: 0 }, spacing: { after: 60 } }))

/** A table with a header row. `shares` are the widths of its columns in hundredths. A paragraph follows, because Word joins a table to the next one. */
export function tableOf(columns: readonly string[], rows: readonly (readonly string[])[], shares: readonly number[]): FileChild[] {
  const line = { style: BorderStyle.SINGLE, size: 4, color: "dad5c4" }
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" }
  const cell = (text: string, column: number, isBold: boolean) =>
    new TableCell({
      width: { size: shares[column] ?? 10, type: WidthType.PERCENTAGE },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: written(text)
        .split("\n")
        .map((line) => new Paragraph({ children: [new TextRun({ text: line, bold: isBold, size: 19 })], spacing: { after: 0 } })),
    })
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: shares.map((share) => Math.round(share * 1.78 * mm)),
    borders: { top: line, bottom: line, left: none, right: none, insideVertical: none, insideHorizontal: line },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: columns.map((text, column) => cell(text, column, true)) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text, column) => cell(text, column, false)) })),
    ],
  })
  return [table, new Paragraph({ text: "", spacing: { after: 0, line: 120 } })]
}

/** Text that XML can hold. Control characters, which somebody may have pasted, make a file that Word refuses. */
export function written(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
}
