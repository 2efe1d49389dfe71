import { expect, test } from "vitest"
import contract from "../../../../tests/contract/search.json"
import { decodePostings, decodeVocabulary, placeOf } from "../../../src/core/search/files"
import { spansOf, stem, wordsOf } from "../../../src/core/search/words"

test.each(contract.texts)("reads the words of “$text” as the build does", ({ text, words, stems }) => {
  expect(wordsOf(text)).toEqual(words)
  expect(words.map(stem)).toEqual(stems)
})

test("postings come back from their text, weights as levels", () => {
  const { text, top, numbers, levels } = contract.postings
  const found = decodePostings(text, top)

  expect([...found.numbers]).toEqual(numbers)
  expect([...found.weights].map((weight) => 63 - Math.round(Math.log(weight / top) / Math.log(0.9)))).toEqual(levels)
})

test("a text that is no postings throws", () => {
  expect(() => decodePostings("0", 1)).toThrow("end too soon")
  expect(() => decodePostings("0!", 1)).toThrow()
})

test("the vocabulary comes back word by word, common ones known as such", () => {
  const known = contract.vocabulary.files.flatMap(decodeVocabulary)

  expect(known.map(({ word }) => word)).toEqual(contract.vocabulary.words)
  expect(known.find(({ word }) => word === "stress")!.common).toBeGreaterThan(known.find(({ word }) => word === "stressed")!.common)
})

test("a word is in the last file that begins before it, or in the first", () => {
  const firsts = ["bread", "night", "sofa"]

  expect(["apple", "bread", "breads", "night", "zebra"].map((word) => placeOf(firsts, word))).toEqual([0, 0, 0, 1, 2])
})

test("words keep the places that they were read from", () => {
  const text = "A carer’s Tŷ, well-being"

  expect(spansOf(text).map(({ word, start, end }) => [word, text.slice(start, end)])).toEqual([
    ["a", "A"],
    ["carers", "carer’s"],
    ["ty", "Tŷ"],
    ["well", "well"],
    ["being", "being"],
  ])
})
