/** Reads questionnaires with assessments as JSON from its input and writes what the browser's own code makes of them. */

import { resultsOf } from "../../frontend/src/core/score"

let text = ""
process.stdin.setEncoding("utf8")
process.stdin.on("data", (piece: string) => (text += piece))
process.stdin.on("end", () => {
  const results = JSON.parse(text).map(({ questionnaire, assessment }) => resultsOf(questionnaire, assessment))
  process.stdout.write(JSON.stringify(results))
})
