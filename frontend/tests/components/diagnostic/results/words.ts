import { readFileSync } from "node:fs"
import type { Words } from "../../../../src/browser/words"

/** The words of the results as readers get them. Each stands on a line of its own, in quotation marks or without. */
export const words: Words = Object.fromEntries(
  ["results", "reports"].flatMap((name) => {
    const text = readFileSync(new URL(`../../../../../resources/words/${name}.yml`, import.meta.url), "utf8")
    return [...text.matchAll(/^ {2}([a-z-]+): (?:"(.*)"|(.*))$/gm)].map(([, key = "", quoted, plain = ""]) => [key, quoted ?? plain])
  }),
)
