import { html, nothing, render, type TemplateResult } from "lit-html"
import { need } from "../../browser/need"
import { say } from "../../browser/words"
import { answerTo, coverage, statementsOf, withAnswer, withOwnStatement, withoutAnswer, withoutOwnStatement } from "../../core/answers"
import { type AskedStatement, textOf } from "../../core/questionnaire"
import type { OpenAssessment } from "./open-assessment"
import { OwnEditor, ownFieldset } from "./own-statements"
import { copyOf, now, type Page, setText } from "./page"
import { StatementField } from "./statement-field"

export const modes = ["one", "element", "all"] as const
/** How much of the form is shown at a time. */
export type Mode = (typeof modes)[number]

/** Keeps the form, which was in the page before us, in step with the assessment that is open. */
export class AnswerForm {
  /** The statement that the reader is at. */
  at: string | null = null
  mode: Mode = "element"

  private source: OpenAssessment | null = null
  private readonly form: HTMLElement
  private readonly sections: HTMLElement[]
  private readonly fields = new Map<string, StatementField>()
  private readonly editors = new Map<string, OwnEditor>()

  /** `onMove` hears which statement the reader has gone to by keyboard or pointer. */
  constructor(private readonly page: Page, private readonly onMove: (statement: string) => void) {
    this.form = need(page.root, "[data-form]")
    this.sections = [...this.form.querySelectorAll<HTMLElement>("[data-element]")]
    this.form.addEventListener("input", ({ target }) => this.take(target))
    this.form.addEventListener("click", ({ target }) => this.press(target as Element))
    this.form.addEventListener("focusin", ({ target }) => {
      const id = (target as Element).closest<HTMLElement>("[data-statement]")?.dataset.statement
      if (id && id !== this.at) {
        this.at = id
        this.onMove(id)
      }
    })
  }

  open(source: OpenAssessment): void {
    this.source = source
    this.at = null
  }

  /** Whether a name is that of a statement or of an element of the form. */
  knows(name: string): boolean {
    return name.startsWith("own-") || document.getElementById(name)?.closest("[data-form]") != null
  }

  /** Goes to a statement, or to the first of an element; to the first without an answer when that is not asked. */
  goTo(id: string | null): void {
    const asked = this.asked
    const found = asked.find((statement) => statement.id === id || `element-${statement.element}` === id)
    this.at = (found ?? asked.find(({ id }) => !this.isAnswered(id)) ?? asked[0])?.id ?? null
  }

  /** Where the focus belongs after the reader has come here: the statement, or the heading of what begins with it. */
  target(hash: string): HTMLElement | null {
    const named = hash ? document.getElementById(hash) : null
    if (named?.closest("[data-form]") && !named.closest("[hidden]")) return named
    const first = this.asked.find(({ element }) => element === this.elementAt)
    const isFirst = this.mode === "element" && first?.id === this.at
    return this.at === null ? null : document.getElementById(isFirst ? `element-${this.elementAt}` : this.at)
  }

  /** Whether a place has something of the form above it, so that it must be scrolled to. */
  isWithin(place: HTMLElement | null): boolean {
    const first = this.sections.find(({ hidden }) => !hidden)
    return this.mode !== "one" && place !== null && place !== first?.querySelector("h2")
  }

  show(): void {
    if (!this.source) return
    const { words } = this.page
    const assessment = this.source.current()
    const asked = this.asked
    if (!asked.some(({ id }) => id === this.at)) this.goTo(null)
    this.form.dataset.mode = this.mode

    for (const section of this.sections) {
      const element = section.dataset.element as string
      const inElement = asked.filter((statement) => statement.element === element)
      section.hidden = !inElement.length || (this.mode !== "all" && element !== this.elementAt)
      this.showOwn(section, element)
      const counts = coverage(inElement, assessment)
      setText(need(section, "[data-done]"), say(words, "progress", { done: counts.total - counts.unanswered, total: counts.total }))
      inElement.forEach((statement, index) => {
        const place = say(words, "place", { n: index + 1, total: inElement.length })
        const text = textOf(statement, assessment.small_organisation)
        this.field(statement.id).show({ text, place, answer: answerTo(assessment, statement.id) })
      })
      for (const fieldset of section.querySelectorAll<HTMLFieldSetElement>("[data-statement]")) {
        fieldset.hidden = !inElement.some(({ id }) => id === fieldset.id) || (this.mode === "one" && fieldset.id !== this.at)
      }
      // One at a time, a statement can be added after the last.
      this.editor(section, element).place.hidden = this.mode === "one" && inElement.at(-1)?.id !== this.at
    }
    this.showTools(asked)
    this.showTurn(asked)
  }

  private get asked(): AskedStatement[] {
    return this.source ? statementsOf(this.page.questionnaire, this.source.current()) : []
  }

  private get elementAt(): string | undefined {
    return this.asked.find(({ id }) => id === this.at)?.element
  }

  private isAnswered(id: string): boolean {
    return !this.source || !coverage([{ id }], this.source.current()).unanswered
  }

  private field(id: string): StatementField {
    let field = this.fields.get(id)
    if (!field) {
      const fieldset = need<HTMLFieldSetElement>(this.form, `[data-statement="${CSS.escape(id)}"]`)
      field = new StatementField(fieldset, copyOf(this.page.root, "tools"), this.page.words)
      this.fields.set(id, field)
    }
    return field
  }

