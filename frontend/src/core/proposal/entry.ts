/** From answers to the fields of an entry, as `macros/proposals.py` makes them of the same answers. */

import { type Answer, type Answers, type EntryForm, type FormField, isGroup, itemsOf, textOf, type Value, type Values } from "./entry-form"
import { cleaned } from "./entry-text"

/** The fields of the entry, in the order of the file. What says nothing, or what the file means anyway, is left out. */
export function entryOf(form: EntryForm, answers: Answers, today: string): Values {
  const made: Record<string, Value> = { ...group(form, form.fields, answers), added: today, reviewed: today }
  return Object.fromEntries(form.order.flatMap((name) => (Object.hasOwn(made, name) ? [[name, made[name]!]] : [])))
}

function group(form: EntryForm, fields: readonly FormField[], answers: Answers): Values {
  const made = fields.map((field): [FormField, Value] => [field, valueOf(form, field, answers[field.name])])
  return Object.fromEntries(made.filter(([field, value]) => !isNothing(value) && !isDefault(field, value)).map(([field, value]) => [field.name, value]))
}

const isNothing = (value: Value): boolean => value === "" || (typeof value === "object" && !Object.keys(value).length)
const isDefault = (field: FormField, value: Value): boolean => JSON.stringify(value) === JSON.stringify(field.default)

function valueOf(form: EntryForm, field: FormField, answer: Answer | undefined): Value {
  if (!field.is_list) return one(form, field, answer)
  return itemsOf(answer).map((item) => one(form, field, item)).filter((value) => !isNothing(value))
}

function one(form: EntryForm, field: FormField, answer: Answer | undefined): Value {
  if (field.input === "group") return isGroup(answer) ? group(form, field.parts, answer) : {}
  const text = cleaned(textOf(answer))
  switch (field.input) {
    case "whole":
    case "number":
      return numberOf(text, field.input)
    case "yes-no":
      return text === "yes" ? true : text === "no" ? false : text
    case "entry":
      return entryName(form, field.kind, text)
    default:
      return text
  }
}

/** The number that a text is; the text itself when it is none. Commas between thousands are taken as they are meant. */
export function numberOf(text: string, input: "whole" | "number"): number | string {
  const digits = text.replace(/(?<=[0-9])[, ](?=[0-9]{3}\b)/g, "")
  return (input === "whole" ? /^-?[0-9]{1,12}$/ : /^-?[0-9]{1,12}(?:\.[0-9]{1,4})?$/).test(digits) ? Number(digits) || 0 : text
}

/** How an entry of that kind (or of any, without one) is named in a file. Takes the address of its page too. */
export function entryName({ collections }: Pick<EntryForm, "collections">, kind: string, text: string): string {
  const [, place, id] = /([a-z-]+)\/([a-z0-9-]+)\/?(?:[?#].*)?$/.exec(text) ?? []
  if (!place || !id) return text
  const given = Object.entries(collections).find(([, collection]) => collection === place)?.[0] ?? place
  return given === kind ? id : `${given}/${id}`
}

/** The nearest thing to the text that can be an id and a file name: at most sixty letters, digits and hyphens. */
export function safeId(text: string): string {
  const plain = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
  const joined = plain.replace(/['’]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")
  if (joined.length <= 60) return joined || "entry"
  const cut = joined.slice(0, 60)
  return cut.slice(0, Math.max(cut.lastIndexOf("-"), 0)) || cut
}
