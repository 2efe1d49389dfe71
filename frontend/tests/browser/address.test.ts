import fc from "fast-check"
import { expect, test } from "vitest"
import { addressToShare, wordsOfAddress } from "../../src/browser/address"

test.each([
  ["https://example.org/guidance/", "https://example.org/guidance/"],
  ["https://example.org/guidance/?audience=manager#tiers", "https://example.org/guidance/?audience=manager#tiers"],
  ["https://example.org/guidance/?audience=manager#main", "https://example.org/guidance/?audience=manager"],
])("%s is handed on as %s", (address, shared) => {
  expect(addressToShare(address)).toBe(shared)
})

test.each([
  ["/guidance/acas-stres/", "acas stres"],
  ["/guidance/acas-stres/index.html", "acas stres"],
  ["/old_page.html", "old page"],
  ["/guidance/p%C3%AAl-droed%2Fx/", "pêl droed x"],
  ["/100%-attendance/", "100 attendance"],
  ["/404.html", ""],
  ["/", ""],
  ["/index.html", ""],
  ["/---/", ""],
])("at %s somebody looked for “%s”", (path, words) => {
  expect(wordsOfAddress(path)).toBe(words)
})

test("no address breaks the looking for words in it, and what it gives is fit to be typed", () => {
  fc.assert(
    fc.property(fc.string(), (end) => {
      const words = wordsOfAddress(`/guidance/${end}`)
      return !/[^\p{Letter}\p{Mark}\p{Number}'’ ]|  |^ | $/u.test(words)
    }),
  )
})
