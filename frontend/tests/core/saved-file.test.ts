/// <reference types="vite/client" />
import { Ajv2020 } from "ajv/dist/2020"
import fc from "fast-check"
import { expect, test } from "vitest"
import { newAssessment } from "../../src/core/answers"
import schema from "../../src/core/assessment.schema.json"
import { resultsOf } from "../../src/core/score"
import {
  checksumOf,
  fromText,
  limits,
  type SavedFile,
  toFile,
  toText,
  upgrades,
} from "../../src/core/saved-file"
import type { Upgrade } from "../../src/core/untrusted-file"
import { anyPair } from "./arbitrary"
import kept from "./files/assessment-v1.json?raw"
import refused from "./files/refused.json"
import { now, second } from "./models/answered"
import { tiny } from "./models/tiny"

const fileOf = (change: (file: SavedFile & Record<string, unknown>) => void) => {
  const file = JSON.parse(kept)
  change(file)
  return JSON.stringify(file)
}

test("what is saved and opened again is the same, and nothing needs saying", () => {
  fc.assert(
    fc.property(anyPair, ({ questionnaire, assessment }) => {
      const known = { ...questionnaire, retired: [] }
      const opened = fromText(toText(assessment, known, now), known)
      expect(opened).toEqual({ assessment, notes: expect.any(Array) })
      if ("notes" in opened) expect(opened.notes.every(({ where }) => where === "assessment.answers")).toBe(true)
    }),
  )
})

test("what is opened comes to the same results", () => {
  const opened = fromText(toText(second, tiny, now), tiny)

  expect("assessment" in opened && resultsOf(tiny, opened.assessment)).toEqual(resultsOf(tiny, second))
})

test("a file holds what it is, its results and a checksum", () => {
  const { assessment, ...rest } = toFile(second, tiny, now)

  expect(assessment).toEqual(second)
  expect(rest).toEqual({
    format: "wellbeing-signpost/assessment",
    version: 1,
    notice: "Self-assessment, not audit.",
    made: now,
    site: { name: "Café Signpost", address: "https://example.org/cafe/" },
    model: { id: "cafe", version: 2 },
    results: {
      elements: [
        // 0.3 x 1 + 2.5 x 0 + 1 x 1 = 1.3 of 3.8 x 2.
        { id: "rest", name: "Rest", score: 17.11, low: 17.11, high: 17.11, band: "cold", coverage: 1 },
        { id: "rota", name: "Rota and hours", score: null, low: 0, high: 100, band: null, coverage: 0 },
        { id: "voice", name: "Voice", score: 100, low: 100, high: 100, band: "warm", coverage: 1 },
        { id: "pay", name: "Pay", score: null, low: null, high: null, band: null, coverage: 0 },
      ],
      overall: { score: 58.55, low: 58.55, high: 58.55, band: "cold", scored: 2, of: 4 },
      counts: { total: 6, level: 4, does_not_apply: 1, dont_know: 1, unanswered: 0 },
    },
    checksum: expect.stringMatching(/^[0-9a-f]{8}$/),
  })
})

// Every version has a file here that was saved when it was the newest. It is never changed.
test.each([[1, kept]])("a file of version %i still opens", (version, text) => {
  expect(JSON.parse(text).version).toBe(version)
  expect(fromText(text, tiny)).toEqual({
    assessment: second,
    notes: [
      {
        where: "assessment.answers",
        what: "has 1 to statements that this site does not ask: radio-off.",
        instead: "They are kept and shown, and count in no score.",
      },
    ],
  })
})

test("every version has its file", () => {
  expect(upgrades.length + 1).toBe(1)
})

/** As if `name` had been `title` in version 1, and version 2 had had no `plan`. */
const madeUp: Upgrade[] = [
  (file) => {
    const { title, ...assessment } = file.assessment as Record<string, unknown>
    return { ...file, version: 2, assessment: { ...assessment, name: title } }
  },
  (file) => ({ ...file, version: 3, assessment: { ...(file.assessment as object), plan: [] } }),
]

test("older versions are brought up to date one after the other, and their checksum is that of the file as it was", () => {
  const { name, plan: _, ...rest } = second
  const model = { id: "cafe", version: 2 }
  const older = { title: name, ...rest }
  const file = {
    format: "wellbeing-signpost/assessment",
    version: 1,
    model,
    assessment: older,
    checksum: checksumOf({ model, assessment: older }),
  }
  const opened = fromText(JSON.stringify(file), tiny, madeUp)

  expect("assessment" in opened && opened.assessment).toEqual({ ...second, plan: [] })
  expect("notes" in opened && opened.notes.map(({ where }) => where)).toEqual(["assessment.answers"])

  const newer = { ...file, version: 2, assessment: { name, ...rest } }
  expect("assessment" in fromText(JSON.stringify(newer), tiny, madeUp)).toBe(true)
})

test("a file that its upgrade cannot make sense of is refused", () => {
  expect(
    fromText(
      fileOf((file) => Object.assign(file, { assessment: null })),
      tiny,
      madeUp,
    ),
  ).toEqual({
    problems: [
      {
        where: "The file",
        what: "is damaged: version 1 of the format looks different.",
        instead: "Choose another copy.",
      },
    ],
  })
})

// Files that are broken or mean harm, in files/refused/, and what is said of each, in files/refused.json.
const broken = import.meta.glob<string>("./files/refused/*", { query: "?raw", import: "default", eager: true })
const files = Object.entries(broken).map(([path, text]) => ({ name: path.replace("./files/refused/", ""), text }))

test("there are thirty broken files, and something is said of each", () => {
  expect(files.length).toBeGreaterThanOrEqual(30)
  expect(files.map(({ name }) => name).sort()).toEqual(Object.keys(refused).sort())
})

