import { expect, test } from "vitest"
import { entriesByName, type Known } from "../../../src/components/my-list/known-entries"

const known: Known = {
  site: { name: "Example", address: "https://signpost.example/" },
  words: ["Guide", "Measure"],
  kinds: [
    { id: "guidance", name: "Guidance", address: "guidance/", entries: [["chairs", "Chairs", 0]] },
    { id: "measure", name: "Measures", address: "measures/", entries: [["breaks", "Missed breaks", 1, "withdrawn"]] },
  ],
  formerly: { "guidance/stools": "guidance/chairs", "guidance/pauses": "measure/breaks", "guidance/sofas": "guidance/nothing" },
}

test("an entry is known by its name", () => {
  expect(entriesByName(known).get("measure/breaks")).toEqual({
    title: "Missed breaks",
    kind: "measure",
    order: 1,
    kind_in_words: "Measure",
    address: "measures/breaks/",
    status: "withdrawn",
  })
})

test("an entry that was saved under a former name is known by that too, and nothing else is", () => {
  const found = entriesByName(known)
  expect(found.get("guidance/stools")).toBe(found.get("guidance/chairs"))
  expect(found.get("guidance/pauses")).toBe(found.get("measure/breaks"))
  expect([...found.keys()].sort()).toEqual(["guidance/chairs", "guidance/pauses", "guidance/stools", "measure/breaks"])
})
