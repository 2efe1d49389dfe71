/// <reference types="vite/client" />
import { Ajv2020 } from "ajv/dist/2020"
import fc from "fast-check"
import { expect, test } from "vitest"

import { merged, most, version } from "../../../src/core/my-list/items"
import { fromText, mergedWithin, toKept, toText, upgrades } from "../../../src/core/my-list/list-file"
import schema from "../../../src/core/my-list/list.schema.json"
import { anyItems } from "./arbitrary"
import kept from "./list-v1.json?raw"

const about = { made: "2026-11-27T08:30:00.000Z", site: { name: "Café Signpost", address: "https://example.org/cafe/" } }
const ajv = new Ajv2020({ formats: { date: true, "date-time": true } })

test("what is saved and opened again is the same, from a file and from the browser", () => {
  fc.assert(
    fc.property(anyItems, (items) => {
      expect(fromText(toText(items, about))).toEqual({ items, notes: [] })
      expect(fromText(toKept(items))).toEqual({ items, notes: [] })
    }),
  )
})

test("every file fits its schema", () => {
  const fits = ajv.compile(schema)
  fc.assert(
    fc.property(anyItems, (items) => {
      expect(fits(JSON.parse(toText(items, about))), JSON.stringify(fits.errors)).toBe(true)
      expect(fits(JSON.parse(toKept(items)))).toBe(true)
    }),
  )
  expect(fits({ format: "wellbeing-signpost/list", version: 1, items: [{ entry: "one" }] })).toBe(false)
})

// Every version has a file here that was saved when it was the newest. It is never changed.
test.each([[1, kept]])("a file of version %i still opens", (version, text) => {
  expect(JSON.parse(text).version).toBe(version)
  expect(fromText(text)).toEqual({ items: JSON.parse(text).items, notes: [] })
})

test("every version has its file", () => {
  expect([upgrades.length + 1, version]).toEqual([1, 1])
})

test("an older version is brought up to date", () => {
  const older = JSON.stringify({ ...JSON.parse(kept), things: JSON.parse(kept).items, items: undefined })
  const opened = fromText(older, [({ things, ...file }) => ({ ...file, version: 2, items: things })])

  expect(opened).toEqual({ items: JSON.parse(kept).items, notes: [] })
})

const file = (items: unknown, more: object = {}) => JSON.stringify({ format: "wellbeing-signpost/list", version: 1, items, ...more })
const item = { entry: "guidance/one", title: "One", saved: "2026-11-27T08:00:00Z" }

test("moments are written alike, entries that are named twice are put together, and what is not known is told", () => {
  const given = [
    { ...item, saved: "2026-11-27T09:30:00+01:00", stars: 5 },
    { ...item, minutes: 5 },
  ]

  expect(fromText(file(given))).toEqual({
    items: [{ entry: "guidance/one", title: "One", saved: "2026-11-27T08:00:00.000Z", minutes: 5 }],
    notes: [
      { where: "items", what: "has fields that this site does not know: stars.", instead: "They are left out." },
      { where: "items", what: "names some entries more than once: guidance/one.", instead: "They are put together." },
    ],
  })
})

test.each([
  ["an empty file", "", "The file is empty."],
  ["a table", "Entry,Title\nguidance/one,One", "The file is not JSON."],
  ["a web page", "<!doctype html>", "The file is a web page or XML."],
  ["a file cut short", file([item]).slice(0, 60) + " ", "The file breaks off before its end."],
  ["an assessment", '{"format": "wellbeing-signpost/assessment", "version": 1}', "The file is another kind of file of this site: “wellbeing-signpost/assessment”."],
  ["somebody else's JSON", '{"format": "other"}', "The file is something else: its format is “other”."],
  ["a list", "[]", "The file is JSON but no list: it is a list."],
  ["a newer version", file([], { version: 2 }), "version is 2: the file was made by a newer version of this site, and this one reads up to 1."],
  ["a name of a program's own", '{"format": "wellbeing-signpost/list", "version": 1, "items": [], "__proto__": {}}', "__proto__ is a name that no file of ours has."],
  ["no items", '{"format": "wellbeing-signpost/list", "version": 1}', "items is missing."],
  ["items that are none", file({}), "items is a group of fields."],
  ["an item that is text", file(["guidance/one"]), "items.1 is “guidance/one”."],
  ["an entry that is an address", file([{ ...item, entry: "https://evil.example/x" }]), "items.1.entry is “https://evil.example/x”."],
  ["an entry that climbs", file([{ ...item, entry: "guidance/../../x" }]), "items.1.entry is “guidance/../../x”."],
  ["an entry without a title", file([{ ...item, title: " " }]), "items.1.title is “ ”."],
  ["an absurd date", file([{ ...item, read: "2026-02-30" }]), "items.1.read is “2026-02-30”."],
  ["minutes below none", file([{ ...item, minutes: -5 }]), "items.1.minutes is -5."],
  ["minutes in words", file([{ ...item, minutes: "5" }]), "items.1.minutes is “5”."],
  ["a note that is text", file([{ ...item, note: "text" }]), "items.1.note is “text”."],
  ["a note without end", file([{ ...item, note: { text: "x".repeat(10_001), changed: item.saved } }]), "items.1.note.text is text of 10001 characters, “xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…”."],
  ["too many", file(Array.from({ length: most.items + 1 }, () => item)), "items has 2001 entries."],
])("%s is refused, and it is said why", (_, text, said) => {
  const opened = fromText(text)

  expect("problems" in opened && opened.problems.map(({ where, what }) => `${where} ${what}`)).toEqual([said])
  expect("problems" in opened && opened.problems.every(({ instead }) => instead.endsWith("."))).toBe(true)
})

test("everything that is wrong is told at once", () => {
  const opened = fromText(file([{ ...item, minutes: 1.5 }, { ...item, saved: "yesterday" }]))

  expect("problems" in opened && opened.problems.map(({ where }) => where)).toEqual(["items.1.minutes", "items.2.saved"])
})

test("no text breaks the reading", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.json().map((json) => file(JSON.parse(json)))), (text) => void fromText(text)))
})

test("opening files in any order comes to the same list", () => {
  fc.assert(
    fc.property(anyItems, anyItems, (a, b) => {
      const [first, second] = [toText(a, about), toText(b, about)].map((text) => fromText(text))
      if (!first || !second || !("items" in first) || !("items" in second)) throw new Error("A file of ours did not open.")
      expect(merged(first.items, second.items)).toEqual(merged(second.items, first.items))
    }),
  )
})

test("lists that together would be more than a list can hold are not put together", () => {
  const many = (kind: string) => Array.from({ length: 1_500 }, (_, index) => ({ ...item, entry: `${kind}/e${index}` }))

  expect(mergedWithin(many("a"), many("b"))).toEqual({ problems: [{ where: "Both lists together", what: "have 3000 entries.", instead: "At most 2000. Remove some first." }] })
  expect(mergedWithin(many("a"), many("a"))).toEqual({ items: expect.toSatisfy((items: unknown[]) => items.length === 1_500) })
})
