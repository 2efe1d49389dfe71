import fc from "fast-check"
import { expect, test } from "vitest"
import contract from "../../../tests/contract/scores.json"
import {
  type Answer,
  answerTo,
  type Assessment,
  kindOf,
  newAssessment,
  statementsOf,
  withAnswer,
} from "../../src/core/answers"
import type { OwnStatement, Questionnaire, Statement } from "../../src/core/questionnaire"
import { bandOf, resultsOf, scoreOf, shownScore, usualTarget } from "../../src/core/score"
import { anyAnswer, anyPair } from "./arbitrary"
import { questionnaireLikeOurs, questionnaireOf } from "./models/made"
import { tiny } from "./models/tiny"

const now = "2026-11-21T14:05:00.000Z"

/** The shape of one case in tests/contract/scores.json. */
interface Case {
  title: string
  levels: number
  elements: string[]
  statements: (Partial<Statement> & { id: string; element: string })[]
  bands?: { id: string; from_score: number }[]
  depth?: "pulse" | "standard" | "full"
  chosen?: string[]
  sector?: string
  own_statements?: OwnStatement[]
  answers: Record<string, Answer["answer"]>
  expected: { elements: Record<string, object>; overall: object; inclusion?: object }
}

test.each(contract.cases as unknown as Case[])("worked by hand: $title", (example) => {
  const questionnaire = questionnaireOf(example)
  const assessment = newAssessment(questionnaire, {
    id: "a",
    name: "A case",
    now,
    depth: example.depth ?? "full",
    elements: example.chosen ?? example.elements,
    own_statements: example.own_statements ?? [],
    answers: Object.fromEntries(Object.entries(example.answers).map(([id, answer]) => [id, { answer }])),
    ...(example.sector && { sector: example.sector }),
  })

  const { elements, overall, inclusion } = resultsOf(questionnaire, assessment)

  expect(elements.map(({ element }) => element)).toEqual(Object.keys(example.expected.elements))
  for (const { element, ...score } of elements) expect(score).toMatchObject(exact(example.expected.elements[element]))
  expect(overall).toMatchObject(exact(example.expected.overall))
  if (example.expected.inclusion) expect(inclusion).toMatchObject(exact(example.expected.inclusion))
})

/** "200/3" as a number, to nine decimals. */
function exact(fields: object = {}): object {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (typeof value !== "string" || name === "band") return [name, value]
      const [part = "", whole = "1"] = value.split("/")
      return [name, expect.closeTo(Number(part) / Number(whole), 9)]
    }),
  )
}

test("a score is from 0 to 100 and within its range", () => {
  fc.assert(
    fc.property(anyPair, ({ questionnaire, assessment }) => {
      const { elements, overall, inclusion } = resultsOf(questionnaire, assessment)
      for (const { score, low, high } of [...elements, overall, inclusion]) {
        if (low === null || high === null) {
          expect(score).toBe(null)
          continue
        }
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(100)
        expect(low).toBeLessThanOrEqual(score ?? low)
        expect(high).toBeGreaterThanOrEqual(score ?? high)
      }
    }),
  )
})

test("the range holds whatever the unknowns turn out to be", () => {
  fc.assert(
    fc.property(anyPair, fc.infiniteStream(fc.nat(10)), ({ questionnaire, assessment }, chance) => {
      const levels = questionnaire.levels.length
      const complete = statementsOf(questionnaire, assessment)
        .filter(({ id }) => ["dont_know", "unanswered"].includes(kindOf(answerTo(assessment, id))))
        .reduce(
          (round, { id }) => withAnswer(round, id, { answer: (chance.next().value as number) % levels }, now),
          assessment,
        )

      const [before, after] = [resultsOf(questionnaire, assessment), resultsOf(questionnaire, complete)]

      for (const [index, { score }] of after.elements.entries()) {
        const { low = null, high = null } = before.elements[index] ?? {}
        if (score === null || low === null || high === null) {
          expect([score, low, high]).toEqual([null, null, null])
          continue
        }
        expect(score).toBeGreaterThanOrEqual(low - 1e-9)
        expect(score).toBeLessThanOrEqual(high + 1e-9)
      }
    }),
  )
})

