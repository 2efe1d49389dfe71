import { AlignmentType, ExternalHyperlink, type FileChild, ImageRun, Paragraph, TextRun } from "docx"

import { bold, headingOf, paragraph, pointsOf, tableOf, wordDocument } from "../../documents/word-document"
import { lightColours } from "../../picture/light-colours"
import { pngFile } from "../../picture/png-file"
import type { Dictionary } from "./figures"
import type { Paper, PaperBlock } from "./paper"
import { pictureForFile } from "./pictures"
import type { Shown } from "./shown"

/** Pixels across a page of A4 between its margins, at Word's 96 to the inch. */
const pageWidth = 672

/** A paper as a Word document, with a text alternative for each picture. */
export async function wordFile(paper: Paper, shown: Shown, dictionary: Dictionary): Promise<Blob> {
  const { title, subtitle, mark, language } = paper
  const blocks = await Promise.all(paper.blocks.map((block) => drawn(block, paper, shown, dictionary)))
  const isShort = paper.name === "board-paper" // It has to stay on two pages.
  return wordDocument({ title: `${title}: ${subtitle}`, heading: title, mark, language, site: dictionary.questionnaire.site, isShort }, blocks.flat())
}

async function drawn(block: PaperBlock, { name }: Paper, shown: Shown, dictionary: Dictionary): Promise<FileChild[]> {
  switch (block.kind) {
    case "heading":
      return [headingOf(block.text, block.level === 2 ? 1 : 2)]
    case "paragraph":
      return [paragraph(block.text)]
    case "link": {
      const { before, text, address } = block
      const link = new ExternalHyperlink({ link: address, children: [new TextRun({ text: `${text} (${address})`, style: "Hyperlink" })] })
      return [new Paragraph({ children: [new TextRun(`${before} `), link] })]
    }
    case "list":
      return pointsOf(block.items)
    case "picture":
      return [await pictured(block.of, name === "board-paper" ? 0.62 : 0.92, shown, dictionary)]
    case "table": {
      // The first column names its row and needs the most room.
      const { columns, rows } = block
      const first = columns.length > 5 ? 30 : 40
      const shares = columns.map((_, index) => (index ? (100 - first) / (columns.length - 1) : first))
      return [...(block.isNamed ? [] : [bold(block.caption)]), ...tableOf(columns, rows, shares)]
    }
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
