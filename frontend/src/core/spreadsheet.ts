/**
 * An assessment as the sheets of a workbook or as CSV, and back.
 *
 * Rows are plain arrays: who writes Excel or CSV from them is not decided here. Reading goes by column headings, in any
 * order and case; columns we do not know are left alone. What went out comes back the same, with two exceptions: an
 * answer with nothing in it is no answer, and statements of the reader's own come back in the order of the wheel.
 */

import {
  type Action,
  type Answer,
  type Assessment,
  answersToUnknownStatements,
  answerTo,
  type Choice,
  confidences,
  newAssessment,
  priorities,
  statementsOf,
  statuses,
  views,
} from "./answers"
import {
  depths,
  entryOf,
  type OwnStatement,
  type Questionnaire,
  statementsInScope,
  textOf,
  topLevel,
} from "./questionnaire"
import { fromText, limits, notice, type Opened, toText } from "./saved-file"
import { resultsOf } from "./score"
import { type Cell, csvOf, escaped, type Row, type Rows, unescaped } from "./table"
import { isDay, isTime, type Problem } from "./untrusted-file"

export interface Sheet {
  name: "Answers" | "Results" | "Actions" | "About"
  /** The first row holds the headings. */
  rows: Row[]
}

/** Headings of the sheets that can be read back. What readers see, and what we look for. */
const answerColumns = {
  id: "Id",
  element: "Element",
  component: "Part",
  statement: "Statement",
  answer: "Answer",
  in_words: "In words",
  confidence: "Confidence",
  view: "Whose view",
  note: "Note",
  evidence: "Evidence",
  target: "Target",
  priority: "Priority",
  owner: "Owner",
  changed: "Changed",
}
const actionColumns = {
  id: "Id",
  text: "What",
  element: "Element",
  owner: "Owner",
  due: "Due",
  status: "Status",
  review: "Review",
  measure: "Measure",
  statement: "Statement id",
  intervention: "Intervention id",
}
const aboutFields = {
  name: "Name",
  organisation: "Organisation",
  sector: "Sector",
  small_organisation: "Small organisation",
  depth: "Depth",
  elements: "Elements",
  respondent: "Answered by",
  team: "Team",
  created: "Begun",
  changed: "Last changed",
  id: "Assessment id",
  follows: "Follows",
  model: "Questionnaire",
  version: "Version of the questionnaire",
}

/** Every sheet of the workbook. */
export function toSheets(assessment: Assessment, questionnaire: Questionnaire, now: string): Sheet[] {
  return [
    { name: "Answers", rows: answerRows(assessment, questionnaire) },
    { name: "Results", rows: resultRows(assessment, questionnaire) },
    { name: "Actions", rows: actionRows(assessment, questionnaire) },
    { name: "About", rows: aboutRows(assessment, questionnaire, now) },
  ].map(({ name, rows }) => ({ name: name as Sheet["name"], rows: rows.map((row) => row.map(escaped)) }))
}

/**
 * The answers as CSV, for programs that read UTF-8 with a byte order mark, as spreadsheets do.
 *
 * Rows that start with # are remarks: what the file is, and where to turn. They are passed over when read.
 */
export function toCsv(assessment: Assessment, questionnaire: Questionnaire): string {
  const remarks = [
    `# ${notice} ${questionnaire.site.name}, ${questionnaire.site.address}`,
    ...questionnaire.urgent.map(({ name, reach }) => `# ${name}: ${reach}`),
  ].map((remark) => [remark])
  return csvOf([...answerRows(assessment, questionnaire), ...remarks])
}

/**
 * Reads the sheets of a workbook, or the answers alone as they come from CSV.
 *
 * What a workbook does not say is taken from `otherwise`. All problems are told at once, each with its row and column,
 * counted as the spreadsheet counts them. Then nothing is read.
 */
export function fromSheets(
  sheets: { [Name in Sheet["name"]]?: Rows },
  questionnaire: Questionnaire,
  otherwise: { id: string; name: string; now: string },
): Opened {
  if (!sheets.Answers)
    return refusal(
      "The workbook",
      "has no sheet named Answers.",
      "Choose a workbook that this site saved, or name the sheet with the answers so.",
    )
  const problems: Problem[] = []
  const about = aboutFrom(sheets.About ?? [], questionnaire, problems)
  const answers = answersFrom(sheets.Answers, questionnaire, problems)
  const plan = actionsFrom(sheets.Actions ?? [], questionnaire, problems)
  if (problems.length) return { problems: problems.slice(0, limits.problems) }
  const { now, ...start } = otherwise
  const assessment = newAssessment(questionnaire, { now, ...start, ...about, ...answers, plan })
  // Lengths, numbers and ids are checked as those of a file are: one gate for all.
  return fromText(toText(assessment, questionnaire, now), questionnaire)
}

