import {
  AlignmentType,
  type FileChild,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx"

import { pngFile } from "../../wheel-chart/png-file"
import { lightColours } from "../../wheel-chart/light-colours"
import type { Dictionary } from "./figures"
import type { Paper, PaperBlock } from "./paper"
import { pictureForFile } from "./pictures"
import type { Shown } from "./shown"

/** Twips: 1 mm on paper. */
const mm = 56.7

/** Pixels across a page of A4 between its margins, at Word's 96 to the inch. */
const pageWidth = 672

/** A paper as a Word document: real headings, header rows, language, title, and a text alternative for each picture. */
export async function wordFile(paper: Paper, shown: Shown, dictionary: Dictionary): Promise<Blob> {
  const { site } = dictionary.questionnaire
  const blocks = await Promise.all(paper.blocks.map((block) => drawn(block, paper, shown, dictionary)))
  const isShort = paper.name === "board-paper" // It has to stay on two pages.
  const small = (text: string) => new TextRun({ text, size: 18 })
  const document = new Document({
    title: written(`${paper.title}: ${paper.subtitle}`),
    subject: paper.mark,
    description: paper.mark,
    creator: site.name,
    lastModifiedBy: site.name,
    styles: {
      default: {
        document: { run: { font: "Arial", size: isShort ? 20 : 22, language: { value: paper.language } }, paragraph: { spacing: { after: isShort ? 80 : 120, line: isShort ? 252 : 276 } } },
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
          default: new Footer({ children: [new Paragraph({ children: [small(`${paper.mark}. ${site.name}, ${site.address} `), new TextRun({ children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES], size: 18 })] })] }),
        },
        children: [
          new Paragraph({ children: [new TextRun({ text: paper.mark, bold: true })] }),
          new Paragraph({ heading: HeadingLevel.TITLE, text: written(paper.title) }),
          ...blocks.flat(),
        ],
      },
    ],
  })
  return Packer.toBlob(document)
}

async function drawn(block: PaperBlock, { name }: Paper, shown: Shown, dictionary: Dictionary): Promise<FileChild[]> {
  switch (block.kind) {
    case "heading":
      return [new Paragraph({ heading: block.level === 2 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2, text: written(block.text) })]
    case "paragraph":
      return [new Paragraph({ text: written(block.text) })]
    case "link": {
      const { before, text, address } = block
      const link = new ExternalHyperlink({ link: address, children: [new TextRun({ text: `${text} (${address})`, style: "Hyperlink" })] })
      return [new Paragraph({ children: [new TextRun(`${before} `), link] })]
    }
    case "list":
      return block.items.map((item) => new Paragraph({ text: written(item), numbering: { reference: "points", level: 0 }, spacing: { after: 60 } }))
    case "picture":
      return [await pictured(block.of, name === "board-paper" ? 0.62 : 0.92, shown, dictionary)]
    case "table":
      // A paragraph follows, because Word joins a table to the next one.
      return [
        ...(block.isNamed ? [] : [new Paragraph({ children: [new TextRun({ text: written(block.caption), bold: true })], keepNext: true })]),
        tabled(block),
        new Paragraph({ text: "", spacing: { after: 0, line: 120 } }),
      ]
  }
}

async function pictured(of: "wheel" | "bars", widthOfPage: number, shown: Shown, dictionary: Dictionary): Promise<Paragraph> {
  const picture = pictureForFile(of, shown, dictionary)
  const { title, description } = picture.caption
  const png = await pngFile(picture, lightColours(picture))
  const share = (widthOfPage * pageWidth) / picture.width
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new ImageRun({
        type: "png",
        data: await png.arrayBuffer(),
        transformation: { width: Math.round(picture.width * share), height: Math.round(picture.height * share) },
        altText: { name: of, title, description },
      }),
    ],
  })
}

/** The first column names its row and needs the most room. */
function tabled({ columns, rows }: Extract<PaperBlock, { kind: "table" }>): Table {
  const first = columns.length > 5 ? 30 : 40
  const widths = columns.map((_, index) => (index ? (100 - first) / (columns.length - 1) : first))
  const line = { style: BorderStyle.SINGLE, size: 4, color: "dad5c4" }
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" }
  const cell = (text: string, column: number, bold: boolean) =>
    new TableCell({
      width: { size: widths[column] ?? 10, type: WidthType.PERCENTAGE },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: [new Paragraph({ children: [new TextRun({ text: written(text), bold, size: 19 })], spacing: { after: 0 } })],
    })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: widths.map((share) => Math.round(share * 1.78 * mm)),
    borders: { top: line, bottom: line, left: none, right: none, insideVertical: none, insideHorizontal: line },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: columns.map((text, column) => cell(text, column, true)) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text, column) => cell(text, column, false)) })),
    ],
  })
}

/** Text that XML can hold. Control characters, which somebody may have pasted, make a file that Word refuses. */
function written(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
}
