import fc from "fast-check"
import { expect, test } from "vitest"
import { oneSlip, oneSlipFromStart, twoSlips } from "../../../src/core/search/slips"

const LETTERS = [..."abc"]

/** Every word that one slip makes of a word, tried one by one. */
function slipsOf(word: string): Set<string> {
  const found = new Set<string>()
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)]
    for (const letter of LETTERS) {
      found.add(before + letter + after)
      if (after) found.add(before + letter + after.slice(1))
    }
    if (after) found.add(before + after.slice(1))
    if (after.length > 1) found.add(before + after[1] + after[0] + after.slice(2))
  }
  found.delete(word)
  return found
}

const word = fc.array(fc.constantFrom(...LETTERS), { maxLength: 6 }).map((letters) => letters.join(""))

test("two words are one slip apart exactly when a slip makes one of the other", () => {
  fc.assert(fc.property(word, word, (one, other) => oneSlip(one, other) === slipsOf(one).has(other)))
})

test("a slip in each half makes two, and what is two apart can be reached by two", () => {
  fc.assert(
    fc.property(word, word, fc.nat(), fc.nat(), (one, other, first, second) => {
      const [changed, also] = [[...slipsOf(one)], [...slipsOf(other)]]
      return twoSlips(`${one}-${other}`, `${changed[first % changed.length]}-${also[second % also.length]}`)
    }),
  )
  fc.assert(
    fc.property(word, word, (one, other) => {
      const once = [...slipsOf(one)]
      return !twoSlips(one, other) || one === other || once.includes(other) || once.some((between) => slipsOf(between).has(other))
    }),
  )
  expect(twoSlips("bread", "night")).toBe(false)
})

test("a half-typed word with a slip is known by its beginning", () => {
  expect(oneSlipFromStart("muscluo", "musculoskeletal")).toBe(true)
  expect(oneSlipFromStart("bread", "musculoskeletal")).toBe(false)
})
