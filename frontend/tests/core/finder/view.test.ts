import fc from "fast-check"
import { expect, test } from "vitest"
import { isWholeList, numberChosen, searchOf, viewOf, wholeList, withChoice, withoutFacet } from "../../../src/core/finder/view"
import { anyView, facets } from "./made"

const [element, sector] = facets as [(typeof facets)[0], (typeof facets)[0]]

test("an address and its view are the same, there and back", () => {
  fc.assert(fc.property(anyView, (view) => void expect(viewOf(searchOf(view, facets), facets)).toEqual(view)))
})

test("any address at all gives a view that keeps to what the list knows", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.array(fc.tuple(fc.constantFrom("q", "element", "sector", "sort", "exact"), fc.string())).map((pairs) => `?${new URLSearchParams(pairs)}`), fc.constantFrom("?element=rest&q=%E0%A4%A", "?__proto__=1&constructor=2", "?element=__proto__")), (search) => {
      const view = viewOf(search, facets)
      for (const { name, choices } of facets) {
        for (const id of view.chosen[name] ?? []) expect(choices.map((choice) => choice.id)).toContain(id)
      }
      expect(Object.keys(view.chosen).every((name) => facets.some((facet) => facet.name === name))).toBe(true)
      expect(viewOf(searchOf(view, facets), facets)).toEqual(view)
    }),
  )
})

test("the same view has one address, in whatever order its parts are given", () => {
  const view = viewOf("?sort=title&sector=lighthouse&sector=bakery&sector=bakery&element=rest&q=%20two%0A%20chairs&utm=x&sector=moon", facets)

  expect(view).toEqual({ words: "two chairs", exact: false, chosen: { element: ["rest"], sector: ["bakery", "lighthouse"] }, sort: "title" })
  expect(searchOf(view, facets)).toBe("?q=two+chairs&element=rest&sector=bakery&sector=lighthouse&sort=title")
})

test("the whole list has no address of its own, and an order that nobody knows is none", () => {
  expect(viewOf("?sort=loudest&exact=1&q=+", facets)).toEqual(wholeList)
  expect(searchOf(wholeList, facets)).toBe("")
  expect(isWholeList(wholeList, facets)).toBe(true)
  expect(isWholeList({ ...wholeList, sort: "title" }, facets)).toBe(false)
  expect(isWholeList({ ...wholeList, chosen: { element: ["rest"] } }, facets)).toBe(false)
  expect(isWholeList({ ...wholeList, chosen: { status: ["withdrawn"] } }, facets)).toBe(true)
})

test("words are cut at 200 letters, without breaking one", () => {
  const { words } = viewOf(`?q=${"🪑".repeat(300)}`, facets)

  expect([...words]).toEqual(Array.from({ length: 200 }, () => "🪑"))
})

test("a choice is made and taken back, and the last one of a facet takes the facet along", () => {
  const one = withChoice(wholeList, sector, "lighthouse", true)
  const two = withChoice(withChoice(one, element, "rest", true), sector, "bakery", true)

  expect(two.chosen).toEqual({ sector: ["bakery", "lighthouse"], element: ["rest"] })
  expect(numberChosen(two)).toBe(3)
  expect(withoutFacet(two, "sector").chosen).toEqual({ element: ["rest"] })
  expect(withChoice(one, sector, "lighthouse", false)).toEqual(wholeList)
  expect(withChoice(wholeList, sector, "moon", true)).toEqual(wholeList)
})
