import { expect, test } from "vitest"
import { newAssessment } from "../../src/core/answers"
import { type Block, boardPaper, fullReport, type Report } from "../../src/core/report"
import { first, now, second } from "./models/answered"
import { tiny } from "./models/tiny"

/** A document as plain text, a line for each piece. */
function asLines({ blocks }: Report): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === "heading") return [`${"#".repeat(block.level)} ${block.text}`]
    if (block.kind === "paragraph") return [block.text]
    if (block.kind === "list") return block.items.map((item) => `- ${item}`)
    return [block.columns, ...block.rows].map((row) => row.join(" | "))
  })
}

test("the board paper fits two pages and says what it is, what it asks and what it is not", () => {
  const paper = boardPaper({ questionnaire: tiny, assessment: second, now })

  expect([paper.title, paper.language]).toEqual(["Where we stand", "en-GB"])
  expect(asLines(paper)).toEqual([
    "The corner café. Autumn round, 21 November 2026",
    "Self-assessment, not audit. People in the organisation rated what they see. Nobody outside has checked it. It helps us to choose what to do next; it is not evidence for a regulator and not for comparing us with others in public.",
    "Answered by Ada, Kitchen.",
    "Statements with a level: 4 of 6. Don't know: 1. Not answered yet: 0. Do not apply here: 1.",
    "The café check 2, Café Signpost, https://example.org/cafe/, 21 November 2026",
    "## The wheel in numbers",
    "Element | Score | Range | Target | In words | Known",
    "Rest | 17 | 17 | 21 | Cold | 3 of 3",
    "Rota and hours | No score yet | 0 to 100 |  |  | 0 of 1",
    "Voice | 100 | 100 |  | Warm | 1 of 1",
    "Pay | No score yet | Nothing applies |  |  | 0 of 0",
    "Taken together: 59 of 100, the plain mean of 2 of 4 elements. Read it after the elements, never alone.",
    "The statements about equality and inclusion, taken together, score 29 of 100.",
    "## What is strong",
    "- Voice: People say what is wrong, and something happens. (Yes)",
    "## What to work on first",
    "- Rest: You both take your breaks. Now: Partly. Aim: Yes. A first step: Cover for breaks.",
    "- Rest: There is a place to sit away from customers. Now: No. Aim: Yes. A first step: A room to rest in.",
    "- Rest: The sofa is whole; both of them. Now: Partly. Aim: Yes.",
    "## What we do not know",
    "- Rota and hours: The rota is out two weeks before.",
    "## What the board is asked",
    "- Agree who leads on this, and by when: You both take your breaks.",
    "- Agree who leads on this, and by when: There is a place to sit away from customers.",
    "- Agree who leads on this, and by when: The sofa is whole; both of them.",
    "- Ask for what is missing on one statement, and who can tell us.",
    "- Ask which of the board's own decisions make work harder, before offering people help to bear it.",
    "- Set a date to look again, in three to six months. Scores move slowly; small steps show sooner.",
    "## What this paper is not",
    "- It is no audit, no ranking and no measure of any one person or team.",
    "- A score is the view of those who answered. It says nothing about people who were not asked.",
    "- A higher score than last time can mean that other people answered. Compare only what was answered both times.",
    "## If someone needs help now",
    "- Samaritans: 116 123",
    "- 999: ring 999",
  ])
})

test("the full report has every answer, the change since last time, the plan and the empty offers", () => {
  const lines = asLines(fullReport({ questionnaire: tiny, assessment: second, earlier: first, now }))

  expect(lines.filter((line) => line.startsWith("## "))).toEqual([
    "## If someone needs help now",
    "## The wheel in numbers",
    "## Since “Spring round”",
    "## What is strong",
    "## What to work on first",
    "## What we do not know",
    "## Next steps",
    "## What there is for everyone, for some and for people who are unwell",
    "## The plan",
    "## Rest: every statement",
    "## Rota and hours: every statement",
    "## Voice: every statement",
    "## Pay: every statement",
    "## Answers to statements that are no longer asked",
    "## How the scores are made",
    "## What this paper is not",
  ])
  for (const line of [
    "- Rest scores 17 of 100: Cold. Put the kettle on.",
    "- Rota and hours has no score yet: less than half of what applies has a level.",
    "- Pay has no score: nothing in it applies here.",
    "Rest | 38 | 50 | +12 | 2 of 2 statements",
    "Voice |  |  | Too few to compare | 0 of 1 statement",
    "- Done: Cover each other's breaks; all of them, every day",
    "- Up: You both take your breaks. (No → Partly)",
    "- Do: Cover for breaks (cost: some; evidence: good). https://example.org/interventions/cover-breaks/",
    "- Like you: Breaks at the corner café (your kind of organisation). https://example.org/case-studies/corner-cafe/",
    "- Watch: Breaks missed. https://example.org/measures/breaks-missed/",
    "Rest | Cover for breaks | Nothing yet | Nothing yet",
    "Print the rota | Rota and hours | Ben | 24 December 2026 | Under way | 1 February 2027 | ",
    "You both take your breaks. | Partly | Yes | Evidence | Other data | =Brief is fine,\nreally | https://example.org/breaks | Ada",
    "Anybody may switch the radio off. | Yes | Ada always does",
  ]) {
    expect(lines).toContain(line)
  }
})

test("every table has as many cells in each row as it has columns", () => {
  const blocks = fullReport({ questionnaire: tiny, assessment: second, earlier: first, now }).blocks
  const tables = blocks.filter((block): block is Block & { kind: "table" } => block.kind === "table")

  expect(tables.length).toBeGreaterThan(6)
  for (const { columns, rows } of tables) for (const row of rows) expect(row.length).toBe(columns.length)
})

test("an assessment with nothing in it makes documents that say so", () => {
  const empty = newAssessment(tiny, { id: "a", name: "New", now })
  const lines = asLines(boardPaper({ questionnaire: tiny, assessment: empty, now }))

  expect(lines).toContain("There is no overall score yet, because no element has one.")
  expect(lines).toContain("Nothing has reached its target yet. That is common in a first round.")
  expect(lines).toContain("Nothing that has a level is below its target.")
  expect(asLines(fullReport({ questionnaire: tiny, assessment: empty, now }))).toContain("There is no plan yet.")
})

test("text from a file stays text", () => {
  const assessment = { ...second, name: "<script>alert(1)</script>" }

  expect(asLines(boardPaper({ questionnaire: tiny, assessment, now }))[0]).toBe(
    "The corner café. <script>alert(1)</script>, 21 November 2026",
  )
})
