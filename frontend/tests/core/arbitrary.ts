import fc from "fast-check"
import {
  type Action,
  type Answer,
  type Assessment,
  confidences,
  priorities,
  statuses,
  views,
} from "../../src/core/answers"
import { depths, type OwnStatement, type Questionnaire } from "../../src/core/questionnaire"
import { questionnaireOf } from "./models/made"

/** Any questionnaire: 3 to 12 elements, 2 to 11 levels, up to 40 statements with weights from 0.1 to 10. */
export const anyQuestionnaire: fc.Arbitrary<Questionnaire> = fc
  .record({
    levels: fc.integer({ min: 2, max: 11 }),
    size: fc.integer({ min: 3, max: 12 }),
    statements: fc.array(
      fc.record({
        place: fc.nat(11),
        depth: fc.constantFrom(...depths),
        weight: fc.integer({ min: 1, max: 100 }).map((tenths) => tenths / 10),
        inclusion: fc.boolean(),
        sectors: fc.constantFrom<string[]>([], [], ["cafes"], ["bars"]),
      }),
      { maxLength: 40 },
    ),
  })
  .map(({ levels, size, statements }) => {
    const elements = Array.from({ length: size }, (_, index) => `element-${index + 1}`)
    return questionnaireOf({
      levels,
      elements,
      statements: statements.map(({ place, ...rest }, index) => ({
        ...rest,
        id: `statement-${index + 1}`,
        element: elements[place % size] as string,
      })),
      bands: [
        { id: "low", from_score: 0 },
        { id: "middle", from_score: 50 },
        { id: "high", from_score: 80 },
      ],
    })
  })

/** Text that somebody, or somebody's program, may type: formulas, quotes, line breaks, other scripts. Never empty. */
export const anyText = fc.oneof(
  fc.string({ minLength: 1, maxLength: 30, unit: "grapheme" }),
  fc.constantFrom(
    "=1+1",
    "'=1+1",
    "''@x",
    "+44 20",
    "-5",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "a\r\nb",
    'say "hi"',
    "a;b,c",
    "<img src=x onerror=alert(1)>",
    "# 1",
    " spaces ",
    "🙂é中",
  ),
)

const time = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2100-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString())
const day = time.map((moment) => moment.slice(0, 10))

/** The record with only some of the optional fields. */
function some<Required extends object, Optional extends object>(
  required: { [Field in keyof Required]: fc.Arbitrary<Required[Field]> },
  optional: { [Field in keyof Optional]: fc.Arbitrary<Optional[Field]> },
): fc.Arbitrary<Required & Partial<Optional>> {
  return fc
    .tuple(fc.record(required), fc.record(optional, { requiredKeys: [] }))
    .map(([one, other]) => ({ ...one, ...other })) as fc.Arbitrary<Required & Partial<Optional>>
}

export function anyAnswer({ levels }: Questionnaire): fc.Arbitrary<Answer> {
  const level = fc.nat(levels.length - 1)
  return some<{ answer: Answer["answer"] }, Required<Omit<Answer, "answer">>>(
    { answer: fc.oneof({ weight: 4, arbitrary: level }, fc.constantFrom("does-not-apply", "dont-know", null)) },
    {
      confidence: fc.constantFrom(...confidences),
      view: fc.constantFrom(...views),
      note: anyText,
      evidence: anyText,
      target: level,
      priority: fc.constantFrom(...priorities),
      owner: anyText,
      changed: time,
    },
  )
}

/** Any assessment of a questionnaire, with answers in and out of scope, to statements that are gone, and of its own. */
export function anyAssessment(questionnaire: Questionnaire): fc.Arbitrary<Assessment> {
  const elements = questionnaire.elements.map(({ id }) => id)
  const ids = [...questionnaire.statements.map(({ id }) => id), "own-1", "own-2", "gone-by"]
  const action = some<Pick<Action, "text" | "status">, Required<Omit<Action, "id" | "text" | "status">>>(
    { text: anyText, status: fc.constantFrom(...statuses) },
    {
      element: fc.constantFrom(...elements),
      statement: fc.constantFrom(...ids),
      intervention: fc.constantFrom("early-rota", "cover-breaks"),
      owner: anyText,
      due: day,
      measure: anyText,
      review: day,
    },
  )
  const own = fc.uniqueArray(
    fc.record({ id: fc.constantFrom("own-1", "own-2"), element: fc.constantFrom(...elements), text: anyText }),
    {
      selector: ({ id }) => id,
    },
  )
  return some<
    Omit<Assessment, "organisation" | "sector" | "small_organisation" | "follows" | "respondent">,
    Required<Pick<Assessment, "organisation" | "sector" | "small_organisation" | "follows" | "respondent">>
  >(
    {
      id: fc.constantFrom("a", "2f1c-77"),
      name: anyText,
      created: time,
      changed: time,
      depth: fc.constantFrom(...depths),
      elements: fc.subarray(elements),
      own_statements: own.map((statements) => inOrderOf(elements, statements)),
      answers: fc
        .tuple(...ids.map((id) => fc.option(anyAnswer(questionnaire)).map((answer) => [id, answer] as const)))
        .map((pairs) => Object.fromEntries(pairs.filter((pair): pair is [string, Answer] => pair[1] !== null))),
      plan: fc
        .array(action, { maxLength: 4 })
        .map((actions) => actions.map((each, index) => ({ id: `do-${index + 1}`, ...each }))),
    },
    {
      organisation: anyText,
      sector: fc.constantFrom("cafes", "bars"),
      small_organisation: fc.boolean(),
      follows: fc.constantFrom("earlier"),
      respondent: fc.oneof(
        fc.record({ name: anyText }),
        fc.record({ team: anyText }),
        fc.record({ name: anyText, team: anyText }),
      ),
    },
  )
}

/** A questionnaire and an assessment of it. */
export const anyPair = anyQuestionnaire.chain((questionnaire) =>
  anyAssessment(questionnaire).map((assessment) => ({ questionnaire, assessment })),
)

function inOrderOf(elements: readonly string[], statements: OwnStatement[]): OwnStatement[] {
  return [...statements].sort((one, other) => elements.indexOf(one.element) - elements.indexOf(other.element))
}
