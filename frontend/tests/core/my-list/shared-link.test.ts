import fc from "fast-check"
import { expect, test } from "vitest"

import { fromHash, toHash } from "../../../src/core/my-list/shared-link"

const slug = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,30}$/)
const name = fc.tuple(fc.stringMatching(/^[a-z][a-z-]{0,12}$/), slug).map((parts) => parts.join("/"))

test("a link has the names alone, and each kind once", () => {
  expect(toHash(["guidance/acas-stress", "measure/sickness-absence", "guidance/hse-standards"])).toBe(
    "#shared=1~guidance.acas-stress.hse-standards~measure.sickness-absence",
  )
})

test("what a link was made of comes out of it again, and nothing in it needs escaping", () => {
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 40 }), (names) => {
      const hash = toHash(names)
      expect(hash).toMatch(/^#[\w.~=-]*$/)
      expect(fromHash(hash)).toEqual({ names: expect.toSatisfy((found: string[]) => [...found].sort().join() === [...names].sort().join()), odd: [] })
    }),
  )
})

test.each([
  ["#another", null],
  ["", null],
  ["#shared=1", { names: [], odd: [] }],
  ["#shared=", { names: [], odd: ["…"] }],
  ["#shared=2~guidance.a", { names: [], odd: ["2"] }],
  ["#shared=1~guidance.a.a~guidance", { names: ["guidance/a"], odd: ["guidance"] }],
  ["#shared=1~guidance.A<b>.%20~__proto__.x", { names: [], odd: ["guidance/A<b>", "guidance/%20", "__proto__/x"] }],
])("a link from elsewhere, %s, is read as far as it is one", (hash, found) => {
  expect(fromHash(hash)).toEqual(found)
})

test("no link breaks the reading", () => {
  fc.assert(fc.property(fc.string(), (rest) => void fromHash(`#shared=1~${rest}`)))
})
