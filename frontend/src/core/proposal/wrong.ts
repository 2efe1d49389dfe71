/** What the checks would say about a proposal, as far as a page can know. */

import { type Answer, type Answers, type EntryForm, type FormField, isGroup, itemsOf, textOf } from "./entry-form"
import { cleaned } from "./entry-text"
import { entryName, numberOf } from "./entry"
import { isWebAddress, normalised } from "./web-address"

/** An entry that is here already. */
export interface KnownEntry {
  kind: string
  id: string
  title: string
  /** Without what makes no difference; empty when it has none. */
  url: string
}

/** Something to put right: the way to the field, and the name and values of the words that say it. */
export interface Wrong {
  way: readonly (string | number)[]
  words: string
  values: Readonly<Record<string, string | number>>
}

/** Everything that is wrong, in the order of the form. `known` is empty as long as nobody knows what is here. */
export function wrongIn(form: EntryForm, answers: Answers, today: string, known: readonly KnownEntry[] = []): Wrong[] {
  const found = form.fields.flatMap((field) => inField(form, field, answers[field.name], [field.name], true, known))
  const all = [...found, ...together(form, answers, today, known)]
  const place = ({ way }: Wrong) => form.fields.findIndex(({ name }) => name === way[0])
  return all.sort((one, other) => place(one) - place(other))
}

function inField(form: EntryForm, field: FormField, answer: Answer | undefined, way: Wrong["way"], isAsked: boolean, known: readonly KnownEntry[]): Wrong[] {
  const wrong = (words: string, values: Wrong["values"] = {}): Wrong[] => [{ way, words, values: { label: field.label, ...values } }]
  if (!field.is_list) return inOne(form, field, answer, way, isAsked, known)
  const items = itemsOf(answer)
  const filled = items.filter(hasText).length
  const least = isAsked ? Math.max(field.least, field.required ? 1 : 0) : 0
  if (filled < least) {
    if (least === 1) return wrong(field.input === "choice" ? "wrong-choose" : "wrong-missing")
    return wrong("wrong-too-few", { least })
  }
  return [
    ...(field.most && filled > field.most ? wrong("wrong-too-many", { most: field.most }) : []),
    ...items.flatMap((item, index) => (hasText(item) ? inOne(form, field, item, [...way, index], true, known) : [])),
  ]
}

function inOne(form: EntryForm, field: FormField, answer: Answer | undefined, way: Wrong["way"], isAsked: boolean, known: readonly KnownEntry[]): Wrong[] {
  const wrong = (words: string, values: Wrong["values"] = {}): Wrong[] => [{ way, words, values: { label: field.label, ...values } }]
  if (field.input === "group") {
    const parts = isGroup(answer) ? answer : {}
    // Of a group that may be left out nothing is needed until something is there.
    const isBegun = (isAsked && field.required) || hasText(parts)
    return field.parts.flatMap((part) => inField(form, part, parts[part.name], [...way, part.name], isBegun, known))
  }
  const text = cleaned(textOf(answer))
  if (!text) return isAsked && field.required ? wrong(field.input === "choice" ? "wrong-choose" : "wrong-missing") : []
  switch (field.input) {
    case "address":
      return isWebAddress(text) ? [] : wrong("wrong-address")
    case "date":
      return isPartialDate(text) ? [] : wrong("wrong-date")
    case "whole": {
      const number = numberOf(text, "whole")
      return typeof number === "number" && number > 0 ? [] : wrong("wrong-whole")
    }
    case "number":
      return typeof numberOf(text, "number") === "number" ? [] : wrong("wrong-number")
    case "entry": {
      const name = entryName(form, field.kind, text)
      const [kind, id] = field.kind ? [field.kind, name] : name.split("/")
      return !known.length || known.some((entry) => entry.kind === kind && entry.id === id) ? [] : wrong("wrong-entry")
    }
    case "line":
    case "text":
      if (/<[a-zA-Z/!]/.test(text)) return wrong("wrong-markup")
      return field.most && [...text].length > field.most ? wrong("wrong-too-long", { most: field.most, length: [...text].length }) : []
    default:
      return []
  }
}

/** Whether anything stands in an answer. A box that is ticked from the start says nothing yet. */
export function hasText(answer: Answer | undefined): boolean {
  if (answer === undefined) return false
  if (typeof answer === "string") return cleaned(answer) !== "" && answer !== "yes"
  return (Array.isArray(answer) ? answer : Object.values(answer)).some(hasText)
}

/** A year, a month or a day that exists. */
export function isPartialDate(text: string): boolean {
  const [, year, month = "01", day = "01"] = /^([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?$/.exec(text) ?? []
  if (!year || year === "0000") return false
  const date = new Date(`${year}-${month}-${day}T00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`)
}

/** What depends on more than one field, or on what is here already. */
function together(form: EntryForm, answers: Answers, today: string, known: readonly KnownEntry[]): Wrong[] {
  const found: Wrong[] = []
  const text = (name: string) => cleaned(textOf(answers[name]))
  const say = (words: string, ...way: (string | number)[]) => found.push({ way, words, values: {} })
  const title = (words: string) => words.toLowerCase().split(/\s+/).join(" ")

  if (known.some(({ kind, title: other }) => kind === form.kind && title(other) === title(text("title")))) say("wrong-title-taken", "title")
  if (form.kind === "guidance") {
    const address = text("url") && normalised(text("url"))
    if (address && known.some(({ kind, url }) => kind === "guidance" && url === address)) say("wrong-address-taken", "url")
    const dates = ["published", "updated"].filter((name) => isPartialDate(text(name)))
    for (const name of dates) if (text(name) > today.slice(0, text(name).length)) say("wrong-future", name)
    const shared = Math.min(text("published").length, text("updated").length)
    if (dates.length === 2 && text("updated").slice(0, shared) < text("published").slice(0, shared)) say("wrong-order", "updated")
  }
  const successors = { guidance: ["superseded_by", "superseded_by_url", "no_successor"], accreditation: ["superseded_by", "replaced_by"] }[form.kind] ?? []
  if (successors.length && text("status") === "superseded" && !successors.some(text)) say("wrong-successor", successors[0]!)
  if (form.kind === "case-study") {
    itemsOf(answers.outcomes).forEach((outcome, index) => {
      if (!isGroup(outcome) || !hasText(outcome)) return
      if (!hasText(outcome.before) && !hasText(outcome.after)) say("wrong-no-figure", "outcomes", index, "after")
      else if (outcome.type === "effect" && !hasText(outcome.before) && !hasText(outcome.note)) say("wrong-no-comparison", "outcomes", index, "before")
    })
  }
  if (form.kind === "intervention" && isGroup(answers.evidence)) {
    const { strength, sources, case_studies: cases } = answers.evidence
    if (textOf(strength) && strength !== "not-read" && !hasText(sources) && !hasText(cases)) say("wrong-no-source", "evidence", "sources")
  }
  return found
}
