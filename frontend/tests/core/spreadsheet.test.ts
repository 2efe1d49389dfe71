import fc from "fast-check"
import { expect, test } from "vitest"
import type { Assessment } from "../../src/core/answers"
import {
  fromRows,
  fromSheets,
  toCsv,
  toSheets,
} from "../../src/core/spreadsheet"
import { type Cell, escaped, fromCsv, type Rows, unescaped } from "../../src/core/table"
import { anyPair, anyText } from "./arbitrary"
import { first, now, second } from "./models/answered"
import { tiny } from "./models/tiny"

const otherwise = { id: "new", name: "From a spreadsheet", now }
const asBook = (sheets: ReturnType<typeof toSheets>) => Object.fromEntries(sheets.map(({ name, rows }) => [name, rows]))

/** What a spreadsheet cannot tell apart: an answer with nothing in it and no answer. */
function withoutNothing(assessment: Assessment): Assessment {
  const answers = Object.entries(assessment.answers).filter(
    ([, answer]) => Object.keys(answer).length > 1 || answer.answer !== null,
  )
  return { ...assessment, answers: Object.fromEntries(answers) }
}

test("a workbook that is written and read is the same assessment", () => {
  fc.assert(
    fc.property(anyPair, ({ questionnaire, assessment }) => {
      const opened = fromSheets(asBook(toSheets(assessment, questionnaire, now)), questionnaire, otherwise)

      expect(opened).toEqual({ assessment: withoutNothing(assessment), notes: expect.any(Array) })
    }),
  )
})

test("answers that are written to CSV and read are the same", () => {
  fc.assert(
    fc.property(anyPair, ({ questionnaire, assessment }) => {
      const { answers, own_statements } = withoutNothing(assessment)

      expect(fromRows(fromCsv(toCsv(assessment, questionnaire)), questionnaire)).toEqual({ answers, own_statements })
    }),
  )
})

test.each([";", "\t", ","])("CSV parted by %j is read, with a byte order mark and Windows line ends", (mark) => {
  const text = `\uFEFF${["Answer", "ID", '"Note"'].join(mark)}\r\n${["Partly", "people-speak", `"a;b,c\td ""e"""`].join(mark)}\r\n`

  expect(fromRows(fromCsv(text), tiny)).toEqual({
    answers: { "people-speak": { answer: 1, note: 'a;b,c\td "e"' } },
    own_statements: [],
  })
})

test("the line that Excel puts first to say what parts the cells is obeyed", () => {
  expect(fromCsv("sep=|\r\nId|Answer\r\na,b|1\r\n")).toEqual([
    ["Id", "Answer"],
    ["a,b", "1"],
  ])
})

test("no cell of any sheet begins like a formula, and every cell comes back as it was", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(String(escaped(text))).not.toMatch(/^[=+\-@\t\r]/)
      expect(unescaped(escaped(text))).toBe(text)
    }),
  )
  const cells = toSheets(second, tiny, now).flatMap(({ rows }) => rows.flat())
  expect(cells.filter((cell) => typeof cell === "string" && /^[=+\-@\t\r]/.test(cell))).toEqual([])
  expect(cells).toContain("'=Brief is fine,\nreally")
})

test("the sheets hold answers, results, actions and what this is", () => {
  const { Answers, Results, Actions, About } = asBook(toSheets(second, tiny, now))

  expect(Answers?.slice(0, 4)).toEqual([
    [
      "Id",
      "Element",
      "Part",
      "Statement",
      "Answer",
      "In words",
      "Confidence",
      "Whose view",
      "Note",
      "Evidence",
      "Target",
      "Priority",
      "Owner",
      "Changed",
    ],
    [
      "breaks-are-taken",
      "Rest",
      "Breaks",
      "You both take your breaks.",
      1,
      "Partly",
      "evidence",
      "other data",
      "'=Brief is fine,\nreally",
      "https://example.org/breaks",
      2,
      "now",
      "Ada",
      "2026-11-20T10:00:00.000Z",
    ],
    [
      "a-place-to-sit",
      "Rest",
      "Breaks",
      "There is a place to sit away from customers.",
      0,
      "No",
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      "2026-11-20T10:01:00.000Z",
    ],
    [
      "own-1",
      "Rest",
      null,
      "The sofa is whole; both of them.",
      1,
      "Partly",
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
    ],
  ])
  expect(Answers?.map(([id, , , , answer]) => [id, answer]).slice(4)).toEqual([
    ["rota-is-early", "No idea"],
    ["people-speak", 2],
    ["tips-are-shared", "Not for us"],
    ["radio-off", 2],
  ])
  expect(Results?.slice(1)).toEqual([
    ["Rest", 17.11, 17.11, 17.11, 21.05, "Cold", 100, 3, 0, 0, 0],
    ["Rota and hours", null, 0, 100, null, null, 0, 0, 0, 1, 0],
    ["Voice", 100, 100, 100, null, "Warm", 100, 1, 0, 0, 0],
    ["Pay", null, null, null, null, null, 0, 0, 1, 0, 0],
    ["Overall", 58.55, 58.55, 58.55, null, "Cold"],
    // The seat, 2.5 x 0, and speaking up, 1 x 2, of 3.5 x 2.
    ["Equality and inclusion", 28.57, 28.57, 28.57, null, "Cold", 100, 2, 0, 0, 0],
  ])
  expect(Actions?.[3]).toEqual([
    "do-3",
    "'@home rota",
    null,
    null,
    null,
    "not started",
    null,
    null,
    "people-speak",
    "early-rota",
    "An early rota",
  ])
  expect(About?.slice(0, 4)).toEqual([
    ["Field", "Value"],
    ["What this is", "Self-assessment, not audit."],
    ["Made by", "Café Signpost, https://example.org/cafe/"],
    ["Made", now],
  ])
  expect(About?.slice(-2)).toEqual([
    ["Samaritans", "116 123"],
    ["999", "ring 999"],
  ])
})

