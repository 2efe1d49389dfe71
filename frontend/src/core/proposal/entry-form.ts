/** The form for an entry as the build describes it: `macros/views/entry_form.py`. */

export interface FormChoice {
  id: string
  label: string
  meaning: string
}

export interface FormField {
  name: string
  label: string
  input: "line" | "text" | "address" | "date" | "whole" | "number" | "yes-no" | "choice" | "entry" | "group"
  is_list: boolean
  required: boolean
  least: number
  most: number
  choices: readonly FormChoice[]
  kind: string
  /** What the file means when it leaves the field out. */
  default: unknown
  parts: readonly FormField[]
}

export interface EntryForm {
  kind: string
  folder: string
  /** Name of the list of each kind, by kind. */
  collections: Readonly<Record<string, string>>
  fields: readonly FormField[]
  order: readonly string[]
}

/** What somebody has filled in: text by field name, with lists and groups as in the file. */
export type Answer = string | readonly Answer[] | Answers
export interface Answers {
  readonly [name: string]: Answer
}

/** A value as a file holds it. */
export type Value = string | number | boolean | readonly Value[] | Values
export interface Values {
  readonly [name: string]: Value
}

export const isGroup = (answer: Answer | undefined): answer is Answers => typeof answer === "object" && !Array.isArray(answer)
export const itemsOf = (answer: Answer | undefined): readonly Answer[] => (Array.isArray(answer) ? answer : answer ? [answer as Answer] : [])
export const textOf = (answer: Answer | undefined): string => (typeof answer === "string" ? answer : "")
