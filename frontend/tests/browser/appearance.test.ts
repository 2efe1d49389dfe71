import { expect, test } from "vitest"
import { appearanceOf } from "../../src/browser/appearance"

test.each([
  ["light", "light"],
  ["dark", "dark"],
  ["system", "system"],
  ["sepia", "system"],
  ["", "system"],
  [null, "system"],
])("%j means %s", (word, appearance) => {
  expect(appearanceOf(word)).toBe(appearance)
})
