import fc from "fast-check"
import { expect, test } from "vitest"
import contract from "../../../../tests/contract/entry-text.json"
import { entryOf } from "../../../src/core/proposal/entry"
import { entryText } from "../../../src/core/proposal/entry-text"
import type { Answers, EntryForm } from "../../../src/core/proposal/entry-form"
import { isPartialDate, type KnownEntry, wrongIn } from "../../../src/core/proposal/wrong"

const forms = contract.forms as unknown as Record<string, EntryForm>
const good = Object.fromEntries(contract.entries.map(({ kind, answers }) => [kind, answers as unknown as Answers]))

/** What is wrong with a good entry after some of its answers were changed: words by the way to the field. */
function wrong(kind: string, changed: Answers, known: KnownEntry[] = []): Record<string, string> {
  const found = wrongIn(forms[kind]!, { ...good[kind], ...changed }, contract.today, known)
  return Object.fromEntries(found.map(({ way, words }) => [way.join("."), words]))
}

test("of an empty form everything that is needed is missing, and nothing else is said", () => {
  const found = wrongIn(forms.guidance!, {}, contract.today)

  expect(found.map(({ way, words }) => [way.join("."), words])).toEqual([
    ["url", "wrong-missing"],
    ["title", "wrong-missing"],
    ["summary", "wrong-missing"],
    ["elements", "wrong-choose"],
    ["publisher", "wrong-missing"],
    ["type", "wrong-choose"],
    ["format", "wrong-choose"],
    ["use_it_when", "wrong-missing"],
    ["provenance.seen", "wrong-choose"],
  ])
})

test("each sort of field is checked for what it takes", () => {
  expect(wrong("guidance", { url: "nowhere", published: "2028-02-30", title: "A <b>title", summary: " \u200b " })).toEqual({
    url: "wrong-address",
    title: "wrong-markup",
    summary: "wrong-missing",
    published: "wrong-date",
  })
  expect(wrong("guidance", { published: "soon", updated: "2028" })).toEqual({ published: "wrong-date" })
  expect(wrong("guidance", { title: "a".repeat(161) })).toEqual({ title: "wrong-too-long" })
  expect(wrong("case-study", { size: "many" })).toEqual({ size: "wrong-whole" })
  expect(wrong("case-study", { size: "0" })).toEqual({ size: "wrong-whole" })
  expect(wrong("measure", { national_figures: [{ value: "a few", unit: "", period: "2028", population: "All", source: "here" }] })).toEqual({
    "national_figures.0.value": "wrong-number",
    "national_figures.0.unit": "wrong-missing",
    "national_figures.0.source": "wrong-address",
  })
})

test("three resources are three", () => {
  expect(wrong("situation", { resources: [{ entry: "guidance/sitting-down", why: "So." }, {}, {}] })).toEqual({ resources: "wrong-too-few" })
})

test("a group that may be left out asks for nothing until it is begun", () => {
  expect(wrong("accreditation", { cost: { level: "", note: "" } })).toEqual({})
  expect(wrong("accreditation", { cost: { level: "", note: "Much" } })).toEqual({ "cost.level": "wrong-choose" })
})

test("what depends on two fields is said as the checks say it", () => {
  expect(wrong("guidance", { published: "2028-03", updated: "2028-02-01" })).toEqual({ updated: "wrong-order" })
  expect(wrong("guidance", { updated: "2030-02" })).toEqual({ updated: "wrong-future" })
  expect(wrong("guidance", { status: "superseded" })).toEqual({ superseded_by: "wrong-successor" })
  expect(wrong("case-study", { outcomes: [{ measure: "a", type: "effect", after: "1" }] })).toEqual({ "outcomes.0.before": "wrong-no-comparison" })
  expect(wrong("case-study", { outcomes: [{ measure: "a", type: "reach" }] })).toEqual({ "outcomes.0.after": "wrong-no-figure" })
  expect(wrong("intervention", { evidence: { strength: "strong", statement: "So." } })).toEqual({ "evidence.sources": "wrong-no-source" })
})

test("what is here already is found whatever scheme, www. or slash somebody wrote", () => {
  const known = [{ kind: "guidance", id: "up", title: "Getting  UP: a guide", url: "example.org/up" }]

  expect(wrong("guidance", { url: "http://example.org/up/", related: [] }, known)).toEqual({ url: "wrong-address-taken", title: "wrong-title-taken" })
  expect(wrong("guidance", { related: ["guidance/nothing"], title: "Another", url: "https://example.org/other" }, known)).toEqual({ "related.0": "wrong-entry" })
})

test("dates are those that exist", () => {
  expect(["2024", "2024-02", "2024-02-29"].map(isPartialDate)).toEqual([true, true, true])
  expect(["2023-02-29", "2024-13", "24", "2024-2", "0000", "2024-02-29T00:00", ""].some(isPartialDate)).toBe(false)
})

test("whatever is kept as a draft, it is checked and written without a fall", () => {
  const form = forms["case-study"]!
  const anyAnswers = fc.object({ key: fc.constantFrom(...form.order, "measure", "title", "__proto__"), values: [fc.string()], maxDepth: 3 }) as fc.Arbitrary<Answers>
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      for (const { words, way } of wrongIn(form, answers, contract.today)) {
        expect(words).toMatch(/^wrong-/)
        expect(form.order).toContain(way[0])
      }
      expect(entryText(entryOf(form, answers, contract.today))).toMatch(/added: 2030-01-15\nreviewed: 2030-01-15\n$/)
    }),
  )
})