test("CSV says what it is and where to turn", () => {
  expect(toCsv(first, tiny).split("\r\n").slice(-4)).toEqual([
    '"# Self-assessment, not audit. Café Signpost, https://example.org/cafe/"',
    "# Samaritans: 116 123",
    "# 999: ring 999",
    "",
  ])
})

test("columns in another order and case, titles above and rows between them are no trouble", () => {
  const rows: Cell[][] = [
    ["Our answers", null],
    ["OWNER", "  answer ", "Colour", "id", "whose VIEW"],
    [null, null, null, null, null],
    ["Ada", "yes", "red", "people-speak", "Other data"],
    ["Ben", "NOT FOR US", null, " breaks-are-taken ", null],
    ["", "don’t know", null, "rota-is-early", null],
    [null, "2.0", null, "tips-are-shared", null],
  ]

  expect(fromRows(rows, tiny)).toEqual({
    answers: {
      "people-speak": { answer: 2, owner: "Ada", view: "other-data" },
      "breaks-are-taken": { answer: "does-not-apply", owner: "Ben" },
      "rota-is-early": { answer: "dont-know" },
      "tips-are-shared": { answer: 2 },
    },
    own_statements: [],
  })
})

test("dates that a spreadsheet has made of text are read as what they were", () => {
  const rows = [
    ["Id", "Answer", "Changed"],
    ["people-speak", 1, new Date("2026-11-20T10:00:00Z")],
  ]
  const Actions = [
    ["Id", "What", "Status", "Due"],
    ["do-1", "Rest", "Under way", new Date("2026-12-24T00:00:00Z")],
  ]

  expect(fromSheets({ Answers: rows, Actions }, tiny, otherwise)).toEqual({
    assessment: expect.objectContaining({
      id: "new",
      name: "From a spreadsheet",
      answers: { "people-speak": { answer: 1, changed: "2026-11-20T10:00:00.000Z" } },
      plan: [{ id: "do-1", text: "Rest", status: "under-way", due: "2026-12-24" }],
    }),
    notes: [],
  })
})

