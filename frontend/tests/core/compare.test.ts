import fc from "fast-check"
import { expect, test } from "vitest"
import { newAssessment, withAnswer } from "../../src/core/answers"
import { compareRounds } from "../../src/core/compare"
import { anyAssessment, anyQuestionnaire } from "./arbitrary"
import { first, now, second } from "./models/answered"
import { questionnaireOf } from "./models/made"
import { tiny } from "./models/tiny"

test("two rounds are compared on what has a level in both, and everything that turned is listed", () => {
  const {
    elements,
    overall,
    up,
    down,
    same,
    newly_answered,
    newly_unknown,
    no_longer_applies,
    no_longer_asked,
    actions,
  } = compareRounds(tiny, first, second)
  const ids = (turned: { statement: { id: string } }[]) => turned.map(({ statement }) => statement.id)

  expect(elements.map(({ then: _, now: __, ...change }) => change)).toEqual([
    // Breaks 0 -> 1 with weight 0.3, the sofa 1 -> 1 with weight 1: 1 / 2.6 -> 1.3 / 2.6. The seat was not asked before.
    {
      element: "rest",
      statements: 2,
      of: 2,
      before: expect.closeTo(100 / 2.6, 9),
      after: expect.closeTo(130 / 2.6, 9),
      change: expect.closeTo(30 / 2.6, 9),
    },
    { element: "rota", statements: 0, of: 1, before: null, after: null, change: null },
    { element: "voice", statements: 0, of: 1, before: null, after: null, change: null },
    { element: "pay", statements: 0, of: 1, before: null, after: null, change: null },
  ])
  expect(overall).toEqual({
    before: expect.closeTo(100 / 2.6, 9),
    after: expect.closeTo(50, 9),
    change: expect.closeTo(30 / 2.6, 9),
    elements: 1,
    of: 4,
  })
  expect([ids(up), ids(down), same]).toEqual([["breaks-are-taken"], [], 1])
  expect([ids(newly_answered), ids(newly_unknown), ids(no_longer_applies)]).toEqual([
    ["a-place-to-sit", "people-speak"],
    ["rota-is-early"],
    ["tips-are-shared"],
  ])
  expect(no_longer_asked).toEqual([{ id: "radio-off", text: "Anybody may switch the radio off." }])
  expect([actions.done, actions.started, actions.open].map((list) => list.map(({ id }) => id))).toEqual([
    ["do-1"],
    ["do-2"],
    ["do-2", "do-3"],
  ])
})

const five = questionnaireOf({
  levels: 5,
  elements: ["a"],
  statements: [1, 2, 3, 4, 5].map((number) => ({
    id: `a${number}`,
    element: "a",
    depth: number < 3 ? "pulse" : "standard",
  })),
})
const roundOf = (depth: "pulse" | "standard", levels: (number | null)[]) =>
  newAssessment(five, {
    id: "a",
    name: "A",
    now,
    depth,
    answers: Object.fromEntries(levels.map((answer, index) => [`a${index + 1}`, { answer }])),
  })

test("answering other statements is no improvement", () => {
  const [then, later] = [roundOf("standard", [0, 0, 1, null, null]), roundOf("standard", [null, 0, 1, 4, 4])]
  const [element] = compareRounds(five, then, later).elements

  // Two of five statements have a level both times: too few to speak of a change, though the scores differ.
  expect(element).toMatchObject({
    statements: 2,
    of: 5,
    change: null,
    then: { score: expect.closeTo(100 / 12, 9) },
    now: { score: 56.25 },
  })
})

test("a short round after a long one is compared on the short one's statements", () => {
  const [then, later] = [roundOf("standard", [1, 1, 4, 4, 4]), roundOf("pulse", [2, 2, 4, 4, 4])]

  expect(compareRounds(five, then, later).elements).toMatchObject([
    { statements: 2, of: 2, before: 25, after: 50, change: 25 },
  ])
  expect(compareRounds(five, then, later).newly_unknown).toEqual([])
})

test("the farther move comes first", () => {
  const [then, later] = [roundOf("standard", [1, 0, 4, 3, 2]), roundOf("standard", [2, 3, 1, 2, 2])]
  const { up, down } = compareRounds(five, then, later)

  expect([up, down].map((moves) => moves.map(({ statement, before, after }) => [statement.id, before, after]))).toEqual(
    [
      [
        ["a2", 0, 3],
        ["a1", 1, 2],
      ],
      [
        ["a3", 4, 1],
        ["a4", 3, 2],
      ],
    ],
  )
})

test("an element that only one round asks about has nothing to compare", () => {
  const other = { ...roundOf("standard", [1, 1, 1, 1, 1]), elements: [] }

  expect(compareRounds(five, other, roundOf("standard", [1, 1, 1, 1, 1])).elements).toMatchObject([
    { then: null, of: 0, change: null },
  ])
})

test("a round beside itself has not changed; backwards is forwards with the sign turned", () => {
  const two = anyQuestionnaire.chain((questionnaire) =>
    fc.record({
      questionnaire: fc.constant(questionnaire),
      one: anyAssessment(questionnaire),
      other: anyAssessment(questionnaire),
    }),
  )
  fc.assert(
    fc.property(two, ({ questionnaire, one, other }) => {
      const still = compareRounds(questionnaire, one, one)
      expect(still.elements.every(({ change }) => change === null || change === 0)).toBe(true)
      expect([still.up, still.down, still.newly_answered, still.newly_unknown]).toEqual([[], [], [], []])

      // A statement of one's own that has moved to another element is compared where it is now, so it must not move here.
      const twin = { ...other, own_statements: one.own_statements }
      const [there, back] = [compareRounds(questionnaire, one, twin), compareRounds(questionnaire, twin, one)]
      for (const [index, { change }] of there.elements.entries()) {
        const turned = back.elements[index]?.change ?? null
        if (change === null) expect(turned).toBe(null)
        else expect(turned).toBeCloseTo(-change, 9)
      }
    }),
  )
})

test("a change of the model is no change of the organisation", () => {
  const next = {
    ...five,
    model: { ...five.model, version: 2 },
    statements: five.statements.slice(1),
    retired: [{ id: "a1", text: "Was asked." }],
  }
  const round = roundOf("standard", [4, 1, 1, 1, 1])
  const later = withAnswer(round, "a2", { answer: 2 }, now)

  const { elements, no_longer_asked } = compareRounds(next, round, later)

  expect(elements).toMatchObject([{ statements: 4, of: 4, before: 25, after: 31.25, change: 6.25 }])
  expect(no_longer_asked).toEqual([{ id: "a1", text: "Was asked." }])
})
