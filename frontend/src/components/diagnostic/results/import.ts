import readExcelFile from "read-excel-file/universal"

import { need } from "../../../browser/need"
import { say, type Words } from "../../../browser/words"
import { type Assessment, newAssessment } from "../../../core/answers"
import { depths, type Questionnaire } from "../../../core/questionnaire"
import { limits, type Opened } from "../../../core/saved-file"
import { fromRows, fromSheets } from "../../../core/spreadsheet"
import { fromCsv, type Rows } from "../../../core/table"
import type { Problem } from "../../../core/untrusted-file"
import { newId, now } from "../page"

/**
 * Reads an assessment from our Excel workbook or from a CSV file of answers. Changes nothing anywhere.
 *
 * Either everything in the file is good or all that is wrong with it is told. Which of the two a file is shows in its
 * first bytes; its name may be wrong.
 */
export async function fromWorkbook(file: File, questionnaire: Questionnaire): Promise<Opened> {
  if (file.size > 4 * limits.file) return refused("import-too-large", "import-choose-ours")
  const otherwise = { id: newId(), name: file.name.replace(/\.\w+$/, "") || file.name, now: now() }
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer())
  const isZip = start[0] === 0x50 && start[1] === 0x4b
  if (!isZip) return fromTable(await file.text(), questionnaire, otherwise)

  try {
    const sheets = await readExcelFile(file)
    return fromSheets(Object.fromEntries(sheets.map(({ sheet, data }) => [sheet, data as Rows])), questionnaire, otherwise)
  } catch {
    return refused("import-not-a-workbook", "import-choose-workbook")
  }
}

function fromTable(text: string, questionnaire: Questionnaire, otherwise: { id: string; name: string; now: string }): Opened {
  // A file that is not text at all has characters that no table has.
  if (text.includes("\0")) return refused("import-not-a-workbook", "import-choose-workbook")
  const read = fromRows(fromCsv(text), questionnaire)
  if ("problems" in read) return read
  return { assessment: newAssessment(questionnaire, { ...otherwise, ...scopeFor(questionnaire, read.answers), ...read }), notes: [] }
}

/** The shortest form, and the elements, that hold all the answers of a table, so that none of them is out of sight. */
function scopeFor({ statements, elements }: Questionnaire, answers: Assessment["answers"]): Pick<Assessment, "depth" | "elements"> {
  const answered = statements.filter(({ id }) => Object.hasOwn(answers, id))
  const depth = [...depths].reverse().find((depth) => answered.some((statement) => statement.depth === depth)) ?? "standard"
  const named = elements.map(({ id }) => id).filter((id) => answered.some(({ element }) => element === id))
  return { depth, elements: named.length ? named : elements.map(({ id }) => id) }
}

function refused(what: string, instead: string): { problems: Problem[] } {
  const words: Words = JSON.parse(need(document, "[data-words]").textContent ?? "")
  return { problems: [{ where: say(words, "import-the-file"), what: say(words, what), instead: say(words, instead) }] }
}
