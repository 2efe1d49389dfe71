import { expect, test } from "vitest"
import { resultsOf } from "../../src/core/score"
import { suggestionsFor } from "../../src/core/suggest"
import { first, second } from "./models/answered"
import { tiny } from "./models/tiny"

test("a gap leads to the step that its statement names first, what costs most last; something to read, a case like yours and a measure", () => {
  const results = resultsOf(tiny, second)

  const [breaks, ...rest] = suggestionsFor(tiny, results, second)

  const because = { statement: "breaks-are-taken", level: 1, target: 2 }
  expect(breaks?.steps).toEqual([
    {
      kind: "intervention",
      id: "cover-breaks",
      title: "Cover for breaks",
      address: "/interventions/cover-breaks/",
      because: { ...because, cost: "some", evidence: "good" },
    },
    { kind: "guidance", id: "about-breaks", title: "About breaks", address: "/guidance/about-breaks/", because },
    {
      kind: "case_study",
      id: "corner-cafe",
      title: "Breaks at the corner café",
      address: "/case-studies/corner-cafe/",
      because: { ...because, intervention: "cover-breaks", sector: "cafes" },
    },
  ])
  expect(breaks?.watch).toEqual({
    id: "breaks-missed",
    title: "Breaks missed",
    address: "/measures/breaks-missed/",
    because,
  })
  expect(rest.map(({ gap, steps }) => [gap.statement.id, steps.map(({ id }) => id)])).toEqual([
    ["a-place-to-sit", ["rest-room", "about-breaks", "corner-cafe"]],
  ])
})

test("a case of another sector is better than none, and says nothing of yours", () => {
  const [, seat] = suggestionsFor(tiny, resultsOf(tiny, second), { sector: "schools" })

  expect(seat?.steps[2]).toMatchObject({
    id: "station-bar",
    because: { statement: "a-place-to-sit", level: 0, target: 2, intervention: "rest-room" },
  })
})

test("without a case study there is a second intervention, and an entry that is not in the catalogue is passed over", () => {
  const without = { ...tiny, catalogue: { ...tiny.catalogue, case_studies: {} } }
  const low = { ...first, answers: { "breaks-are-taken": { answer: 0 }, "people-speak": { answer: 0 } } }

  const suggestions = suggestionsFor(without, resultsOf(without, low), low)

  expect(
    suggestions.map(({ gap, steps, watch }) => [gap.statement.id, steps.map(({ id }) => id), watch?.id ?? null]),
  ).toEqual([
    ["people-speak", ["early-rota"], null],
    ["breaks-are-taken", ["cover-breaks", "about-breaks", "break-app"], "breaks-missed"],
  ])
})

test("only so many gaps are asked for, and own statements lead to nothing", () => {
  const results = resultsOf(tiny, second)

  expect(results.gaps.map(({ statement }) => statement.id)).toContain("own-1")
  expect(suggestionsFor(tiny, results, second, 1).map(({ gap }) => gap.statement.id)).toEqual(["breaks-are-taken"])
  expect(suggestionsFor(tiny, results, second).every(({ gap }) => !gap.statement.own)).toBe(true)
})
