import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { AssessmentStore, Saved } from "../../../src/browser/assessment-store"
import { Autosave, NoKeeper } from "../../../src/components/diagnostic/autosave"
import type { Assessment } from "../../../src/core/answers"

/** Stands in for IndexedDB, with a door that the test can close. */
class MadeUpStore implements AssessmentStore {
  readonly kept = new Map<string, Saved>()
  readonly written: string[] = []
  refusal: Error | null = null
  gate: Promise<void> = Promise.resolve()

  async all() {
    return [...this.kept.values()]
  }
  async one(id: string) {
    return this.kept.get(id)
  }
  async remove(id: string) {
    this.kept.delete(id)
  }
  async save(assessment: Assessment, from: number) {
    await this.gate
    if (this.refusal) throw this.refusal
    const found = this.kept.get(assessment.id)
    if ((found?.revision ?? 0) !== from) return { found: found ?? null }
    this.kept.set(assessment.id, { version: 1, revision: from + 1, assessment })
    this.written.push(assessment.name)
    return { revision: from + 1 }
  }
}

const named = (name: string) => ({ id: "one", name }) as Assessment

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function autosaveOn(store: AssessmentStore, revision = 0) {
  const states: string[] = []
  const told: unknown[] = []
  const autosave = new Autosave(store, revision, (news) => told.push(news), ({ kind }) => states.push(kind), new Date())
  return { autosave, states, told }
}

test("what is written within the wait is one save, of the latest", async () => {
  const store = new MadeUpStore()
  const { autosave, states, told } = autosaveOn(store)

  for (const name of ["w", "wo", "wor", "word"]) autosave.keep(named(name), 250)
  await vi.advanceTimersByTimeAsync(249)
  expect(store.written).toEqual([])
  await vi.advanceTimersByTimeAsync(1)

  expect(store.written).toEqual(["word"])
  expect(states).toEqual(["saved"])
  expect(told).toEqual([{ id: "one", revision: 1 }])
})

test("it says saved only when the last change is", async () => {
  const store = new MadeUpStore()
  const { autosave, states } = autosaveOn(store)
  let open = () => {}
  store.gate = new Promise((resolve) => (open = resolve))

  autosave.keep(named("first"), 0)
  await vi.advanceTimersByTimeAsync(0)
  autosave.keep(named("second"), 0)
  await vi.advanceTimersByTimeAsync(0)
  expect(autosave.state.kind).toBe("saving")
  open()
  await vi.advanceTimersByTimeAsync(0)

  expect(store.written).toEqual(["first", "second"])
  expect(states).toEqual(["saved"])
})

test("flush writes at once, as when the tab is closed in mid-word", async () => {
  const store = new MadeUpStore()
  const { autosave } = autosaveOn(store)

  autosave.keep(named("mid-wo"), 250)
  await autosave.flush()

  expect(store.written).toEqual(["mid-wo"])
  expect(autosave.state.kind).toBe("saved")
})

test.each([
  ["QuotaExceededError", "full"],
  ["SecurityError", "refused"],
])("%s is told as %s until a save goes well", async (name, kind) => {
  const store = new MadeUpStore()
  const { autosave, states } = autosaveOn(store)

  store.refusal = new DOMException("", name)
  autosave.keep(named("one"), 0)
  await autosave.flush()
  autosave.keep(named("two"), 0)
  expect(autosave.state.kind).toBe(kind)
  store.refusal = null
  await autosave.flush()

  expect(states).toEqual([kind, "saved"])
  expect(store.written).toEqual(["two"])
})

test("what could not be written is tried again with nothing new", async () => {
  const store = new MadeUpStore()
  const { autosave } = autosaveOn(store)
  store.refusal = new DOMException("", "UnknownError")
  autosave.keep(named("one"), 0)
  await autosave.flush()

  store.refusal = null
  await autosave.flush()

  expect(store.written).toEqual(["one"])
})

test("an older tab never overwrites a newer one, and nothing is written until somebody chooses", async () => {
  const store = new MadeUpStore()
  const older = autosaveOn(store)
  older.autosave.keep(named("both"), 0)
  await older.autosave.flush()
  const newer = autosaveOn(store, 1)
  newer.autosave.keep(named("theirs"), 0)
  await newer.autosave.flush()

  older.autosave.keep(named("mine"), 0)
  await older.autosave.flush()
  older.autosave.keep(named("mine too"), 0)
  await older.autosave.flush()

  expect(older.autosave.state).toMatchObject({ kind: "elsewhere", found: { revision: 2, assessment: { name: "theirs" } } })
  expect(store.written).toEqual(["both", "theirs"])
})

test("a tab that looks sees what it could not hear: a newer record, or none", async () => {
  const store = new MadeUpStore()
  const { autosave } = autosaveOn(store)
  autosave.keep(named("one"), 0)
  await autosave.flush()

  await autosave.look("one")
  expect(autosave.state.kind).toBe("saved")

  store.kept.clear()
  await autosave.look("one")
  expect(autosave.state).toEqual({ kind: "elsewhere", found: null })
})

test("the shared-computer mode keeps nothing", async () => {
  const keeper = new NoKeeper()
  keeper.keep()
  await keeper.flush()
  expect(keeper.state).toEqual({ kind: "not-kept" })
})
