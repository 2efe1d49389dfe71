import fc from "fast-check"
import { expect, test } from "vitest"

import { type Item, type Lookup, markedRead, merged, noted, noteInFull, ordered, readItems, timed, totalMinutes, withItem, without, withoutEarlierNote } from "../../../src/core/my-list/items"
import { anyItems } from "./arbitrary"

const at = (hour: number) => `2026-11-27T${String(hour).padStart(2, "0")}:00:00.000Z`
const one: Item = { entry: "guidance/one", title: "One", saved: at(1) }
const two: Item = { entry: "measure/two", title: "Two", saved: at(2) }

test("the order of lists never changes what they come to, and merging a list again changes nothing", () => {
  fc.assert(
    fc.property(anyItems, anyItems, anyItems, (a, b, c) => {
      expect(merged(a, b)).toEqual(merged(b, a))
      expect(merged(merged(a, b), c)).toEqual(merged(a, merged(b, c)))
      expect(merged(a, a)).toEqual(a)
      expect(merged(merged(a, b), b)).toEqual(merged(a, b))
    }),
  )
})

test("merging loses no entry and no note, and keeps the earlier reading and the longer time", () => {
  fc.assert(
    fc.property(anyItems, anyItems, (a, b) => {
      const together = merged(a, b)
      for (const item of [...a, ...b]) {
        const found = together.find(({ entry }) => entry === item.entry)
        const notes = [found?.note?.text, ...(found?.earlier_notes ?? []).map(({ text }) => text)]
        for (const note of [item.note, ...(item.earlier_notes ?? [])]) if (note?.text) expect(notes).toContain(note.text)
        if (item.read) expect(found?.read?.localeCompare(item.read)).toBeLessThanOrEqual(0)
        if (item.minutes !== undefined) expect(found?.minutes).toBeGreaterThanOrEqual(item.minutes)
      }
      expect(new Set(together.map(({ entry }) => entry))).toEqual(new Set([...a, ...b].map(({ entry }) => entry)))
    }),
  )
})

test("the newest note wins, and the older one is kept behind it", () => {
  const mine = { ...one, note: { text: "Mine", changed: at(5) } }
  const theirs = { ...one, saved: at(0), title: "One, as it was", note: { text: "Theirs", changed: at(6) }, read: "2026-11-27" }

  expect(merged([mine], [theirs])).toEqual([
    {
      entry: "guidance/one",
      title: "One, as it was",
      saved: at(0),
      read: "2026-11-27",
      note: { text: "Theirs", changed: at(6) },
      earlier_notes: [{ text: "Mine", changed: at(5) }],
    },
  ])
})

test("a saved entry is saved once, and removing takes it alone", () => {
  const items = withItem(withItem([], two), one)

  expect(items).toEqual([one, two])
  expect(withItem(items, { ...one, title: "Another" })).toEqual([one, two])
  expect(without(items, "guidance/one")).toEqual([two])
})

test("reading and time can be set and taken back", () => {
  const read = timed(markedRead([one, two], "measure/two", "2026-11-27"), "measure/two", 20)

  expect(read).toEqual([one, { ...two, read: "2026-11-27", minutes: 20 }])
  expect(timed(markedRead(read, "measure/two", null), "measure/two", null)).toEqual([one, two])
})

test("a note that another tab wrote meanwhile is kept as an earlier one", () => {
  const fromTheOtherTab = noted([one], "guidance/one", "From there", "", at(3))

  expect(noted(fromTheOtherTab, "guidance/one", "From here", "", at(4))).toEqual([
    { ...one, note: { text: "From here", changed: at(4) }, earlier_notes: [{ text: "From there", changed: at(3) }] },
  ])
  expect(noted(fromTheOtherTab, "guidance/one", "From there, longer", "From there", at(4))).toEqual([{ ...one, note: { text: "From there, longer", changed: at(4) } }])
})

test("the note just written stays in front, also when the clock was put back", () => {
  const [item] = noted([{ ...one, note: { text: "Before", changed: at(9) } }], "guidance/one", "Now", "", at(4))

  expect(item?.note).toEqual({ text: "Now", changed: "2026-11-27T09:00:00.001Z" })
  expect(item?.earlier_notes).toEqual([{ text: "Before", changed: at(9) }])
})

test("a note that is emptied is gone, and an earlier note can be taken away", () => {
  const item = { ...one, note: { text: "Now", changed: at(5) }, earlier_notes: [{ text: "Before", changed: at(4) }] }

  expect(noted([{ ...one, note: { text: "Now", changed: at(5) } }], "guidance/one", "", "Now", at(6))).toEqual([one])
  expect(withoutEarlierNote([item], "guidance/one", "Before")).toEqual([{ ...one, note: { text: "Now", changed: at(5) } }])
})

const catalogue: Record<string, { title: string; kind: string; order: number }> = {
  "guidance/one": { title: "Zebra", kind: "guidance", order: 1 },
  "measure/two": { title: "Apple", kind: "measure", order: 4 },
  "situation/three": { title: "Élan", kind: "situation", order: 0 },
}
const lookup: Lookup = (entry) => {
  const found = catalogue[entry]
  return found && { ...found, kind_in_words: found.kind, address: "", status: "current" }
}

test("a list is shown newest first, by title, by kind or unread first; what is gone comes last by kind", () => {
  const three: Item = { entry: "situation/three", title: "Three", saved: at(3), read: "2026-11-27" }
  const gone: Item = { entry: "guidance/gone", title: "Gone", saved: at(4) }
  const shown = (order: Parameters<typeof ordered>[1]) => ordered([one, two, three, gone], order, lookup).map(({ entry }) => entry.split("/")[1])

  expect(shown("saved")).toEqual(["gone", "three", "two", "one"])
  expect(shown("title")).toEqual(["two", "three", "gone", "one"])
  expect(shown("kind")).toEqual(["three", "one", "two", "gone"])
  expect(shown("unread")).toEqual(["gone", "two", "one", "three"])
})

test("the log holds what was read, the earliest first, with all its minutes", () => {
  const items: Item[] = [one, { ...two, read: "2026-11-26", minutes: 20 }, { entry: "guidance/three", title: "Three", saved: at(3), read: "2026-11-25", minutes: 5 }, { ...one, entry: "guidance/four", minutes: 90 }]

  expect(readItems(items).map(({ entry }) => entry)).toEqual(["guidance/three", "measure/two"])
  expect(totalMinutes(items)).toBe(25)
})

test("all notes of an item read as one text", () => {
  const item = { ...one, note: { text: "Now", changed: at(5) }, earlier_notes: [{ text: "Before", changed: at(4) }] }

  expect(noteInFull(item, (day) => `Earlier, ${day}:`)).toBe("Now\n\nEarlier, 2026-11-27:\nBefore")
  expect(noteInFull(one, String)).toBe("")
})
