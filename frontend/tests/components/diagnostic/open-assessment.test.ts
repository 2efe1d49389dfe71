import { expect, test, vi } from "vitest"

const said = vi.hoisted((): string[] => [])
vi.mock("../../../src/browser/announcer", () => ({ announce: (sentence: string) => said.push(sentence) }))

import { NoKeeper } from "../../../src/components/diagnostic/autosave"
import { OpenAssessment } from "../../../src/components/diagnostic/open-assessment"
import { type Assessment, withAnswer, withDetails } from "../../../src/core/answers"
import type { Questionnaire } from "../../../src/core/questionnaire"

const questionnaire = {
  statements: [{ id: "breaks", text: "People get their full breaks on every kind of shift and in every season.", in_a_small_organisation: "Everyone gets a break." }],
} as unknown as Questionnaire
const words = { answered: "answer to “{statement}”", noted: "note", renamed: "new name", undone: "Undone: {what}", redone: "Done again: {what}" }
const now = "2030-01-15T09:00:00Z"

function opened(start: Partial<Assessment> = {}) {
  const assessment = { id: "one", name: "One", own_statements: [], answers: {}, plan: [], ...start } as unknown as Assessment
  return new OpenAssessment(questionnaire, words, assessment, new NoKeeper(), async () => [])
}

const rate = (level: number) => (before: Assessment) => withAnswer(before, "breaks", { answer: level }, now)
const note = (text: string) => (before: Assessment) => withAnswer(before, "breaks", { note: text }, now)

test("the undo button says what it takes back, cut short", () => {
  const source = opened()
  expect(source.undoable).toBeNull()

  source.change(rate(2), "answered", { statement: "breaks" })

  expect(source.undoable).toBe("answer to “People get their full breaks on every kind of sh…”")
  expect(source.undo()).toEqual({ statement: "breaks" })
  expect(source.current().answers).toEqual({})
  expect(source.redoable).toBe("answer to “People get their full breaks on every kind of sh…”")
  expect(said.at(-1)).toBe("Undone: answer to “People get their full breaks on every kind of sh…”")
  source.redo()
  expect(source.current().answers.breaks?.answer).toBe(2)
})

test("a statement is named in the words in which it is asked", () => {
  const source = opened({ small_organisation: true })
  source.change(rate(2), "answered", { statement: "breaks" })
  expect(source.undoable).toBe("answer to “Everyone gets a break.”")
})

test("a word that grows is one step, and another one after something else is another", () => {
  const source = opened()
  for (const text of ["a", "ab", "abc"]) source.change(note(text), "noted", { statement: "breaks", grain: "breaks note" })
  source.change(rate(1), "answered", { statement: "breaks" })
  source.change(note("abcd"), "noted", { statement: "breaks", grain: "breaks note" })

  source.undo()
  expect(source.current().answers.breaks).toMatchObject({ note: "abc", answer: 1 })
  source.undo()
  source.undo()
  expect(source.current().answers).toEqual({})
  expect(source.undo()).toBeNull()
})

test("everybody who listens hears of each change until they stop", () => {
  const source = opened()
  const heard = vi.fn()
  const stop = source.subscribe(heard)

  source.change((before) => withDetails(before, { name: "Two" }, now), "renamed")
  source.change((before) => before, "renamed") // Nothing changed.
  source.undo()
  stop()
  source.redo()

  expect(heard).toHaveBeenCalledTimes(2)
})