  private editor(section: HTMLElement, element: string): OwnEditor {
    let editor = this.editors.get(element)
    if (!editor) {
      editor = new OwnEditor(this.page.root, element, (own) => {
        const isNew = !this.source?.current().own_statements.some(({ id }) => id === own.id)
        this.source?.change((before) => withOwnStatement(before, own, now()), isNew ? "undo-own-added" : "undo-own-changed", { statement: own.id })
        document.getElementById(own.id)?.focus()
      })
      section.append(editor.place)
      this.editors.set(element, editor)
    }
    return editor
  }

  /** Makes the fieldsets of the element's own statements those of the assessment. */
  private showOwn(section: HTMLElement, element: string): void {
    const own = this.source?.current().own_statements.filter((statement) => statement.element === element) ?? []
    for (const fieldset of section.querySelectorAll<HTMLFieldSetElement>(".statement--own")) {
      if (own.some(({ id }) => id === fieldset.id)) continue
      fieldset.remove()
      this.fields.delete(fieldset.id)
    }
    for (const statement of own) {
      if (this.fields.has(statement.id)) continue
      this.editor(section, element).place.before(ownFieldset(this.page.root, statement))
      this.field(statement.id)
    }
  }

  private take(target: EventTarget | null): void {
    const id = target instanceof Element ? target.closest<HTMLElement>("[data-statement]")?.dataset.statement : undefined
    const change = id === undefined ? null : this.fields.get(id)?.changeFrom(target)
    if (id === undefined || !change) return
    const [field] = Object.keys(change) as [string]
    const isTyped = field === "note" || field === "evidence" || field === "owner"
    const what = field === "answer" ? "undo-answer" : "undo-detail"
    const about = isTyped ? { statement: id, grain: `${id} ${field}` } : { statement: id }
    this.source?.change((before) => withAnswer(before, id, change, now()), what, about)
  }

  private press(target: Element): void {
    const { source } = this
    const fieldset = target.closest<HTMLElement>("[data-statement]")
    if (!source || !fieldset) return
    const { id } = fieldset
    const own = source.current().own_statements.find((statement) => statement.id === id)
    if (target.closest("[data-clear]")) {
      source.change((before) => cleared(before, id), "undo-cleared", { statement: id })
    } else if (own && target.closest("[data-edit]")) {
      this.editors.get(own.element)?.open(own)
    } else if (own && target.closest("[data-remove]")) {
      const heading = document.getElementById(`element-${own.element}`)
      source.change((before) => withoutOwnStatement(before, id, now()), "undo-own-removed", { statement: id })
      source.announce(say(this.page.words, "own-removed"))
      heading?.focus()
    }
  }

  private showTools(asked: AskedStatement[]): void {
    const { root, questionnaire, words } = this.page
    const assessment = this.source?.current()
    if (!assessment) return
    const all = coverage(asked, assessment)
    setText(need(root, "[data-progress]"), say(words, "progress-of-all", { done: all.total - all.unanswered, total: all.total }))
    for (const radio of root.querySelectorAll<HTMLInputElement>('[name="view"]')) radio.checked = radio.value === this.mode
    const lines = questionnaire.elements.flatMap(({ id, name }, index) => {
      const inElement = asked.filter(({ element }) => element === id)
      if (!inElement.length) return []
      const { total, unanswered } = coverage(inElement, assessment)
      const done = total - unanswered
      return html`<li>
        <a href="#element-${id}" aria-current=${id === this.elementAt ? "true" : nothing}>
          <span>${name}</span>
          <span class="elements-list__count">${say(words, "progress", { done, total })}</span>
          <span class="meter meter--${index + 1}" aria-hidden="true"><svg viewBox="0 0 100 4" preserveAspectRatio="none"><rect width=${(100 * done) / total} height="4" /></svg></span>
        </a>
      </li>`
    })
    render(html`<ul>${lines}</ul>`, need<HTMLElement>(root, "[data-elements]"))
  }

  /** Back, on, and what "on" means when the statement has no answer yet. */
  private showTurn(asked: AskedStatement[]): void {
    const { words, questionnaire } = this.page
    const at = asked.findIndex(({ id }) => id === this.at)
    const elements = questionnaire.elements.filter(({ id }) => asked.some(({ element }) => element === id))
    const element = elements.findIndex(({ id }) => id === this.elementAt)
    const link = (hash: string | undefined, text: string, look: string): TemplateResult | typeof nothing =>
      hash === undefined ? nothing : html`<a class=${look} href="#${hash}">${text}</a>`
    const [back, on] =
      this.mode === "one"
        ? [
            link(asked[at - 1]?.id, say(words, "previous"), "button button--quiet"),
            link(asked[at + 1]?.id, say(words, this.at !== null && this.isAnswered(this.at) ? "next" : "skip"), "button"),
          ]
        : this.mode === "element"
          ? [
              link(prefixed(elements[element - 1]?.id), say(words, "previous-element", { element: elements[element - 1]?.name ?? "" }), "button button--quiet"),
              link(prefixed(elements[element + 1]?.id), say(words, "next-element", { element: elements[element + 1]?.name ?? "" }), "button"),
            ]
          : [nothing, nothing]
    render(
      html`${back}${on}${link("check", say(words, "check"), on === nothing ? "button" : "button button--quiet")}`,
      need<HTMLElement>(this.form, "[data-turn]"),
    )
  }
}

const prefixed = (element: string | undefined) => (element === undefined ? undefined : `element-${element}`)

/** Without the answer. What else was written about the statement stays. */
function cleared(before: Parameters<typeof withAnswer>[0], id: string) {
  const { answer: _, changed: __, ...rest } = { ...answerTo(before, id) }
  return Object.keys(rest).length ? withAnswer(before, id, { answer: null }, now()) : withoutAnswer(before, id, now())
}
