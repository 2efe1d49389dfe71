import fc from "fast-check"
import { expect, test } from "vitest"
import { optionAfter } from "../../src/core/listbox"

test.each([
  ["ArrowDown", -1, 3, 0],
  ["ArrowDown", 1, 3, 2],
  ["ArrowDown", 2, 3, 0],
  ["ArrowUp", -1, 3, 2],
  ["ArrowUp", 0, 3, 2],
  ["ArrowUp", 2, 3, 1],
  ["Home", 1, 3, null],
  ["End", 1, 3, null],
  ["a", 1, 3, null],
  ["ArrowDown", -1, 0, null],
])("%s from option %i of %i leads to %s", (key, active, count, next) => {
  expect(optionAfter(key, active, count)).toBe(next)
})

test("one way through the whole list and one more step is back at its start, either way", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.constantFrom("ArrowDown", "ArrowUp"), (count, key) => {
      const seen = new Set<number>()
      let active = -1
      for (let step = 0; step < count; step++) {
        active = optionAfter(key, active, count) ?? NaN
        seen.add(active)
      }
      expect(seen.size).toBe(count)
      expect(optionAfter(key, active, count)).toBe(key === "ArrowDown" ? 0 : count - 1)
    }),
  )
})
