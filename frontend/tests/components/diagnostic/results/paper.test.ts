import { expect, test } from "vitest"
import { paperOf } from "../../../../src/components/diagnostic/results/paper"
import type { Action } from "../../../../src/core/answers"
import { first, second } from "../../../core/models/answered"
import { tiny } from "../../../core/models/tiny"
import { words } from "./words"

const dictionary = { questionnaire: tiny, words }

test("both papers say what they are, show the wheel before the first table, and lead to the method", () => {
  for (const name of ["board-paper", "report"] as const) {
    const { mark, blocks } = paperOf(name, { assessment: second }, dictionary)
    const kinds = blocks.map(({ kind }) => kind)

    expect(mark).toBe("Self-assessment, not audit")
    expect(kinds.indexOf("picture")).toBeLessThan(kinds.indexOf("table"))
    expect(blocks).toContainEqual({ kind: "link", before: words["paper-method"], text: "How it is scored", address: "https://example.org/cafe/diagnostic/scoring/" })
    expect(JSON.stringify(blocks)).toContain("Samaritans: 116 123")
  }
})

test("a table has no column with nothing in it", () => {
  const { blocks } = paperOf("report", { assessment: { ...second, plan: [{ id: "one", text: "Mend the sofa", status: "not-started" }] } }, dictionary)
  const plan = blocks.find((block) => block.kind === "table" && block.columns.includes("Action"))

  expect(plan).toMatchObject({ columns: ["Action", "Status"], rows: [["Mend the sofa", "Not started"]] })
})

test("the board paper has room for five open actions and tells how many more there are", () => {
  const plan: Action[] = Array.from({ length: 8 }, (_, index) => ({ id: `do-${index}`, text: `Step ${index} ${"x".repeat(200)}`, status: index ? "under-way" : "done" }))

  const { blocks } = paperOf("board-paper", { assessment: { ...second, plan } }, dictionary)
  const actions = blocks.find((block) => block.kind === "table" && block.columns.includes("What"))

  expect(actions?.kind === "table" && actions.rows.map(([text]) => [text?.slice(0, 6), text?.length])).toEqual([1, 2, 3, 4, 5].map((index) => [`Step ${index}`, 121]))
  expect(blocks).toContainEqual({ kind: "paragraph", text: "And 2 more in the full report." })
})

test("the full report tells what changed since the round that it is compared with", () => {
  const told = JSON.stringify(paperOf("report", { assessment: second, earlier: first }, dictionary).blocks)

  expect(told).toContain("Since “Spring round”")
})
