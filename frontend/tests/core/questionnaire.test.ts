import { expect, test } from "vitest"
import { entryOf, expectedMinutes, statementsInScope, textOf } from "../../src/core/questionnaire"
import { tiny } from "./models/tiny"

const everything = tiny.elements.map(({ id }) => id)
const idsOf = (statements: { id: string }[]) => statements.map(({ id }) => id)

test("each form holds the statements of the shorter ones", () => {
  expect(idsOf(statementsInScope(tiny, { depth: "pulse", elements: everything }))).toEqual([
    "breaks-are-taken",
    "people-speak",
  ])
  expect(idsOf(statementsInScope(tiny, { depth: "standard", elements: everything }))).toEqual([
    "breaks-are-taken",
    "rota-is-early",
    "people-speak",
    "tips-are-shared",
  ])
  expect(idsOf(statementsInScope(tiny, { depth: "full", elements: everything }))).toEqual([
    "breaks-are-taken",
    "a-place-to-sit",
    "rota-is-early",
    "people-speak",
    "tips-are-shared",
  ])
})

test("elements are asked in the order of the wheel, own statements last in theirs", () => {
  const own = [{ id: "own-1", element: "rest", text: "The sofa is whole." }]

  expect(idsOf(statementsInScope(tiny, { depth: "pulse", elements: ["voice", "rest", "unheard-of"] }, own))).toEqual([
    "breaks-are-taken",
    "own-1",
    "people-speak",
  ])
})

test("a statement worded for other sectors is left out once the sector is known", () => {
  expect(idsOf(statementsInScope(tiny, { depth: "full", elements: ["pay"], sector: "bars" }))).toEqual([])
  expect(idsOf(statementsInScope(tiny, { depth: "full", elements: ["pay"], sector: "cafes" }))).toEqual([
    "tips-are-shared",
  ])
})

test("a small organisation reads plainer words where there are any", () => {
  const [breaks, seat] = tiny.statements

  expect([breaks, seat].map((statement) => statement && textOf(statement, true))).toEqual([
    "You both take your breaks.",
    "There is a place to sit away from customers.",
  ])
})

test("the expected time is in whole minutes, rounded up", () => {
  expect([0, 1, 5].map((statements) => expectedMinutes(tiny, statements))).toEqual([0, 1, 3])
})

test("a word that every object knows is no entry", () => {
  expect(entryOf(tiny.catalogue.measures, "constructor")).toBe(undefined)
})
