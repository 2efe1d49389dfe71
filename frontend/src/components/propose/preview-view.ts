import { html, nothing, type TemplateResult } from "lit-html"
import { say, type Words } from "../../browser/words"
import type { EntryForm, FormField, Value, Values } from "../../core/proposal/entry-form"

export interface Shown {
  form: EntryForm
  entry: Values
  /** What an entry of the kind is, in words. */
  kindInWords: string
  /** Facts of the card: label and way to the field. */
  facts: readonly (readonly [string, string])[]
  words: Words
}

/** The card and the page that the entry will have, from the classes of the real ones. */
export function previewView(shown: Shown): TemplateResult {
  const { form, entry, words } = shown
  const title = entry.title ? String(entry.title) : say(words, "preview-no-title")
  const kind = form.kind === "guidance" ? inWords(fieldOf(form, "type"), entry.type) || shown.kindInWords : shown.kindInWords
  const said = shown.facts.map(([label, way]) => [label, wordsAt(form, entry, way)] as const).filter(([, text]) => text)
  return html`
    <h3>${say(words, "preview-card")}</h3>
    <ul class="cards"><li class="card" data-kind=${form.kind}>
      <p class="card__kind">${kind}</p>
      <h4 class="card__title">${title}</h4>
      <p class="card__summary">${entry.summary ?? nothing}</p>
      ${said.length ? html`<dl class="card__facts">${said.map(([label, text]) => html`<div><dt>${label}</dt><dd>${text}</dd></div>`)}</dl>` : nothing}
    </li></ul>
    <h3>${say(words, "preview-page")}</h3>
    <div class="propose__page">
      <p class="kicker">${kind}</p>
      <h4 class="propose__title">${title}</h4>
      ${entry.summary ? html`<p class="lede">${entry.summary}</p>` : nothing}
      ${pageOf(form.fields.filter(({ name }) => name !== "title" && name !== "summary"), entry, words)}
    </div>
  `
}

/** Everything else: texts and lists under their names, what is short as facts. */
function pageOf(fields: readonly FormField[], values: Values, words: Words): unknown {
  const filled = fields.filter(({ name }) => values[name] !== undefined)
  const short = filled.filter((field) => !isLong(field))
  return [
    ...filled.filter(isLong).map((field) => html`<section><h5>${field.label}</h5>${longView(field, values[field.name]!, words)}</section>`),
    short.length ? html`<dl class="facts">${short.map((field) => html`<div><dt>${field.label}</dt><dd>${inWords(field, values[field.name])}</dd></div>`)}</dl>` : nothing,
  ]
}

const isLong = ({ input, is_list }: FormField): boolean => input === "group" || input === "text" || input === "address" || (is_list && input === "line")

function longView(field: FormField, value: Value, words: Words): unknown {
  if (field.is_list && Array.isArray(value)) {
    const one = (item: Value) => (field.input === "group" ? partsView(field, item as Values) : String(item))
    return html`<ul>${value.map((item) => html`<li>${one(item)}</li>`)}</ul>`
  }
  if (field.input === "group") return pageOf(field.parts, value as Values, words)
  if (field.input === "address") return html`<p><span class="button">${say(words, "preview-open", { host: hostOf(String(value)) })}</span></p>`
  return html`<p>${value}</p>`
}

const partsView = ({ parts }: FormField, group: Values): string =>
  parts.flatMap((part) => (group[part.name] === undefined ? [] : [`${part.label}: ${inWords(part, group[part.name])}`])).join("; ")

const hostOf = (address: string): string => /^https?:\/\/(?:www\.)?([^/?#:]+)/i.exec(address)?.[1] ?? address

const fieldOf = ({ fields }: { fields: readonly FormField[] }, name: string): FormField | undefined => fields.find((field) => field.name === name)

function wordsAt(form: EntryForm, entry: Values, way: string): string {
  const [name = "", part] = way.split(".")
  const field = fieldOf(form, name)
  if (!part) return inWords(field, entry[name])
  const group = entry[name]
  return typeof group === "object" && !Array.isArray(group) ? inWords(field && fieldOf({ fields: field.parts }, part), (group as Values)[part]) : ""
}

/** A value as a reader sees it. */
function inWords(field: FormField | undefined, value: Value | undefined): string {
  if (value === undefined) return ""
  if (Array.isArray(value)) return value.map((item) => inWords(field, item)).join(", ")
  return field?.choices.find(({ id }) => id === value)?.label ?? String(value)
}
