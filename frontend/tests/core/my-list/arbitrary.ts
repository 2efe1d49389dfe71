import fc from "fast-check"

import { type Item, merged, type Note } from "../../../src/core/my-list/items"

const few = ["guidance/sitting-down", "guidance/standing-up", "measure/missed-breaks", "case-study/chairs-in-a-bakery", "gone/for-good"]
const moment = fc.date({ min: new Date("2026-01-01T00:00Z"), max: new Date("2026-01-04T00:00Z"), noInvalidDate: true }).map((date) => date.toISOString())
const words = fc.oneof(fc.constantFrom("", "One note", "Another note", "=1+1", "line\nline"), fc.string({ unit: "grapheme", maxLength: 20 }))
const note: fc.Arbitrary<Note> = fc.record({ text: words, changed: moment })

const item: fc.Arbitrary<Item> = fc.record(
  {
    entry: fc.constantFrom(...few),
    title: fc.constantFrom("Sitting down", "Standing up", "Ein Stuhl"),
    saved: moment,
    read: fc.constantFrom("2026-01-01", "2026-01-02", "2026-02-28"),
    minutes: fc.nat({ max: 100_000 }),
    note,
    earlier_notes: fc.array(note, { maxLength: 3 }),
  },
  { requiredKeys: ["entry", "title", "saved"] },
)

/** A list as it comes from using it: in order, each entry once, notes in order. */
export const anyItems: fc.Arbitrary<Item[]> = fc.array(item, { maxLength: 6 }).map((items) => merged([], items))
