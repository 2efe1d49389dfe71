import { part } from "../../browser/part"
import type { Questionnaire } from "../../core/questionnaire"
import type { Opened } from "../../core/saved-file"

/** Reads a file that the reader chose. Changes nothing: what is in it comes back, or all that is wrong with it. */
export async function openFile(file: File, questionnaire: Questionnaire): Promise<Opened> {
  if (/\.(xlsx|csv)$/i.test(file.name)) {
    const { fromWorkbook } = await part<typeof import("./results/import")>("results-import")
    return fromWorkbook(file, questionnaire)
  }
  const { fromText, limits } = await part<typeof import("../../core/saved-file")>("saved-file")
  // Not even read when it is far too large. `fromText` says what is wrong with so long a text.
  return fromText(file.size > limits.file * 4 ? " ".repeat(limits.file + 1) : await file.text(), questionnaire)
}
