/** Answers queries, given as JSON with the folder of an index, with the browser's own search, and says what each took. */

import { readFileSync } from "node:fs"

import { openSearch } from "../../frontend/src/core/search/search"

let text = ""
process.stdin.setEncoding("utf8")
process.stdin.on("data", (piece: string) => (text += piece))
process.stdin.on("end", async () => {
  const { folder, queries } = JSON.parse(text)
  let fetched: string[] = []
  const load = async (file: string): Promise<unknown> => {
    fetched.push(file)
    let data: unknown
    const script = readFileSync(`${folder}/${file.split("?")[0]}`, "utf8")
    new Function("signpostSearch", script)((given: unknown) => (data = given))
    return data
  }
  const warm = openSearch(load)
  const answers = []
  for (const query of queries) {
    const found = await warm.find(query, { first: 10 })
    let ms = Infinity // The best of three: a busy machine only ever adds.
    for (let turn = 0; turn < 3; turn++) {
      const start = performance.now()
      await warm.find(query, { first: 10 })
      ms = Math.min(ms, performance.now() - start)
    }
    fetched = []
    const cold = openSearch(load)
    const { hits } = await cold.find(query, { first: 8 })
    await cold.cards(hits.map(({ name }) => name))
    answers.push({ ...found, hits: found.hits.map(({ name }) => name), every_word: found.hits.map(({ every_word }) => every_word), ms, fetched })
  }
  process.stdout.write(JSON.stringify(answers))
})
