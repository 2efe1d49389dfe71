import { expect, test } from "vitest"
import { forget, read, storedKeys, type Store, wipe, write } from "../../src/browser/local-store"

function storeOf(entries: Record<string, string>): Store & { entries: Map<string, string> } {
  const kept = new Map(Object.entries(entries))
  return {
    entries: kept,
    get length() {
      return kept.size
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

const refuse = () => {
  throw new DOMException("The operation is insecure.", "SecurityError")
}
const refusing: Store = { length: 1, key: refuse, getItem: refuse, setItem: refuse, removeItem: refuse }

test("what is written can be read and forgotten", () => {
  const store = storeOf({})

  expect(write("signpost:appearance", "dark", store)).toBe(true)
  expect(read("signpost:appearance", store)).toBe("dark")
  forget("signpost:appearance", store)
  expect(read("signpost:appearance", store)).toBeNull()
})

const emptied = async () => ["signpost:assessment:one"]

test("a wipe takes our keys, those of older versions too, and leaves everybody else's", async () => {
  const store = storeOf({ "signpost:appearance": "dark", "neighbour:basket": "3", "signpost:long-gone": "x", signpost: "y" })

  expect(await wipe(store, emptied)).toEqual(["signpost:appearance", "signpost:long-gone", "signpost:assessment:one"])
  expect(Object.fromEntries(store.entries)).toEqual({ "neighbour:basket": "3", signpost: "y" })
})

test.each([["refuses", refusing], ["is absent", null]])("nothing breaks when the store %s", async (_, store) => {
  expect(read("signpost:appearance", store)).toBeNull()
  expect(write("signpost:appearance", "dark", store)).toBe(false)
  expect(() => forget("signpost:appearance", store)).not.toThrow()
  expect(await wipe(store, emptied)).toBeNull()
})

test("a wipe that cannot empty the database says so", async () => {
  expect(await wipe(storeOf({}), () => Promise.reject(new DOMException("Refused.", "SecurityError")))).toBeNull()
})

test("every stored key is ours by its prefix and says in a sentence what it keeps", () => {
  for (const { key, keeps } of storedKeys) {
    expect(key).toMatch(/^signpost:[a-z][a-z-]*$/)
    expect(keeps).toMatch(/^[A-Z].+\.$/)
  }
})
