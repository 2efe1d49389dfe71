/** Reads texts as JSON and writes the words that the browser's own code reads in each, and their stems. */

import { stem, wordsOf } from "../../frontend/src/core/search/words"

let text = ""
process.stdin.setEncoding("utf8")
process.stdin.on("data", (piece: string) => (text += piece))
process.stdin.on("end", () => {
  process.stdout.write(JSON.stringify(JSON.parse(text).map((one: string) => wordsOf(one).map((word) => [word, stem(word)]))))
})
