import type { Questionnaire } from "../../../core/questionnaire"
import type { Opened } from "../../../core/saved-file"
export async function fromWorkbook(_: File, __: Questionnaire): Promise<Opened> {
  return { problems: [{ where: "The file", what: "cannot be read yet.", instead: "Use JSON." }] }
}
