import { expect, test } from "vitest"
import { elementFigures, overallSentence, whatThisIs } from "../../../../src/components/diagnostic/results/figures"
import { resultsOf } from "../../../../src/core/score"
import { second } from "../../../core/models/answered"
import { questionnaireOf } from "../../../core/models/made"
import { tiny } from "../../../core/models/tiny"
import { words } from "./words"

test("each element is told in figures and in a sentence, and one without a score says why", () => {
  const { elements } = resultsOf(tiny, second)

  const told = elementFigures({ questionnaire: tiny, words }, elements)

  expect(told.map(({ score, range, band, answered, dont_know, does_not_apply, confidence }) => [score, range, band, answered, dont_know, does_not_apply, confidence])).toEqual([
    ["17", "no range", "Cold", "3 of 3", 0, 0, "1 evidence"],
    ["No score", "0 to 100", "–", "1 of 1", 1, 0, "not said"],
    ["100", "no range", "Warm", "1 of 1", 0, 0, "1 belief"],
    ["No score", "–", "–", "1 of 1", 0, 1, "not said"],
  ])
  expect(told.map(({ sentence }) => sentence)).toEqual([
    "Rest: 17, “Cold”. All that applies has a level. Put the kettle on.",
    "Rota and hours: no score yet. Levels cover 0 of 1 statements; half are needed.",
    "Voice: 100, “Warm”. All that applies has a level. Keep it warm.",
    "Pay: no score yet. Nothing in it applies to you.",
  ])
})

test("levels that are many and weigh little are told by their weight", () => {
  const made = questionnaireOf({
    levels: 5,
    elements: ["rest"],
    statements: [
      { id: "one", element: "rest" },
      { id: "two", element: "rest", weight: 9 },
    ],
  })
  const { elements } = resultsOf(made, { ...second, elements: ["rest"], own_statements: [], answers: { one: { answer: 4 } } })

  const [rest] = elementFigures({ questionnaire: made, words }, elements)

  expect(rest?.sentence).toBe("The rest: no score yet. Levels cover 10 % of what counts; half is needed.")
})

test("the overall mean comes with its range and with how much it rests on", () => {
  const { overall, counts } = resultsOf(tiny, second)

  expect(overallSentence({ questionnaire: tiny, words }, overall)).toMatch(/^59, “Cold”, somewhere from 59 to 59: the plain average of 2 of 4 elements\. /)
  expect(whatThisIs(words, second, counts)).toBe("A self-assessment of 21 November 2026, 6 of 6 statements answered. It is a start for a conversation and a plan, not an audit.")
})