/** Reads the sheet of answers alone. */
export function fromRows(
  rows: Rows,
  questionnaire: Questionnaire,
): Pick<Assessment, "answers" | "own_statements"> | { problems: Problem[] } {
  const problems: Problem[] = []
  const read = answersFrom(rows, questionnaire, problems)
  return problems.length ? { problems: problems.slice(0, limits.problems) } : read
}

function answerRows(assessment: Assessment, questionnaire: Questionnaire): Row[] {
  const asked = new Set(statementsOf(questionnaire, assessment).map(({ id }) => id))
  const elements = questionnaire.elements.map(({ id }) => id)
  const onTheWheel = statementsInScope(questionnaire, { depth: "full", elements }, assessment.own_statements)
  const elsewhere = assessment.own_statements
    .filter(({ element }) => !elements.includes(element))
    .map((own) => ({ ...own, own: true, component: null, in_a_small_organisation: null }))
  // What is not asked is there when there is something to lose.
  const rows = [...onTheWheel, ...elsewhere].filter(({ id, own }) => asked.has(id) || own || answerTo(assessment, id))
  return [
    Object.values(answerColumns),
    ...rows.map((statement) => {
      const element = questionnaire.elements.find(({ id }) => id === statement.element)
      return answerRow(questionnaire, statement.id, answerTo(assessment, statement.id), {
        element: element?.name ?? statement.element,
        component: element?.components.find(({ id }) => id === statement.component)?.name ?? null,
        statement: textOf(statement, assessment.small_organisation),
      })
    }),
    ...answersToUnknownStatements(questionnaire, assessment).map(({ id, text, answer }) =>
      answerRow(questionnaire, id, answer, { element: null, component: null, statement: text }),
    ),
  ]
}

function answerRow(
  questionnaire: Questionnaire,
  id: string,
  answer: Answer | undefined,
  about: { element: string | null; component: string | null; statement: string | null },
): Row {
  const { answer: choice = null } = answer ?? {}
  const words = wordsFor(questionnaire, choice)
  const cells: Record<keyof typeof answerColumns, string | number | null> = {
    id,
    ...about,
    answer: typeof choice === "number" ? choice : words,
    in_words: words,
    confidence: answer?.confidence ?? null,
    view: answer?.view?.replace("-", " ") ?? null,
    note: answer?.note ?? null,
    evidence: answer?.evidence ?? null,
    target: answer?.target ?? null,
    priority: answer?.priority ?? null,
    owner: answer?.owner ?? null,
    changed: answer?.changed ?? null,
  }
  return rowOf(answerColumns, cells)
}

function wordsFor(questionnaire: Questionnaire, choice: Choice): string | null {
  if (choice === null) return null
  if (choice === "does-not-apply") return questionnaire.does_not_apply
  return choice === "dont-know" ? questionnaire.dont_know : (questionnaire.levels[choice]?.label ?? null)
}

function resultRows(assessment: Assessment, questionnaire: Questionnaire): Row[] {
  const { elements, overall, inclusion } = resultsOf(questionnaire, assessment)
  const number = (value: number | null) => (value === null ? null : Math.round(value * 100) / 100)
  const band = (id: string | null) => questionnaire.bands.find((each) => each.id === id)?.label ?? null
  const row = (name: string, score: (typeof elements)[number] | typeof inclusion): Row => [
    name,
    number(score.score),
    number(score.low),
    number(score.high),
    number(score.target),
    band(score.band),
    number(100 * score.coverage),
    score.counts.level,
    score.counts.does_not_apply,
    score.counts.dont_know,
    score.counts.unanswered,
  ]
  return [
    [
      "Element",
      "Score",
      "Lowest",
      "Highest",
      "Target",
      "In words",
      "Known, %",
      "With a level",
      "Does not apply",
      "Don't know",
      "Not answered",
    ],
    ...elements.map((element) =>
      row(questionnaire.elements.find(({ id }) => id === element.element)?.name ?? element.element, element),
    ),
    ["Overall", number(overall.score), number(overall.low), number(overall.high), null, band(overall.band)],
    row("Equality and inclusion", inclusion),
  ]
}