test("the ends of the range can be reached", () => {
  fc.assert(
    fc.property(anyPair, fc.boolean(), ({ questionnaire, assessment }, best) => {
      const answer = best ? questionnaire.levels.length - 1 : 0
      const complete = statementsOf(questionnaire, assessment)
        .filter(({ id }) => ["dont_know", "unanswered"].includes(kindOf(answerTo(assessment, id))))
        .reduce((round, { id }) => withAnswer(round, id, { answer }, now), assessment)

      const ends = resultsOf(questionnaire, assessment).elements.map(({ low, high }) => (best ? high : low))

      expect(resultsOf(questionnaire, complete).elements.map(({ score }) => score)).toEqual(
        ends.map((end) => (end === null ? null : expect.closeTo(end, 9))),
      )
    }),
  )
})

test("the order of answering never matters, not even to the last bit", () => {
  fc.assert(
    fc.property(
      anyPair.chain((pair) =>
        fc.tuple(
          fc.constant(pair),
          fc.shuffledSubarray(Object.keys(pair.assessment.answers), {
            minLength: Object.keys(pair.assessment.answers).length,
          }),
        ),
      ),
      ([{ questionnaire, assessment }, order]) => {
        const answered = order.reduce<Assessment>(
          (round, id) => ({ ...round, answers: { ...round.answers, [id]: assessment.answers[id] as Answer } }),
          { ...assessment, answers: {} },
        )

        expect(resultsOf(questionnaire, answered)).toEqual(resultsOf(questionnaire, assessment))
      },
    ),
  )
})

test("what does not apply might as well not be asked", () => {
  fc.assert(
    fc.property(anyPair, ({ questionnaire, assessment }) => {
      const left = ({ id }: { id: string }) => kindOf(answerTo(assessment, id)) !== "does_not_apply"
      const without: Questionnaire = { ...questionnaire, statements: questionnaire.statements.filter(left) }
      const round = { ...assessment, own_statements: assessment.own_statements.filter(left) }
      const scores = ({ elements, overall, inclusion }: ReturnType<typeof resultsOf>) =>
        [...elements, overall, inclusion].map(({ score, low, high, band }) => ({ score, low, high, band }))

      expect(scores(resultsOf(without, round))).toEqual(scores(resultsOf(questionnaire, assessment)))
    }),
  )
})

test("a higher level never lowers a score", () => {
  fc.assert(
    fc.property(
      anyPair
        .filter(({ questionnaire }) => questionnaire.statements.length > 0)
        .chain(({ questionnaire, assessment }) =>
          fc.record({
            questionnaire: fc.constant(questionnaire),
            assessment: fc.constant(assessment),
            answer: anyAnswer(questionnaire),
          }),
        ),
      ({ questionnaire, assessment, answer }) => {
        const [{ id } = { id: "" }] = questionnaire.statements
        const at = (level: number) =>
          resultsOf(questionnaire, withAnswer(assessment, id, { ...answer, answer: level }, now)).elements.map(
            ({ score }) => score ?? 0,
          )
        const [worst, best] = [at(0), at(questionnaire.levels.length - 1)]
        for (const [index, score] of best.entries()) expect(score).toBeGreaterThanOrEqual(worst[index] as number)
      },
    ),
  )
})

test("a target says what the score would be if it were reached", () => {
  const questionnaire = questionnaireOf({
    levels: 5,
    elements: ["a"],
    statements: [
      { id: "a1", element: "a" },
      { id: "a2", element: "a" },
    ],
  })
  const start = newAssessment(questionnaire, { id: "a", name: "A", now })
  const answered = withAnswer(withAnswer(start, "a1", { answer: 1 }, now), "a2", { answer: 2 }, now)

  expect(resultsOf(questionnaire, answered).elements[0]?.target).toBe(null)
  // (3 + 2) of 8 points.
  expect(resultsOf(questionnaire, withAnswer(answered, "a1", { target: 3 }, now)).elements[0]?.target).toBe(62.5)
})

