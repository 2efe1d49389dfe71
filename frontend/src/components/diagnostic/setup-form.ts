import { need } from "../../browser/need"
import { say } from "../../browser/words"
import type { Assessment } from "../../core/answers"
import { type Depth, depths, expectedMinutes, statementsInScope } from "../../core/questionnaire"
import type { Page } from "./page"

/** What an assessment is called and what it asks. */
export interface Setup extends Pick<Assessment, "name" | "depth" | "elements"> {
  organisation: string
  sector: string
  small_organisation: boolean
}

/** The form that starts an assessment, and changes what an open one asks. */
export class SetupForm {
  private readonly form: HTMLFormElement
  private readonly errors: HTMLElement

  constructor(private readonly page: Page, done: (setup: Setup) => void) {
    this.form = need(page.root, "[data-setup]")
    this.errors = need(this.form, "[data-errors]")
    this.form.addEventListener("change", () => this.showExpected())
    this.form.addEventListener("submit", (event) => {
      event.preventDefault()
      if (this.isRight()) done(this.setup)
    })
  }

  /** Fills the form with what an assessment has; without one, with a name for today and everything chosen. */
  fill(assessment: Assessment | null): void {
    const { questionnaire, words } = this.page
    const today = new Date().toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "long", year: "numeric" })
    this.control("name").value = assessment?.name ?? say(words, "name-for-today", { day: today })
    this.control("organisation").value = assessment?.organisation ?? ""
    this.control("sector").value = assessment?.sector ?? ""
    this.control("small").checked = assessment?.small_organisation ?? false
    this.control("depth").value = assessment?.depth ?? "standard"
    for (const box of this.boxes) box.checked = assessment?.elements.includes(box.value) ?? questionnaire.elements.some(({ id }) => id === box.value)
    for (const place of this.page.root.querySelectorAll<HTMLElement>("#start [data-new]")) place.hidden = assessment !== null
    for (const place of this.page.root.querySelectorAll<HTMLElement>("#start [data-changing]")) place.hidden = assessment === null
    this.showProblems([])
    this.showExpected()
  }

  /** Whether this is a shared computer, on which nothing may be stored. */
  get isShared(): boolean {
    return this.control("shared").checked
  }

  private get setup(): Setup {
    return {
      name: this.control("name").value.trim(),
      organisation: this.control("organisation").value.trim(),
      sector: this.control("sector").value,
      small_organisation: this.control("small").checked,
      depth: this.control("depth").value as Depth,
      elements: this.boxes.filter(({ checked }) => checked).map(({ value }) => value),
    }
  }

  private control(name: string): HTMLInputElement {
    const control = this.form.elements.namedItem(name)
    if (!control) throw new Error(`There is no ${name} here.`)
    return control as HTMLInputElement
  }

  private get boxes(): HTMLInputElement[] {
    return [...this.form.querySelectorAll<HTMLInputElement>('input[name="element"]')]
  }

  private showExpected(): void {
    const { questionnaire, words } = this.page
    const { elements, sector } = this.setup
    for (const depth of depths) {
      const n = statementsInScope(questionnaire, { depth, elements, ...(sector && { sector }) }).length
      const minutes = inFives(expectedMinutes(questionnaire, n))
      need(this.form, `[data-expected="${depth}"]`).textContent = say(words, "expected", { n, minutes })
    }
  }

  private isRight(): boolean {
    const { name, elements } = this.setup
    const problems = [...(name ? [] : ["name"]), ...(elements.length ? [] : ["elements"])]
    this.showProblems(problems)
    return !problems.length
  }

  /** A summary that takes the focus, with a link to each field, and the same words at the field. */
  private showProblems(names: string[]): void {
    const lines = [...this.form.querySelectorAll<HTMLElement>("[data-field]")].flatMap((field) => {
      const error = need<HTMLElement>(field, "[data-error]")
      const isWrong = names.includes(field.dataset.field as string)
      const control = field.querySelector<HTMLInputElement>("input:not([type=checkbox])")
      error.hidden = !isWrong
      field.classList.toggle("field--wrong", isWrong)
      control?.setAttribute("aria-invalid", String(isWrong))
      control?.setAttribute("aria-describedby", isWrong ? "setup-name-error setup-name-hint" : "setup-name-hint")
      if (!isWrong) return []
      const line = document.createElement("li")
      const link = line.appendChild(document.createElement("button"))
      link.type = "button"
      link.className = "as-link"
      link.textContent = error.textContent
      // No link: its address would be taken for a view of the diagnostic.
      link.addEventListener("click", () => (field.querySelector("input") ?? field).focus())
      return [line]
    })
    need(this.errors, "ul").replaceChildren(...lines)
    this.errors.hidden = !lines.length
    if (lines.length) this.errors.focus()
  }
}

/** Minutes as people say them. */
function inFives(minutes: number): number {
  return minutes < 5 ? minutes : 5 * Math.round(minutes / 5)
}