const anyOfThese = "A number from 0 to 2, or one of: No, Partly, Yes"
test.each<[string, Rows, unknown[]]>([
  [
    "without headings",
    [["people-speak", 1]],
    [
      {
        where: "Answers, row 1",
        what: "has no column named Id or Answer.",
        instead: "Headings in the first row, among them Id and Answer.",
      },
    ],
  ],
  [
    "without the column of answers",
    [
      ["Id", "Level"],
      ["people-speak", 1],
    ],
    [
      {
        where: "Answers, row 1",
        what: "has no column named Answer.",
        instead: "Headings in the first row, among them Id and Answer.",
      },
    ],
  ],
  [
    "with nothing at all",
    [],
    [
      {
        where: "Answers, row 1",
        what: "has no column named Id or Answer.",
        instead: "Headings in the first row, among them Id and Answer.",
      },
    ],
  ],
  [
    "with headings only",
    [["Id", "Answer"]],
    [{ where: "Answers", what: "has no rows below its headings.", instead: "A row for each statement." }],
  ],
  [
    "with a column twice",
    [
      ["Id", "Answer", "answer"],
      ["people-speak", 1, 2],
    ],
    [{ where: "Answers, row 1, column Answer", what: "is there twice.", instead: "One column of each name." }],
  ],
  [
    "with a statement twice and one without an id",
    [
      ["Id", "Answer"],
      ["people-speak", 1],
      ["people-speak", 2],
      ["", 1],
    ],
    [
      {
        where: "Answers, row 3, column Id",
        what: "is “people-speak”, which an earlier row has too.",
        instead: "One row for each statement.",
      },
      { where: "Answers, row 4, column Id", what: "is empty.", instead: "The id of a statement." },
    ],
  ],
  [
    "with an id that is none",
    [
      ["Id", "Answer"],
      ["__proto__", 1],
      ["<b>", 1],
    ],
    [
      {
        where: "Answers, row 2, column Id",
        what: "is “__proto__”.",
        instead: "The id of a statement, as this site wrote it.",
      },
      {
        where: "Answers, row 3, column Id",
        what: "is “<b>”.",
        instead: "The id of a statement, as this site wrote it.",
      },
    ],
  ],
  [
    "with words that mean nothing here",
    [
      ["Id", "Answer", "Target", "Confidence", "Priority", "Changed"],
      ["people-speak", "amber", 7, "certain", "asap", "last week"],
    ],
    [
      {
        where: "Answers, row 2, column Answer",
        what: "is “amber”.",
        instead: `${anyOfThese}, Not for us, No idea; or empty.`,
      },
      { where: "Answers, row 2, column Target", what: "is “7”.", instead: `${anyOfThese}; or empty.` },
      {
        where: "Answers, row 2, column Changed",
        what: "is “last week”.",
        instead: "A date and time such as 2026-11-21T14:05:00Z; or empty.",
      },
      {
        where: "Answers, row 2, column Confidence",
        what: "is “certain”.",
        instead: "One of: evidence, belief, unsure; or empty.",
      },
      { where: "Answers, row 2, column Priority", what: "is “asap”.", instead: "One of: now, next, later; or empty." },
    ],
  ],
  [
    "with an own statement of no element",
    [
      ["Id", "Answer", "Element", "Statement"],
      ["own-1", 1, "The Kitchen", "The sofa is whole."],
    ],
    [
      {
        where: "Answers, row 2, column Element",
        what: "is “The Kitchen”.",
        instead: "One of: Rest, Rota and hours, Voice, Pay.",
      },
    ],
  ],
])("a sheet %s is refused with its reasons", (_, rows, problems) => {
  expect(fromRows(rows, tiny)).toEqual({ problems })
})

test("a workbook is refused for all of its sheets at once", () => {
  const Answers = [
    ["Id", "Answer"],
    ["people-speak", 1],
  ]
  const Actions = [
    ["Id", "What", "Status", "Due", "Element"],
    ["do-1", "Rest", "finished", "soon", "The Kitchen"],
  ]
  const About = [
    ["Questionnaire", "wellbeing-wheel"],
    ["Depth", "deep"],
    ["Small organisation", "quite"],
    ["Begun", "once"],
  ]

  expect(fromSheets({ Answers, Actions, About }, tiny, otherwise)).toEqual({
    problems: [
      {
        where: "About, Questionnaire",
        what: "is “wellbeing-wheel”.",
        instead: "The workbook of cafe, or the site that has the other questionnaire.",
      },
      { where: "About, Depth", what: "is “deep”.", instead: "One of: pulse, standard, full." },
      { where: "About, Small organisation", what: "is “quite”.", instead: "yes or no." },
      { where: "About, Begun", what: "is “once”.", instead: "A date and time such as 2026-11-21T14:05:00Z." },
      {
        where: "Actions, row 2, column Element",
        what: "is “The Kitchen”.",
        instead: "One of: Rest, Rota and hours, Voice, Pay.",
      },
      { where: "Actions, row 2, column Due", what: "is “soon”.", instead: "A date such as 2026-11-21; or empty." },
      {
        where: "Actions, row 2, column Status",
        what: "is “finished”.",
        instead: "One of: not started, under way, done, stopped; or empty.",
      },
    ],
  })
})

test("a workbook without answers says which sheet is missing", () => {
  expect(fromSheets({}, tiny, otherwise)).toEqual({
    problems: [
      {
        where: "The workbook",
        what: "has no sheet named Answers.",
        instead: "Choose a workbook that this site saved, or name the sheet with the answers so.",
      },
    ],
  })
})

test("what a spreadsheet holds passes the same gate as a file", () => {
  const rows = [
    ["Id", "Answer", "Note"],
    ["people-speak", 1, "x".repeat(10_001)],
  ]

  expect(fromSheets({ Answers: rows }, tiny, otherwise)).toEqual({
    problems: [
      expect.objectContaining({
        where: "assessment.answers.people-speak.note",
        instead: "Text of at most 10000 characters.",
      }),
    ],
  })
})

test("any rows at all are either read or refused, and never throw", () => {
  const cell = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.date({ noInvalidDate: false }),
    fc.constantFrom("Id", "Answer", "people-speak", "own-1"),
  )
  fc.assert(
    fc.property(fc.array(fc.array(cell)), (rows) => {
      fromRows([["Id", "Answer", "Element"], ...rows], tiny)
    }),
  )
  fc.assert(
    fc.property(fc.string(), (text) => {
      fromRows(fromCsv(text), tiny)
    }),
  )
})
