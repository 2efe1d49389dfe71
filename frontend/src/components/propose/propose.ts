import { html, nothing, render } from "lit-html"

import { announce } from "../../browser/announcer"
import { download } from "../../browser/files"
import { wiped } from "../../browser/local-store"
import { need } from "../../browser/need"
import { pageAddress } from "../../browser/site-address"
import { part } from "../../browser/part"
import { say, type Words } from "../../browser/words"
import { beforeLeaving, tellWork } from "../../browser/work"
import { entryOf, safeId } from "../../core/proposal/entry"
import type { Answers, EntryForm, Values } from "../../core/proposal/entry-form"
import { cleaned, entryText } from "../../core/proposal/entry-text"
import { normalised } from "../../core/proposal/web-address"
import { type KnownEntry, type Wrong, wrongIn } from "../../core/proposal/wrong"
import { draftOf, keepDraft } from "./drafts"
import { FormFields } from "./form-fields"
import { previewView } from "./preview-view"
import { sendView } from "./send-view"

/** How long writing rests before the draft is kept and the preview made. */
const pause = 300

/** The form for an entry: checks it field by field, shows what comes of it, and hands it over the way the writer chooses. */
export class Propose {
  static readonly moduleName = "propose"

  private readonly form: HTMLFormElement
  private readonly entryForm: EntryForm
  private readonly words: Words
  private readonly facts: readonly (readonly [string, string])[]
  private readonly fields: FormFields
  private known: readonly KnownEntry[] = []
  private summaries: Readonly<Record<string, string>> = {}
  private asked: Promise<void> | null = null
  /** Fields that were left, by their way: what is wrong with others is not told yet. */
  private readonly left = new Set<string>()
  private isChecked = false
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly root: HTMLElement) {
    const parsed = (selector: string) => JSON.parse(need(root, selector).textContent ?? "")
    this.entryForm = parsed("[data-entry-form]")
    this.words = parsed("[data-words]")
    this.facts = parsed("[data-card]")
    this.form = need(root, "[data-form]")
    this.fields = new FormFields(this.form, this.entryForm.fields)

    this.form.addEventListener("focusin", () => void this.lookUp(), { once: true })
    this.form.addEventListener("focusout", ({ target }) => this.leave(target as HTMLElement))
    this.form.addEventListener("input", () => this.write())
    this.form.addEventListener("click", ({ target }) => this.press(target as HTMLElement))
    this.form.addEventListener("submit", (event) => {
      event.preventDefault()
      void this.check()
    })
    document.addEventListener(wiped, () => this.begin())
    addEventListener("pagehide", () => this.timer !== undefined && this.keep())
    beforeLeaving(async () => this.timer !== undefined && this.keep())

    this.restore()
    this.show()
    this.form.hidden = false
    need<HTMLElement>(root, "[data-preview]").hidden = false
    need<HTMLElement>(root, "[data-when-not-started]").hidden = true
  }

  // What stands in the form

  private get idField(): HTMLInputElement {
    return need(this.form, "#f-id")
  }

  private get today(): string {
    const now = new Date()
    return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`
  }

  private entry(answers: Answers): Values {
    return entryOf(this.entryForm, answers, this.today)
  }

  /** The name of the file: the one that was written, or a free one made from the title. */
  private id(answers: Answers): string {
    const given = safeId(this.idField.value || String(answers.title ?? ""))
    if (this.idField.value) return given
    const isTaken = (id: string) => this.known.some((entry) => entry.kind === this.entryForm.kind && entry.id === id)
    let id = given
    for (let number = 2; isTaken(id); number += 1) id = `${given}-${number}`
    return id
  }

  // Writing

  private write(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.keep()
      this.show()
    }, pause)
    this.unmark()
  }

  private keep(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    const answers = this.fields.read()
    const isEmpty = Object.keys(this.entry(answers)).length === 2 && !this.idField.value // The two dates are always there.
    const isKept = keepDraft(this.entryForm.kind, isEmpty ? null : { answers, id: this.idField.value, changed: new Date().toISOString() })
    if (!isKept) this.tellDraft(say(this.words, "propose-draft-refused"))
    tellWork(isEmpty ? null : isKept ? "kept" : "only-here")
  }

  private restore(): void {
    const draft = draftOf(this.entryForm.kind)
    if (!draft) return
    try {
      this.fields.fill(draft.answers)
      this.idField.value = draft.id
    } catch (error) {
      console.error("A part of the draft could not be put back.", error)
    }
    const day = new Date(draft.changed).toLocaleDateString(document.documentElement.lang || "en-GB", { dateStyle: "long" })
    this.tellDraft(say(this.words, "propose-draft-back", { day }), true)
    tellWork("kept")
  }

  private tellDraft(sentence: string, canThrow = false): void {
    const throwAway = () => {
      if (!confirm(say(this.words, "propose-draft-sure"))) return
      keepDraft(this.entryForm.kind, null)
      this.begin()
      announce(say(this.words, "propose-draft-gone"))
      need<HTMLElement>(this.form, "input, select, textarea").focus()
    }
    const button = html`<button type="button" class="button button--quiet" data-throw @click=${throwAway}>${say(this.words, "propose-draft-throw")}</button>`
    render(html`<div class="notice notice--plain"><p>${sentence} ${canThrow ? button : nothing}</p></div>`, need<HTMLElement>(this.root, "[data-draft]"))
  }

  /** As if nobody had written anything. */
  private begin(): void {
    tellWork(null)
    clearTimeout(this.timer)
    this.timer = undefined
    this.left.clear()
    this.isChecked = false
    this.fields.empty()
    render(nothing, need<HTMLElement>(this.root, "[data-draft]"))
    need<HTMLElement>(this.root, "[data-errors]").hidden = true
    need<HTMLElement>(this.root, "[data-send]").hidden = true
    this.showAlready("")
    this.show()
  }

  private press(target: HTMLElement): void {
    const list = target.closest<HTMLElement>("[data-least]")
    const words = (name: string, count: number) => say(this.words, name, { label: need(list!, "legend").textContent?.trim() ?? "", count })
    if (list && target.closest("[data-add]")) {
      const control = this.fields.add(list)
      announce(words("propose-added", this.fields.number(list)))
      control?.focus()
    } else if (list && target.closest("[data-remove]")) {
      const control = this.fields.remove(target.closest<HTMLElement>("[data-item]")!)
      announce(words("propose-removed", this.fields.number(list)))
      control.focus()
      this.write()
    }
  }

  // What is wrong

  private wrong(answers = this.fields.read()): (Wrong & { sentence: string })[] {
    const { entryForm, idField, known } = this
    const found = wrongIn(entryForm, answers, this.today, known)
    const given = idField.value.trim()
    if (given && given !== safeId(given)) found.push({ way: ["id"], words: "wrong-id", values: { example: safeId(given) } })
    else if (known.some(({ kind, id }) => kind === entryForm.kind && id === given)) found.push({ way: ["id"], words: "wrong-id-taken", values: {} })
    return found.map((one) => ({ ...one, sentence: say(this.words, one.words, one.values) }))
  }

  /** Somebody has left a field. What is missing is told only when the form is sent: they may come back. */
  private leave(target: HTMLElement): void {
    const place = target.closest<HTMLElement>("[data-way]")
    if (!place) return
    this.left.add(place.dataset.way!)
    this.mark()
    if (place.dataset.way === "url") this.showAlready((target as HTMLInputElement).value)
  }

  private isMissing = ({ words }: Wrong): boolean => ["wrong-missing", "wrong-choose", "wrong-too-few"].includes(words)

  private mark(): void {
    const told = this.wrong().filter((one) => this.isChecked || (!this.isMissing(one) && this.left.has(this.fields.placeOf(one.way).dataset.way!)))
    this.fields.showWrong(told)
  }

  /** Takes away what is no longer wrong; never adds anything while somebody writes. */
  private unmark(): void {
    if (!this.form.querySelector(".field--wrong")) return
    const shown = (one: Wrong) => this.fields.placeOf(one.way).classList.contains("field--wrong")
    this.fields.showWrong(this.wrong().filter(shown))
  }

  private async check(): Promise<void> {
    await this.lookUp()
    this.isChecked = true
    this.keep()
    const wrong = this.wrong()
    this.fields.showWrong(wrong)
    this.showErrors(wrong)
    const send = need<HTMLElement>(this.root, "[data-send]")
    send.hidden = false
    this.show()
    const focus = wrong.length ? need<HTMLElement>(this.root, "[data-errors]") : need<HTMLElement>(send, "h2")
    focus.focus()
    focus.scrollIntoView({ block: "start" })
  }

  private showErrors(wrong: readonly (Wrong & { sentence: string })[]): void {
    const { words } = this
    const summary = need<HTMLElement>(this.root, "[data-errors]")
    summary.hidden = !wrong.length
    const title = wrong.length === 1 ? say(words, "propose-errors-one") : say(words, "propose-errors", { count: wrong.length })
    const go = (one: Wrong) => (event: Event) => {
      event.preventDefault()
      this.goTo(one.way)
    }
    render(
      html`<h2 class="errors__title">${title}</h2>
        <ul>${wrong.map((one) => html`<li><a href="#${this.fields.controlOf(one.way).id}" @click=${go(one)}>${one.sentence}</a></li>`)}</ul>
        <p>${say(words, "propose-errors-note")}</p>`,
      summary,
    )
  }

  private goTo(way: Wrong["way"]): void {
    const control = this.fields.controlOf(way)
    for (let around = control.closest("details"); around; around = around.parentElement?.closest("details") ?? null) around.open = true
    control.focus()
  }

  // What is here already

  /** Fetches, once somebody begins, the list of what is here. Without it the form works on, and the checks come later. */
  private lookUp(): Promise<void> {
    return (this.asked ??= part<[string, string, string, string][]>("known-entries").then(
      (known) => {
        this.known = known.map(([kind, id, title, url]) => ({ kind, id, title, url }))
        this.offerEntries()
        this.mark() // A field may have been left before the list came.
      },
      (error: unknown) => {
        this.asked = null
        console.error("What is here already could not be looked up.", error)
        render(html`<p class="hint">${say(this.words, "propose-unknown")}</p>`, need<HTMLElement>(this.root, "[data-draft]"))
      },
    ))
  }

  /** The browser's own list of suggestions, for each kind of entry that a field can name. */
  private offerEntries(): void {
    const named = (control: HTMLInputElement) => this.kindNamedBy(control.name)
    this.form.addEventListener("focusin", ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target.hasAttribute("list")) return
      const kind = named(target)
      if (kind === null) return
      const id = `known-${kind || "all"}`
      if (!document.getElementById(id)) {
        const list = document.createElement("datalist")
        list.id = id
        const entries = this.known.filter((entry) => !kind || entry.kind === kind)
        list.append(...entries.map((entry) => new Option(entry.title, kind ? entry.id : `${entry.kind}/${entry.id}`)))
        this.root.append(list)
      }
      target.setAttribute("list", id)
    })
  }

  /** The kind of entry that a field names, empty for any; `null` for a field that names none. */
  private kindNamedBy(way: string): string | null {
    const names = way.split(".").filter((step) => !/^[0-9]+$/.test(step))
    let fields = this.entryForm.fields
    for (const name of names) {
      const field = fields.find((one) => one.name === name)
      if (field?.input === "entry") return field.kind
      fields = field?.parts ?? []
    }
    return null
  }

  private async showAlready(address: string): Promise<void> {
    const place = this.root.querySelector<HTMLElement>("[data-already]")
    if (!place) return
    if (address) await this.lookUp()
    const url = normalised(cleaned(address))
    const found = url ? this.known.find((entry) => entry.url === url) : undefined
    if (!found) return void render(nothing, place)
    await part<Record<string, string>>("summaries").then(
      (summaries) => (this.summaries = summaries),
      () => undefined, // The card does without.
    )
    const { kind, id, title } = found
    render(
      html`<div class="notice notice--superseded propose__already">
        <p class="notice__title">${say(this.words, "propose-already")}</p>
        <ul class="cards cards--compact"><li class="card" data-kind=${kind}>
          <h3 class="card__title"><a href=${pageAddress(`${this.entryForm.collections[kind]}/${id}/`)}>${title}</a></h3>
          <p class="card__summary">${this.summaries[`${kind}/${id}`] ?? nothing}</p>
        </li></ul>
        <p>${say(this.words, "propose-already-note")}</p>
      </div>`,
      place,
    )
    announce(`${say(this.words, "propose-already")}: ${title}`)
  }

  // What comes of it

  private show(): void {
    const { entryForm: form, words, facts, root } = this
    const answers = this.fields.read()
    const entry = this.entry(answers)
    const kindInWords = root.dataset.kindInWords ?? ""
    const isEmpty = Object.keys(entry).length === 2
    render(isEmpty ? html`<p class="empty">${say(words, "preview-empty")}</p>` : previewView({ form, entry, kindInWords, facts, words }), need<HTMLElement>(root, "[data-preview-place]"))
    if (need<HTMLElement>(root, "[data-send]").hidden) return

    const file = `${this.id(answers)}.yml`
    const text = entryText(entry)
    const { repository = "", branch = "", email = "" } = root.dataset
    const tell = (sentence: string) => {
      need(root, "[data-outcome]").textContent = sentence
      announce(sentence)
    }
    render(
      sendView({
        folder: form.folder,
        file,
        title: cleaned(String(answers.title ?? "")),
        text,
        place: { repository, branch, email },
        isGood: !this.wrong(answers).length,
        words,
        download: () => {
          download(file, text, "application/yaml")
          tell(say(words, "send-downloaded", { file }))
        },
        copy: () => void this.copy(text).then((isCopied) => {
          if (!isCopied) need<HTMLDetailsElement>(root, "[data-text]").open = true
          tell(say(words, isCopied ? "send-copied" : "send-not-copied"))
        }),
      }),
      need<HTMLElement>(root, "[data-send-place]"),
    )
  }

  private async copy(text: string): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      return false // Not allowed, or a page from a folder, which has no clipboard.
    }
  }
}
