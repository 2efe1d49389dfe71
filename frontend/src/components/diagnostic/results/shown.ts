import { say } from "../../../browser/words"
import type { Assessment, Choice } from "../../../core/answers"
import { type AskedStatement, type Questionnaire, textOf } from "../../../core/questionnaire"
import type { Results } from "../../../core/score"
import type { AssessmentSource } from "../source"
import type { Dictionary, ElementFigures } from "./figures"

/** What every section of the results is made from, worked out once for each change. */
export interface Shown {
  source: AssessmentSource
  assessment: Assessment
  results: Results
  figures: readonly ElementFigures[]
  /** The round that this one is compared with, if there is one. */
  earlier?: Assessment | undefined
}

/** What somebody chose, as the form calls it. */
export function answerInWords({ questionnaire, words }: Dictionary, choice: Choice): string {
  if (choice === null) return say(words, "results-unanswered")
  if (choice === "does-not-apply") return questionnaire.does_not_apply
  if (choice === "dont-know") return questionnaire.dont_know
  return levelInWords({ questionnaire }, choice)
}

/** A level with its number, as the form calls it. */
export function levelInWords({ questionnaire }: Pick<Dictionary, "questionnaire">, level: number): string {
  return `${level} ${questionnaire.levels[level]?.label ?? ""}`.trim()
}

/** Words of one sort where there is one of something, of another where there are more or none. */
export function counted(words: Dictionary["words"], count: number, one: string, many: string): string {
  return say(words, count === 1 ? one : many, { count })
}

/** An element's name; its id when the wheel has it no more. */
export function nameOf({ elements }: Questionnaire, element: string): string {
  return elements.find(({ id }) => id === element)?.name ?? element
}

/** A statement in the words that fit the organisation, and the name of its element. */
export function statementInWords({ questionnaire }: Dictionary, statement: AskedStatement, { small_organisation }: Assessment): { text: string; element: string } {
  return { text: textOf(statement, small_organisation), element: nameOf(questionnaire, statement.element) }
}
