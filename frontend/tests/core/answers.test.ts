import { expect, test } from "vitest"
import {
  answersToUnknownStatements,
  type Assessment,
  copyAsNewRound,
  coverage,
  newAssessment,
  statementsOf,
  withAction,
  withAnswer,
  withDetails,
  withoutAction,
  withoutAnswer,
  withoutOwnStatement,
  withOwnStatement,
} from "../../src/core/answers"
import { tiny } from "./models/tiny"

const [created, now] = ["2026-11-01T09:00:00Z", "2026-11-21T14:05:00Z"]
const start = newAssessment(tiny, { id: "a", name: "First", now: created })

test("a new assessment asks the standard form of every element", () => {
  expect(start).toEqual({
    id: "a",
    name: "First",
    created,
    changed: created,
    depth: "standard",
    elements: ["rest", "rota", "voice", "pay"],
    own_statements: [],
    answers: {},
    plan: [],
  })
})

test("an answer is changed field by field, and the assessment before it stays as it was", () => {
  const before = structuredClone(start)
  const level = withAnswer(start, "people-speak", { answer: 1, note: "Brief is fine", target: 2 }, now)
  const noted = withAnswer(level, "people-speak", { note: "", target: undefined, view: "survey" }, now)

  expect(noted.answers).toEqual({ "people-speak": { answer: 1, view: "survey", changed: now } })
  expect(noted.changed).toBe(now)
  expect(start).toEqual(before)
})

test("a note may come before any answer", () => {
  expect(withAnswer(start, "people-speak", { note: "Ask Ada" }, now).answers).toEqual({
    "people-speak": { answer: null, note: "Ask Ada", changed: now },
  })
})

test("an answer can be taken away altogether", () => {
  expect(withoutAnswer(withAnswer(start, "people-speak", { answer: 1 }, now), "people-speak", now).answers).toEqual({})
})

test("details can be emptied, but for the name", () => {
  const told = withDetails(
    start,
    { organisation: "The corner café", respondent: { team: "Kitchen" }, depth: "pulse" },
    now,
  )

  expect(withDetails(told, { organisation: "", respondent: undefined, name: "" }, now)).toEqual({
    ...start,
    name: "",
    depth: "pulse",
    changed: now,
  })
})

test("own statements and actions are added, replaced and taken away", () => {
  const own = { id: "own-1", element: "rest", text: "The sofa is whole." }
  const action = { id: "do-1", text: "Mend the sofa", status: "not-started" as const }
  const added = withAction(withOwnStatement(start, own, now), action, now)
  const replaced = withAction(
    withOwnStatement(added, { ...own, text: "Both sofas are whole." }, now),
    { ...action, status: "done" },
    now,
  )

  expect([replaced.own_statements, replaced.plan]).toEqual([
    [{ ...own, text: "Both sofas are whole." }],
    [{ ...action, status: "done" }],
  ])
  expect(withoutAction(withoutOwnStatement(replaced, "own-1", now), "do-1", now)).toEqual({ ...start, changed: now })
})

test("a new round begins with the answers of the last one, none of them marked as changed", () => {
  const last = withAnswer(start, "people-speak", { answer: 1 }, created)

  expect(copyAsNewRound(last, { id: "b", name: "Second", now })).toEqual({
    ...last,
    id: "b",
    name: "Second",
    created: now,
    changed: now,
    follows: "a",
  })
})

test("four kinds of answer are counted apart, and sureness only where there is a level", () => {
  const answered: Assessment = {
    ...start,
    answers: {
      "breaks-are-taken": { answer: 0, confidence: "evidence" },
      "rota-is-early": { answer: "does-not-apply", confidence: "evidence" },
      "people-speak": { answer: "dont-know", confidence: "unsure" },
      "tips-are-shared": { answer: null, note: "Ask Ada" },
    },
  }

  expect(coverage(statementsOf(tiny, answered), answered)).toEqual({
    total: 4,
    level: 1,
    does_not_apply: 1,
    dont_know: 1,
    unanswered: 1,
    confidence: { evidence: 1, belief: 0, unsure: 0 },
  })
})

test("answers to what is no longer asked are found, with its words where they are known", () => {
  const answers = {
    "radio-off": { answer: 2 },
    "nobody-knows": { answer: 0 },
    "own-gone": { answer: 1 },
    "people-speak": { answer: 1 },
  }

  expect(answersToUnknownStatements(tiny, { ...start, answers })).toEqual([
    { id: "nobody-knows", text: null, answer: { answer: 0 } },
    { id: "own-gone", text: null, answer: { answer: 1 } },
    { id: "radio-off", text: "Anybody may switch the radio off.", answer: { answer: 2 } },
  ])
})