function actionRows({ plan }: Assessment, questionnaire: Questionnaire): Row[] {
  return [
    [...Object.values(actionColumns), "Intervention"],
    ...plan.map((action) => [
      ...rowOf(actionColumns, {
        id: action.id,
        text: action.text,
        element: questionnaire.elements.find(({ id }) => id === action.element)?.name ?? action.element ?? null,
        owner: action.owner ?? null,
        due: action.due ?? null,
        status: action.status.replace("-", " "),
        review: action.review ?? null,
        measure: action.measure ?? null,
        statement: action.statement ?? null,
        intervention: action.intervention ?? null,
      }),
      entryOf(questionnaire.catalogue.interventions, action.intervention ?? "")?.title ?? null,
    ]),
  ]
}

function aboutRows(assessment: Assessment, { model, site, urgent }: Questionnaire, now: string): Row[] {
  const { small_organisation: small, respondent } = assessment
  const values: Record<keyof typeof aboutFields, string | number | null> = {
    name: assessment.name,
    organisation: assessment.organisation ?? null,
    sector: assessment.sector ?? null,
    small_organisation: small === undefined ? null : small ? "yes" : "no",
    depth: assessment.depth,
    elements: assessment.elements.join(", "),
    respondent: respondent?.name ?? null,
    team: respondent?.team ?? null,
    created: assessment.created,
    changed: assessment.changed,
    id: assessment.id,
    follows: assessment.follows ?? null,
    model: model.id,
    version: model.version,
  }
  return [
    ["Field", "Value"],
    ["What this is", notice],
    ["Made by", `${site.name}, ${site.address}`],
    ["Made", now],
    ...Object.entries(aboutFields).map(([field, label]) => [label, values[field as keyof typeof aboutFields]]),
    ...urgent.map(({ name, reach }) => [name, reach]),
  ]
}

function rowOf<Field extends string>(
  columns: Record<Field, string>,
  cells: Record<Field, string | number | null>,
): Row {
  return (Object.keys(columns) as Field[]).map((field) => cells[field])
}

/** A row that is read, as text; "" for what is empty or not there. */
interface Line<Field extends string> {
  cells: Record<Field, string>
  /** Adds a problem at a cell of the row. */
  wrong(field: Field, what: string, instead: string): undefined
}

/** The rows below the headings, each by field, without empty rows and remarks. */
function linesOf<Field extends string>(
  sheet: string,
  rows: Rows,
  columns: Record<Field, string>,
  required: readonly NoInfer<Field>[],
  problems: Problem[],
): Line<Field>[] {
  const fields = Object.keys(columns) as Field[]
  const headings = rows.slice(0, 10).map((row) => row.map((cell) => plain(asText(cell))))
  const top = headings.findIndex((row) => required.every((field) => row.includes(plain(columns[field]))))
  if (top < 0) {
    const near = headings[0] ?? []
    const missing = required.filter((field) => !near.includes(plain(columns[field]))).map((field) => columns[field])
    problems.push({
      where: `${sheet}, row 1`,
      what: `has no column named ${missing.join(" or ")}.`,
      instead: `Headings in the first row, among them ${required.map((field) => columns[field]).join(" and ")}.`,
    })
    return []
  }
  const heading = headings[top] ?? []
  for (const field of fields) {
    const name = plain(columns[field])
    if (heading.indexOf(name) !== heading.lastIndexOf(name)) {
      problems.push({
        where: `${sheet}, row ${top + 1}, column ${columns[field]}`,
        what: "is there twice.",
        instead: "One column of each name.",
      })
    }
  }
  return rows.flatMap((row, index) => {
    const texts = row.map((cell) => asText(unescaped(cell)))
    if (index <= top || texts.every((text) => !text.trim())) return []
    if (texts[0]?.startsWith("#") && texts.slice(1).every((text) => !text)) return [] // A remark.
    const cells = Object.fromEntries(
      fields.map((field) => [field, texts[heading.indexOf(plain(columns[field]))] ?? ""]),
    ) as Record<Field, string>
    const wrong = (field: Field, what: string, instead: string): undefined => {
      problems.push({ where: `${sheet}, row ${index + 1}, column ${columns[field]}`, what, instead })
    }
    return [{ cells, wrong }]
  })
}

