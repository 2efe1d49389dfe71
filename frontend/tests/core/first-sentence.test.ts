import { expect, test } from "vitest"

import { firstSentence } from "../../src/core/first-sentence"

test.each([
  ["One. Two.", "One."],
  ["Is it? It is.", "Is it?"],
  ["About 1.5 hours a day, e.g. at noon. Then more.", "About 1.5 hours a day, e.g. at noon."],
  [" No stop at all ", "No stop at all"],
  ["Read it. “Yes”, they said.", "Read it."],
  ["", ""],
])("the first sentence of %j is %j", (text, first) => {
  expect(firstSentence(text)).toBe(first)
})
