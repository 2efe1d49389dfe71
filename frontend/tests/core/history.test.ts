import fc from "fast-check"
import { expect, test } from "vitest"
import { amend, redo, remember, startOf, undo } from "../../src/core/history"

test("what was undone can be redone until something new happens", () => {
  const three = remember(remember(startOf("one"), "two"), "three")

  expect(undo(undo(three)).present).toBe("one")
  expect(redo(undo(three))).toEqual(three)
  expect(redo(remember(undo(three), "four")).present).toBe("four")
})

test("there is nothing to undo at the start and nothing to redo at the end", () => {
  const start = startOf("one")

  expect([undo(start), redo(start)]).toEqual([start, start])
})

test("a change that grows is one step", () => {
  expect(undo(amend(amend(remember(startOf(""), "b"), "br"), "bre")).present).toBe("")
})

test("only so many steps are kept, the newest", () => {
  const many = [1, 2, 3, 4].reduce((history, step) => remember(history, step, 2), startOf(0))

  expect(many).toEqual({ past: [2, 3], present: 4, future: [] })
})

test("undoing everything leads back to the start", () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 50 }), (steps) => {
      const end = steps.reduce((history, step) => remember(history, step), startOf(0))
      expect(steps.reduce((history) => undo(history), end).present).toBe(0)
      expect(
        steps.reduce(
          (history) => redo(history),
          steps.reduce((history) => undo(history), end),
        ),
      ).toEqual(end)
    }),
  )
})
