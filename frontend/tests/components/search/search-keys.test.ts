import { expect, test } from "vitest"
import { isSearchKey, type Press } from "../../../src/components/search/search-keys"

const alone: Press = { key: "/", altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, isComposing: false, defaultPrevented: false }

test.each([
  ["/", {}],
  ["/ behind Shift, as German keyboards have it", { shiftKey: true }],
  ["s", { key: "s" }],
])("%s opens the search", (_, press) => {
  expect(isSearchKey({ ...alone, ...press })).toBe(true)
})

test.each([
  ["another letter", { key: "a" }],
  ["a capital S", { key: "S", shiftKey: true }],
  ["s with caps lock undone by Shift", { key: "s", shiftKey: true }],
  ["Ctrl and s, which saves", { key: "s", ctrlKey: true }],
  ["Cmd and s", { key: "s", metaKey: true }],
  ["Alt and s", { key: "s", altKey: true }],
  ["a key of an input method", { key: "s", isComposing: true }],
  ["a key that somebody else has answered", { defaultPrevented: true }],
])("%s does not", (_, press) => {
  expect(isSearchKey({ ...alone, ...press })).toBe(false)
})
