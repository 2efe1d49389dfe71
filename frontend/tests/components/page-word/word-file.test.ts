import fc from "fast-check"
import { strFromU8, unzipSync } from "fflate"
import { expect, test } from "vitest"

import type { Block } from "../../../src/components/page-word/block"
import { wordFile } from "../../../src/components/page-word/word-file"

const frame = { mark: "A draft", site: { name: "Example Signpost", address: "https://signpost.example/" }, language: "en-GB" }

const filesOf = async (blocks: Block[]) => unzipSync(new Uint8Array(await (await wordFile({ heading: "Chairs", blocks }, frame)).arrayBuffer()))

const read = (text: string) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, "&")

const paragraphsOf = async (blocks: Block[]) => {
  const xml = strFromU8((await filesOf(blocks))["word/document.xml"]!)
  const paragraphs = xml.match(/<w:p>.*?<\/w:p>|<w:p [^>]*>.*?<\/w:p>/gs) ?? []
  return paragraphs.map((paragraph) => [...paragraph.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>/gs)].map(([, text]) => read(text!)).join("")).filter(Boolean)
}

test("headings, sentences, items and cells stand in the document in order", async () => {
  const told = await paragraphsOf([
    { kind: "heading", level: 2, text: "Before" },
    { kind: "paragraph", runs: [{ text: "Read " }, { text: "this", address: "https://example.org/" }, { text: " first." }] },
    { kind: "list", isNumbered: true, items: [[{ text: "One" }], [{ text: "Two" }]] },
    { kind: "list", isNumbered: false, items: [[{ text: "A point" }]] },
    { kind: "heading", level: 4, text: "Below" },
    { kind: "table", columns: ["What", "How many"], rows: [["Chairs", "4"]] },
  ])

  expect(told).toEqual(["A draft", "Chairs", "Before", "Read this first.", "1. One", "2. Two", "A point", "Below", "What", "How many", "Chairs", "4"])
})

test("a link leads where it led on the page", async () => {
  const files = await filesOf([{ kind: "paragraph", runs: [{ text: "this", address: "https://example.org/a?b=c&d" }] }])

  expect(strFromU8(files["word/_rels/document.xml.rels"]!)).toContain('Target="https://example.org/a?b=c&amp;d"')
})

test("a list begins with 1 again", async () => {
  const list: Block = { kind: "list", isNumbered: true, items: [[{ text: "One" }]] }

  expect(await paragraphsOf([list, list])).toEqual(["A draft", "Chairs", "1. One", "1. One"])
})

test("whatever text a page has, the document has it too", async () => {
  const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }).filter((text) => text.trim() === text && !/[\u0000-\u001f\u007f\ufffe\uffff]/.test(text))

  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), async (texts) => {
      const told = await paragraphsOf(texts.map((text) => ({ kind: "paragraph", runs: [{ text }] })))
      expect(told.slice(2)).toEqual(texts)
    }),
    { numRuns: 25 },
  )
})