function answersFrom(
  rows: Rows,
  questionnaire: Questionnaire,
  problems: Problem[],
): Pick<Assessment, "answers" | "own_statements"> {
  const own_statements: OwnStatement[] = []
  const answers = new Map<string, Answer>()
  const seen = new Set<string>()
  const before = problems.length
  const lines = linesOf("Answers", rows, answerColumns, ["id", "answer"], problems)
  if (!lines.length && problems.length === before) {
    problems.push({ where: "Answers", what: "has no rows below its headings.", instead: "A row for each statement." })
  }
  for (const { cells, wrong } of lines) {
    const id = cells.id.trim()
    if (!id) {
      wrong("id", "is empty.", "The id of a statement.")
      continue
    }
    if (!/^[\w-]{1,100}$/.test(id) || ["__proto__", "constructor", "prototype"].includes(id)) {
      wrong("id", `is ${quoted(id)}.`, "The id of a statement, as this site wrote it.")
      continue
    }
    if (seen.has(id)) {
      wrong("id", `is ${quoted(id)}, which an earlier row has too.`, "One row for each statement.")
      continue
    }
    seen.add(id)
    if (id.startsWith("own-") && cells.element) {
      const element = elementNamed(cells.element, questionnaire)
      if (element) own_statements.push({ id, element, text: cells.statement })
      else
        wrong(
          "element",
          `is ${quoted(cells.element)}.`,
          `One of: ${questionnaire.elements.map(({ name }) => name).join(", ")}.`,
        )
    }
    const answer = answerFrom(cells, wrong, questionnaire)
    if (Object.keys(answer).length > 1 || answer.answer !== null) answers.set(id, answer)
  }
  return { own_statements, answers: Object.fromEntries(answers) }
}

function answerFrom(
  cells: Record<keyof typeof answerColumns, string>,
  wrong: Line<keyof typeof answerColumns>["wrong"],
  questionnaire: Questionnaire,
): Answer {
  const labels = questionnaire.levels.map(({ label }) => label).join(", ")
  const range = `A number from 0 to ${topLevel(questionnaire)}, or one of: ${labels}`
  const answer = choiceFrom(cells.answer, questionnaire)
  if (answer === undefined)
    wrong(
      "answer",
      `is ${quoted(cells.answer)}.`,
      `${range}, ${questionnaire.does_not_apply}, ${questionnaire.dont_know}; or empty.`,
    )
  const target = choiceFrom(cells.target, questionnaire)
  if (typeof target !== "number" && target !== null)
    wrong("target", `is ${quoted(cells.target)}.`, `${range}; or empty.`)
  const changed = cells.changed.trim()
  if (changed && !isTime(changed))
    wrong("changed", `is ${quoted(changed)}.`, "A date and time such as 2026-11-21T14:05:00Z; or empty.")
  return withoutEmpty<Answer>({
    answer: answer ?? null,
    confidence: termFrom(confidences, "confidence", cells, wrong),
    view: termFrom(views, "view", cells, wrong),
    note: cells.note,
    evidence: cells.evidence,
    target: typeof target === "number" ? target : undefined,
    priority: termFrom(priorities, "priority", cells, wrong),
    owner: cells.owner,
    changed,
  })
}

/** The choice that a cell means: a number, a label or one of our own words. `undefined` when it means none. */
function choiceFrom(cell: string, questionnaire: Questionnaire): Choice | undefined {
  const word = plain(cell)
  if (!word) return null
  const number = /^\d+([.,]0+)?$/.test(word)
    ? Number.parseInt(word, 10)
    : questionnaire.levels.findIndex(({ label }) => plain(label) === word)
  if (number >= 0) return number <= topLevel(questionnaire) ? number : undefined
  if ([plain(questionnaire.does_not_apply), "does not apply"].includes(word)) return "does-not-apply"
  return [plain(questionnaire.dont_know), "dont know"].includes(word) ? "dont-know" : undefined
}

