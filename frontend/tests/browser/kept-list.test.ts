import { expect, test } from "vitest"

import { keepItems, keptItems } from "../../src/browser/kept-list"
import type { Store } from "../../src/browser/local-store"
import { toKept } from "../../src/core/my-list/list-file"

const item = { entry: "guidance/one", title: "One", saved: "2026-11-27T08:00:00.000Z" }

function storeOf(text: string | null): Store & { text: string | null } {
  return {
    text,
    length: 1,
    key: () => "signpost:list",
    getItem() {
      return this.text
    },
    setItem(_, value) {
      this.text = value
    },
    removeItem() {
      this.text = null
    },
  }
}

test("what is kept comes back, in the form of a file without its maker", () => {
  const store = storeOf(null)

  expect(keptItems(store)).toEqual([])
  expect(keepItems([item], store)).toBe(true)
  expect(store.text).toBe(toKept([item]))
  expect(keptItems(store)).toEqual([item])
})

test("an empty list leaves nothing behind", () => {
  const store = storeOf(toKept([item]))

  expect(keepItems([], store)).toBe(true)
  expect(store.text).toBeNull()
})

test.each(["", "{", "null", "[]", '{"format": "wellbeing-signpost/list", "version": 2, "items": []}', '{"format": "wellbeing-signpost/list", "version": 1, "items": [null]}'])(
  "what cannot be read, %s, is not taken for a list",
  (text) => {
    expect(keptItems(storeOf(text))).toBeNull()
  },
)

test("a full store is told apart from a kept list", () => {
  const full: Store = {
    ...storeOf(null),
    setItem() {
      throw new DOMException("Full.", "QuotaExceededError")
    },
  }

  expect(keepItems([item], full)).toBe(false)
})