test("gaps are levels below their target, by priority and size; strengths have reached the usual one", () => {
  const ids = ["a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9"]
  const questionnaire = questionnaireOf({
    levels: 5,
    elements: ["a"],
    statements: ids.map((id) => ({ id, element: "a", weight: id === "a3" ? 2 : 1 })),
  })
  const answers: Record<string, Answer> = {
    a1: { answer: 2 },
    a2: { answer: 0, priority: "later" },
    a3: { answer: 1 },
    a4: { answer: 3 },
    a5: { answer: 3, target: 4 },
    a6: { answer: 2, target: 2 },
    a7: { answer: 4 },
    a8: { answer: 2, priority: "now" },
    a9: { answer: 3, confidence: "evidence" },
  }
  const assessment = newAssessment(questionnaire, { id: "a", name: "A", now, depth: "full", answers })

  const { gaps, strengths } = resultsOf(questionnaire, assessment)

  expect(gaps.map(({ statement, level, target }) => [statement.id, level, target])).toEqual([
    ["a8", 2, 3], // Now.
    ["a3", 1, 3], // Two steps, twice the weight.
    ["a1", 2, 3],
    ["a5", 3, 4],
    ["a2", 0, 3], // Later.
  ])
  expect(strengths.map(({ statement }) => statement.id)).toEqual(["a7", "a9", "a4"])
})

test.each([
  [2, 1],
  [3, 2],
  [5, 3],
  [11, 8],
])("of %i levels, %i is the usual target", (levels, target) => {
  expect(usualTarget(questionnaireOf({ levels, elements: [], statements: [] }))).toBe(target)
})

test("unknowns are told apart: don't know first, then what is not answered", () => {
  const assessment = newAssessment(tiny, {
    id: "a",
    name: "A",
    now,
    depth: "full",
    answers: {
      "people-speak": { answer: "dont-know" },
      "rota-is-early": { answer: 1 },
      "tips-are-shared": { answer: "does-not-apply" },
    },
  })

  const { unknowns, counts } = resultsOf(tiny, assessment)

  expect(unknowns.map(({ statement, why }) => [statement.id, why])).toEqual([
    ["people-speak", "dont_know"],
    ["breaks-are-taken", "unanswered"],
    ["a-place-to-sit", "unanswered"],
  ])
  expect(counts).toEqual({
    total: 5,
    level: 1,
    does_not_apply: 1,
    dont_know: 1,
    unanswered: 2,
    confidence: { evidence: 0, belief: 0, unsure: 0 },
  })
})

test.each([
  [64.4, 64],
  [64.6, 64], // 65 would be in the band above.
  [65, 65],
  [64.99999999999999, 65], // 65 on paper.
  [66.5, 67],
  [0, 0],
  [100, 100],
])("%d is shown as %i", (score, shown) => {
  const bands = [0, 65, 85].map((from_score) => ({ id: `from-${from_score}`, from_score, label: "", meaning: "" }))

  expect(shownScore(bands, score)).toBe(shown)
})

test("a number that is shown is near the score and in its band", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (score) => {
      const shown = shownScore(tiny.bands, score)
      expect(Math.abs(shown - score)).toBeLessThan(1)
      expect(bandOf(tiny.bands, shown)).toBe(bandOf(tiny.bands, score))
    }),
  )
})

test("a statement called constructor is not answered before it is", () => {
  const questionnaire = questionnaireOf({
    levels: 5,
    elements: ["a"],
    statements: [{ id: "constructor", element: "a" }],
  })
  const assessment = newAssessment(questionnaire, { id: "a", name: "A", now })

  expect(scoreOf(questionnaire, statementsOf(questionnaire, assessment), assessment).counts.unanswered).toBe(1)
})

test("two hundred full assessments are scored in under 100 ms", () => {
  const questionnaire = questionnaireLikeOurs()
  const assessments = Array.from({ length: 200 }, (_, round) =>
    newAssessment(questionnaire, {
      id: `a-${round}`,
      name: "A",
      now,
      depth: "full",
      answers: Object.fromEntries(
        questionnaire.statements.map(({ id }, index) => [id, { answer: (index + round) % 5 }]),
      ),
    }),
  )
  const time = () => {
    const start = performance.now()
    for (const assessment of assessments) resultsOf(questionnaire, assessment)
    return performance.now() - start
  }

  // The best of ten: other processes may have had the machine. It takes about 10 ms.
  expect(Math.min(...Array.from({ length: 10 }, time))).toBeLessThan(100)
})