function actionsFrom(rows: Rows, questionnaire: Questionnaire, problems: Problem[]): Action[] {
  if (rows.length < 2) return []
  return linesOf("Actions", rows, actionColumns, ["id", "text", "status"], problems).map(({ cells, wrong }) => {
    const element = cells.element && elementNamed(cells.element, questionnaire)
    if (element === undefined)
      wrong(
        "element",
        `is ${quoted(cells.element)}.`,
        `One of: ${questionnaire.elements.map(({ name }) => name).join(", ")}.`,
      )
    for (const field of ["due", "review"] as const) {
      if (cells[field] && !isDay(dayOf(cells[field])))
        wrong(field, `is ${quoted(cells[field])}.`, "A date such as 2026-11-21; or empty.")
    }
    return withoutEmpty<Action>({
      id: cells.id.trim(),
      element,
      statement: cells.statement,
      intervention: cells.intervention,
      text: cells.text,
      owner: cells.owner,
      due: dayOf(cells.due),
      measure: cells.measure,
      status: termFrom(statuses, "status", cells, wrong) ?? "not-started",
      review: dayOf(cells.review),
    })
  })
}

/** A day, also when the spreadsheet has made a moment of it. */
function dayOf(cell: string): string {
  return cell.trim().replace(/T00:00:00(\.0+)?Z$/, "")
}

function aboutFrom(rows: Rows, questionnaire: Questionnaire, problems: Problem[]): Partial<Assessment> {
  const values = new Map(
    [...rows].reverse().map(([label = null, value = null]) => [plain(asText(label)), asText(unescaped(value))]),
  )
  const value = (field: keyof typeof aboutFields) => values.get(plain(aboutFields[field])) ?? ""
  const wrong = (field: keyof typeof aboutFields, instead: string): undefined => {
    problems.push({ where: `About, ${aboutFields[field]}`, what: `is ${quoted(value(field))}.`, instead })
  }
  if (value("model") && value("model") !== questionnaire.model.id)
    wrong("model", `The workbook of ${questionnaire.model.id}, or the site that has the other questionnaire.`)
  const depth = depths.find((each) => each === plain(value("depth")))
  if (value("depth") && !depth) wrong("depth", `One of: ${depths.join(", ")}.`)
  const small = plain(value("small_organisation"))
  if (small && small !== "yes" && small !== "no") wrong("small_organisation", "yes or no.")
  for (const field of ["created", "changed"] as const) {
    if (value(field) && !isTime(value(field))) wrong(field, "A date and time such as 2026-11-21T14:05:00Z.")
  }
  const elements = values.has(plain(aboutFields.elements))
    ? value("elements")
        .split(/[,;]/)
        .map((name) => name.trim())
        .filter(Boolean)
    : null
  const [name, team] = [value("respondent"), value("team")]
  return withoutEmpty<Partial<Assessment>>({
    id: value("id"),
    name: value("name"),
    organisation: value("organisation"),
    sector: value("sector"),
    small_organisation: small ? small === "yes" : undefined,
    depth,
    elements: elements?.map((element) => elementNamed(element, questionnaire) ?? element),
    respondent: name || team ? withoutEmpty<{ name?: string; team?: string }>({ name, team }) : undefined,
    created: value("created"),
    changed: value("changed"),
    follows: value("follows"),
  })
}

/** An element by its id or name. Something that looks like an id is taken for that of an earlier wheel. */
function elementNamed(given: string, { elements }: Questionnaire): string | undefined {
  const word = plain(given)
  const found = elements.find(({ id }) => id === given.trim()) ?? elements.find(({ name }) => plain(name) === word)
  return found?.id ?? (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(given) ? given : undefined)
}

function termFrom<Term extends string, Field extends string>(
  terms: readonly Term[],
  field: Field,
  cells: Record<Field, string>,
  wrong: Line<Field>["wrong"],
): Term | undefined {
  const word = plain(cells[field])
  if (!word) return undefined
  const found = terms.find((term) => plain(term) === word)
  return (
    found ??
    wrong(
      field,
      `is ${quoted(cells[field])}.`,
      `One of: ${terms.map((term) => term.replace("-", " ")).join(", ")}; or empty.`,
    )
  )
}

/** A word for comparing: without case, signs and doubled spaces. "Don't know" and "dont-know" are the same. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[\s\-_]+/g, " ")
    .trim()
}

function asText(cell: Cell): string {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "" : cell.toISOString()
  return cell === null || cell === undefined ? "" : String(cell)
}

function quoted(text: string): string {
  return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`
}

function withoutEmpty<Thing>(thing: { [Field in keyof Thing]: Thing[Field] | undefined }): Thing {
  return Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== undefined && value !== "")) as Thing
}

function refusal(where: string, what: string, instead: string): { problems: Problem[] } {
  return { problems: [{ where, what, instead }] }
}
