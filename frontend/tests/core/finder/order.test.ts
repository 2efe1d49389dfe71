import fc from "fast-check"
import { expect, test } from "vitest"
import { inOrder, type Orderable } from "../../../src/core/finder/order"
import { sorts } from "../../../src/core/finder/view"
import { anyChosen, anyValues, facets } from "./made"

const entry = (title: string, updated: string, values: Orderable["values"]): Orderable => ({ title, updated, values })
const entries = [
  entry("Stools", "2029-01-01", { element: ["light", "rest"], sector: ["all"], evidence: ["weak"] }),
  entry("‘Armchairs’", "2029-03-01", { element: ["rest"], sector: ["all"] }),
  entry("benches", "2029-02-01", { element: ["rest"], sector: ["lighthouse", "bakery"], evidence: ["strong"] }),
  entry("Chair 10", "2029-03-01", { element: ["rest"], sector: ["bakery"], evidence: ["weak"] }),
  entry("Chair 9", "2029-03-01", { element: [], sector: ["all"] }),
]
const all = [0, 1, 2, 3, 4]

test("the order of the list stays where nothing is asked", () => {
  expect(inOrder(all, entries, { chosen: {}, sort: "best" }, facets)).toEqual(all)
})

test("the newest come first, and those of one day as in the list", () => {
  expect(inOrder(all, entries, { chosen: {}, sort: "newest" }, facets)).toEqual([1, 3, 4, 2, 0])
})

test("titles are in the order of a dictionary: quotation marks, capitals and digits as a reader takes them", () => {
  expect(inOrder(all, entries, { chosen: {}, sort: "title" }, facets)).toEqual([1, 2, 4, 3, 0])
})

test("the strongest evidence comes first, what says nothing about it last", () => {
  expect(inOrder(all, entries, { chosen: {}, sort: "evidence" }, facets)).toEqual([2, 0, 3, 1, 4])
})

test("what names the choice comes before what fits anybody, and what names it first before what names it later", () => {
  expect(inOrder([0, 1, 2, 3], entries, { chosen: { sector: ["bakery"] }, sort: "best" }, facets)).toEqual([3, 2, 0, 1])
  expect(inOrder([0, 1, 2], entries, { chosen: { element: ["rest"] }, sort: "best" }, facets)).toEqual([1, 2, 0])
})

test("with words the best match comes first, whatever else is chosen", () => {
  const rank = new Map([[2, 0], [0, 1], [3, 2]])

  expect(inOrder([0, 2, 3], entries, { chosen: { sector: ["bakery"] }, sort: "best" }, facets, rank)).toEqual([2, 0, 3])
  expect(inOrder([0, 2, 3], entries, { chosen: {}, sort: "title" }, facets, rank)).toEqual([2, 3, 0])
})

test("an order loses and adds nothing", () => {
  const anyEntry = fc.record({ title: fc.string(), updated: fc.constantFrom("2029-01-01", "2029-01-02"), values: anyValues })
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 12 }), anyChosen, fc.constantFrom(...sorts), (made, chosen, sort) => {
      const places = made.map((_, place) => place)
      expect(inOrder(places, made, { chosen, sort }, facets).sort((one, other) => one - other)).toEqual(places)
    }),
  )
})