test.each(files)("refused with its reasons: $name", ({ name, text }) => {
  expect(fromText(text, tiny)).toEqual({ problems: (refused as Record<string, unknown>)[name] })
  expect(({} as Record<string, unknown>).polluted).toBe(undefined)
})

test("a file over 2 MB is refused before it is read", () => {
  expect(fromText(" ".repeat(limits.file + 1), tiny)).toEqual({
    problems: [
      {
        where: "The file",
        what: "is over 2 MB.",
        instead: "Choose the .json file that this site saved. It is seldom over 0.1 MB.",
      },
    ],
  })
})

test("too many answers are counted, not listed", () => {
  const crowd = fileOf((file) => {
    file.assessment.answers = Object.fromEntries(
      Array.from({ length: 2001 }, (_, index) => [`s-${index}`, { answer: 99 }]),
    )
  })

  expect(fromText(crowd, tiny)).toEqual({
    problems: [{ where: "assessment.answers", what: "has 2001 entries.", instead: "At most 2000." }],
  })
})

test("nesting without end is refused, and does not bring the page down", () => {
  const { problems } = fromText(
    `{"format":"wellbeing-signpost/assessment","a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
    tiny,
  ) as {
    problems: unknown[]
  }

  expect(problems).toEqual([
    { where: "a.0.0", what: "is nested more than 20 deep.", instead: "Choose the .json file that this site saved." },
  ])
})

test("a file of nothing but mistakes is told a hundred of them", () => {
  const wrong = fileOf((file) => {
    file.assessment.answers = Object.fromEntries(
      Array.from({ length: 2000 }, (_, index) => [`s-${index}`, { answer: 99 }]),
    )
  })
  const opened = fromText(wrong, tiny)

  expect("problems" in opened && opened.problems.length).toBe(100)
})

test.each([
  [
    "changed since it was saved",
    (file: SavedFile) => Object.assign(file.assessment, { name: "Winter round" }),
    {
      where: "checksum",
      what: "does not fit: the file was changed after this site saved it.",
      instead: "If you changed it, all is well. If nobody did, ask for another copy.",
    },
  ],
  [
    "without a checksum",
    (file: Partial<SavedFile>) => delete file.checksum,
    {
      where: "checksum",
      what: "is missing.",
      instead: "If you changed it, all is well. If nobody did, ask for another copy.",
    },
  ],
])("a file %s opens with a note", (_, change, note) => {
  const opened = fromText(fileOf(change), tiny)

  expect("notes" in opened && opened.notes[0]).toEqual(note)
})

test("spaces, order of fields and line ends do not break the checksum", () => {
  const { checksum, assessment, model, ...rest } = JSON.parse(kept)

  expect(fromText(`\uFEFF\r\n${JSON.stringify({ checksum, model, ...rest, assessment })}`, tiny)).toEqual(
    fromText(kept, tiny),
  )
})

test("the checksum is the one that is documented", () => {
  // FNV-1a of {"assessment":{"a":"é","b":1},"model":null} in UTF-8, worked out with other code.
  expect(checksumOf({ model: null, assessment: { b: 1, a: "é" } })).toBe("27d3f9b9")
})

test("another version of the model, unknown elements and unknown fields are noted", () => {
  const odd = fileOf((file) => {
    file.model.version = 9
    file.assessment.elements.push("kitchen")
    Object.assign(file.assessment.answers["people-speak"] as object, { colour: "red" })
  })
  const opened = fromText(odd, tiny)

  expect("notes" in opened && opened.notes).toEqual([
    expect.objectContaining({ where: "checksum" }),
    {
      where: "model.version",
      what: "is 9, and this site has version 2.",
      instead: "Look through the answers once: statements may have come or gone.",
    },
    expect.objectContaining({ where: "assessment.answers" }),
    {
      where: "assessment.elements",
      what: "names elements that are not on the wheel: kitchen.",
      instead: "They are kept, and count in no score.",
    },
    {
      where: "assessment",
      what: "has fields that this site does not know: answers.people-speak.colour.",
      instead: "They are left out.",
    },
  ])
})

test("any text at all is either opened or refused, and never throws", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect("problems" in fromText(text, tiny)).toBe(true)
    }),
  )
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.constantFrom("id", "name", "elements", "answers", "plan", "own_statements", "respondent", "changed"),
      (value, field) => {
        const opened = fromText(
          fileOf((file) => Object.assign(file.assessment, { [field]: value })),
          tiny,
        )
        expect("problems" in opened || "assessment" in opened).toBe(true)
      },
    ),
  )
})

// Ajv comes with html-validate, which checks our pages.
const fitsSchema = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema)

test("what we save fits the published JSON Schema", () => {
  fc.assert(
    fc.property(anyPair, ({ questionnaire, assessment }) => {
      fitsSchema(JSON.parse(toText(assessment, questionnaire, now)))
      expect(fitsSchema.errors ?? []).toEqual([])
    }),
  )
  expect(fitsSchema(JSON.parse(kept))).toBe(true)
  expect(fitsSchema(toFile(newAssessment(tiny, { id: "a", name: "", now }), tiny, now))).toBe(true)
})

test("the JSON Schema refuses what we refuse, but for what it cannot know", () => {
  const accepted = files.filter(({ text }) => {
    try {
      return fitsSchema(JSON.parse(text))
    } catch {
      return false
    }
  })

  // A schema knows neither the questionnaire nor the calendar, and cannot tell repeated ids.
  expect(accepted.map(({ name }) => name).sort()).toEqual([
    "action-ids-twice.json",
    "another-model.json",
    "constructor-key.json",
    "level-too-high.json",
    "own-ids-twice.json",
    "proto-at-the-top.json",
    "proto-key.json",
    "time-of-day.json",
  ])
})
