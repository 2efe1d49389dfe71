import { expect, test, vi } from "vitest"
import { fromWorkbook } from "../../../../src/components/diagnostic/results/import"
import { workbookFile } from "../../../../src/components/diagnostic/results/workbook"
import { toCsv } from "../../../../src/core/spreadsheet"
import { now, second } from "../../../core/models/answered"
import { tiny } from "../../../core/models/tiny"
import { words } from "./words"

// Where the page keeps its words.
vi.stubGlobal("document", { querySelector: () => ({ textContent: JSON.stringify(words) }) })

test("what goes into the workbook comes out of it the same", async () => {
  const workbook = await workbookFile(second, tiny, now)

  const opened = await fromWorkbook(new File([workbook], "round.xlsx"), tiny)

  expect(opened).toMatchObject({ assessment: second })
})

test("a workbook is known by what is in it, not by its name", async () => {
  const workbook = await workbookFile(second, tiny, now)

  expect(await fromWorkbook(new File([workbook], "round.csv"), tiny)).toMatchObject({ assessment: { id: "autumn" } })
})

test("a table of answers becomes an assessment that asks for all that it answers, named after its file", async () => {
  const opened = await fromWorkbook(new File([toCsv(second, tiny)], "Autumn answers.csv"), tiny)

  expect(opened).toMatchObject({
    assessment: { name: "Autumn answers", depth: "full", elements: ["rest", "rota", "voice", "pay"], answers: second.answers, own_statements: second.own_statements },
  })
})

test.each([
  ["a ZIP that is no workbook", "PK\u0003\u0004 and then nothing", "is a ZIP, Word or damaged Excel file that cannot be read as a workbook."],
  ["a picture", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR", "is a ZIP, Word or damaged Excel file that cannot be read as a workbook."],
  ["a file of 9 MB", "Id,Answer\r\n".repeat(900_000), "is over 8 MB."],
])("%s is refused with what would be right", async (_, content, what) => {
  const opened = await fromWorkbook(new File([content], "odd.xlsx"), tiny)

  expect(opened).toMatchObject({ problems: [{ where: "The file", what }] })
})

test("everything that is wrong in a table is told at once, by row and column", async () => {
  const opened = await fromWorkbook(new File(["Id,Answer,Target\r\nbreaks-are-taken,9,\r\n,1,\r\npeople-speak,1,often\r\n"], "answers.csv"), tiny)

  expect("problems" in opened && opened.problems.map(({ where }) => where)).toEqual(["Answers, row 2, column Answer", "Answers, row 3, column Id", "Answers, row 4, column Target"])
})
