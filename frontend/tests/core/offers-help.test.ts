import fc from "fast-check"
import { expect, test } from "vitest"
import { offersHelp } from "../../src/core/search/offers-help"

const phrases = ["suicide", "suicidal", "kill myself", "self harm", "dont want to live", "999"]

test.each([
  "suicide",
  "Suicidal thoughts at work",
  "I want to KILL myself",
  "self-harm",
  "I don’t want to live",
  "I don't want to live",
  "ring 999?",
  "suici", // Still being typed.
  "a colleague who wants to kill myse",
])("help is offered at “%s”", (query) => {
  expect(offersHelp(query, phrases)).toBe(true)
})

test.each([
  "",
  " ",
  "stress",
  "sui", // Too little to know by.
  "99",
  "1999 survey",
  "kill the old rota",
  "myself",
  "harm self",
  "suici policy", // Only the last word may be half typed.
])("help is not pressed on “%s”", (query) => {
  expect(offersHelp(query, phrases)).toBe(false)
})

test("a phrase is heard between any other words, in any letters and with any marks around it", () => {
  const other = fc.stringMatching(/^[a-z]{1,8}$/)
  const gap = fc.constantFrom(" ", "  ", ", ", " - ", "/", "\n")
  fc.assert(
    fc.property(fc.array(other), fc.constantFrom(...phrases), fc.array(other), gap, fc.boolean(), (before, phrase, after, between, loud) => {
      const query = [...before, ...phrase.split(" "), ...after].join(between)
      expect(offersHelp(loud ? query.toUpperCase() : query, phrases)).toBe(true)
    }),
  )
})

test("nothing that can be typed breaks it, and no phrases offer nothing", () => {
  fc.assert(
    fc.property(fc.string(), (query) => typeof offersHelp(query, phrases) === "boolean" && !offersHelp(query, [])),
  )
})
