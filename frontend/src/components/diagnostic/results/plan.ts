import { html, nothing, type TemplateResult } from "lit-html"

import { pageAddress } from "../../../browser/site-address"
import { say } from "../../../browser/words"
import { type Action, type Status, statuses, withAction, withoutAction } from "../../../core/answers"
import { entryOf } from "../../../core/questionnaire"
import { newId, now } from "../page"
import type { AssessmentSource } from "../source"
import { asDate, type Dictionary } from "./figures"
import { type Contents, paragraph, section, table, unseen } from "./parts"
import { nameOf } from "./shown"

const statusWords: Record<Status, string> = {
  "not-started": "plan-status-not-started",
  "under-way": "plan-status-under-way",
  done: "plan-status-done",
  stopped: "plan-status-stopped",
}

/** The plan as a table, with a form below it for the line that is being written. */
export class Plan {
  /** The line in the form; `null` while the form is closed. A line that is not in the plan yet is a new one. */
  private written: Action | null = null
  /** What was taken away last and where it stood, so that it can be put back. */
  private removed: { action: Action; at: number } | null = null
  private isTextMissing = false

  constructor(
    private readonly source: AssessmentSource,
    private readonly place: HTMLElement,
    /** Shows the page again after something that is not in the assessment has changed. */
    private readonly refresh: () => void,
  ) {}

  add(action: Omit<Action, "id">): void {
    this.source.change((assessment) => withAction(assessment, { ...action, id: newId() }, now()), "undo-add-action")
    this.source.announce(say(this.source.words, "plan-added", { text: action.text }))
  }

  section(dictionary: Dictionary): TemplateResult {
    const { words } = this.source
    const { plan } = this.source.current()
    const { removed, written } = this
    return section("results-plan", say(words, "plan-title"), [
      paragraph(say(words, plan.length ? "plan-what" : "plan-empty")),
      plan.length ? this.table(dictionary, plan) : nothing,
      removed
        ? html`<p class="result__removed">${say(words, "plan-removed", { text: removed.action.text })} ${this.button("plan-put-back", () => this.putBack(removed), "put-back")}</p>`
        : nothing,
      written ? this.form(written) : paragraph(this.button("plan-new", () => this.write({ id: newId(), text: "", status: "not-started" }), "new-action")),
    ])
  }

  private table(dictionary: Dictionary, plan: readonly Action[]): TemplateResult {
    const { words, questionnaire } = this.source
    return table(
      say(words, "plan-table"),
      [
        say(words, "plan-column-text"),
        say(words, "plan-column-element"),
        say(words, "plan-column-owner"),
        say(words, "plan-column-due"),
        say(words, "plan-column-measure"),
        say(words, "plan-column-status"),
        say(words, "plan-column-review"),
        say(words, "plan-column-change"),
      ],
      plan.map((action): Contents[] => {
        const { text } = action
        const { element, owner, due, measure, status, review } = actionInWords(dictionary, action)
        const intervention = entryOf(questionnaire.catalogue.interventions, action.intervention ?? "")
        return [
          intervention?.title === text ? html`<a href=${pageAddress(intervention.address)}>${text}</a>` : text,
          ...[element, owner, due, measure, status, review].map((cell) => cell || say(words, "results-nothing")),
          [this.button("plan-change", () => this.write(action), action.id, text), " ", this.button("plan-remove", () => this.remove(action), "", text)],
        ]
      }),
      "plan",
    )
  }

  /** A quiet button. `name` is how `focus` finds it again, `about` what it does it to. */
  private button(label: string, press: () => void, name = "", about = ""): TemplateResult {
    return html`<button type="button" class="button button--quiet" data-name=${name} @click=${press}>${say(this.source.words, label)}${about ? unseen(about) : nothing}</button>`
  }

  private form(action: Action): TemplateResult {
    const { words, questionnaire } = this.source
    const { isTextMissing } = this
    const input = (name: "owner" | "due" | "measure" | "review", label: string, type = "text") => html`<div class="field">
      <label for="plan-${name}">${say(words, label)}</label>
      <input id="plan-${name}" name=${name} type=${type} list=${name === "measure" ? "plan-measures" : nothing} min=${type === "date" ? "2000-01-01" : nothing} max=${type === "date" ? "2100-12-31" : nothing} autocomplete="off" .value=${(name === "measure" ? measureTitle(questionnaire, action.measure) : action[name]) ?? ""} />
    </div>`
    return html`<form class="plan__form" aria-labelledby="plan-form" novalidate @submit=${(event: SubmitEvent) => this.save(event, action)}>
      <h4 id="plan-form">${say(words, this.isInPlan(action) ? "plan-form-change" : "plan-form-new")}</h4>
      <div class="field ${isTextMissing ? "field--wrong" : ""}">
        <label for="plan-text">${say(words, "plan-field-text")}</label>
        <p class="hint" id="plan-text-hint">${say(words, "plan-field-text-hint")}</p>
        ${isTextMissing ? html`<p class="error" id="plan-text-error">${say(words, "plan-field-text-missing")}</p>` : nothing}
        <textarea id="plan-text" name="text" rows="2" aria-describedby="plan-text-hint ${isTextMissing ? "plan-text-error" : ""}" aria-invalid=${isTextMissing} .value=${action.text}></textarea>
      </div>
      <div class="field">
        <label for="plan-element">${say(words, "plan-field-element")}</label>
        <select id="plan-element" name="element">
          <option value="">${say(words, "plan-field-element-none")}</option>
          ${questionnaire.elements.map(({ id, name }) => html`<option value=${id} ?selected=${id === action.element}>${name}</option>`)}
        </select>
      </div>
      <div class="plan__fields">
        ${input("owner", "plan-field-owner")} ${input("due", "plan-field-due", "date")} ${input("measure", "plan-field-measure")} ${input("review", "plan-field-review", "date")}
      </div>
      <datalist id="plan-measures">${Object.values(questionnaire.catalogue.measures).map(({ title }) => html`<option value=${title}></option>`)}</datalist>
      <fieldset>
        <legend>${say(words, "plan-field-status")}</legend>
        <ul class="choices">
          ${statuses.map((status) => html`<li><label class="choice"><input type="radio" name="status" value=${status} .checked=${status === action.status} /><span>${say(words, statusWords[status])}</span></label></li>`)}
        </ul>
      </fieldset>
      <p class="actions"><button class="button">${say(words, "plan-save")}</button> ${this.button("plan-cancel", () => this.close(action.id))}</p>
    </form>`
  }

  private isInPlan({ id }: Action): boolean {
    return this.source.current().plan.some((action) => action.id === id)
  }

  private write(action: Action): void {
    this.close("")
    this.written = action
    this.removed = null
    this.refresh()
    this.focus("#plan-text")
  }

  private save(event: SubmitEvent, before: Action): void {
    event.preventDefault()
    const given = new FormData(event.target as HTMLFormElement)
    const value = (name: string) => String(given.get(name) ?? "").trim()
    const text = value("text")
    if (!text) {
      this.isTextMissing = true
      this.refresh()
      this.focus("#plan-text")
      return
    }
    const { questionnaire, words } = this.source
    const measure = Object.entries(questionnaire.catalogue.measures).find(([, { title }]) => title === value("measure"))?.[0] ?? value("measure")
    const action: Action = { ...before, text, element: value("element"), owner: value("owner"), due: value("due"), measure, review: value("review"), status: value("status") as Status }
    for (const field of ["element", "owner", "due", "measure", "review"] as const) if (!action[field]) delete action[field]
    this.source.change((assessment) => withAction(assessment, action, now()), this.isInPlan(before) ? "undo-change-action" : "undo-add-action")
    this.source.announce(say(words, "plan-saved", { text }))
    this.close(action.id)
  }

  private close(id: string): void {
    this.written = null
    this.isTextMissing = false
    this.refresh()
    this.focus(`[data-name="${CSS.escape(id || "-")}"]`, "[data-name=new-action]")
  }

  private remove(action: Action): void {
    const at = this.source.current().plan.findIndex(({ id }) => id === action.id)
    this.removed = { action, at }
    if (this.written?.id === action.id) this.written = null
    this.source.change((assessment) => withoutAction(assessment, action.id, now()), "undo-remove-action")
    this.refresh()
    this.focus("[data-name=put-back]") // The button that was pressed has gone.
  }

  private putBack({ action, at }: { action: Action; at: number }): void {
    this.removed = null
    this.source.change((assessment) => {
      const rest = assessment.plan.filter(({ id }) => id !== action.id)
      return { ...assessment, changed: now(), plan: [...rest.slice(0, at), action, ...rest.slice(at)] }
    }, "undo-add-action")
    this.focus(`[data-name="${CSS.escape(action.id)}"]`)
  }

  /** Moves the focus to the first of these that is there. */
  private focus(...selectors: string[]): void {
    for (const selector of selectors) {
      const found = this.place.querySelector<HTMLElement>(selector)
      if (found) return found.focus()
    }
  }
}

/** A line of the plan with its ids and dates in words; "" for what is not said. */
export function actionInWords({ questionnaire, words }: Dictionary, { element, owner = "", due, measure, status, review }: Action): Record<"element" | "owner" | "due" | "measure" | "status" | "review", string> {
  return {
    element: element ? nameOf(questionnaire, element) : "",
    owner,
    due: due ? asDate(due) : "",
    measure: measureTitle(questionnaire, measure) ?? "",
    status: say(words, statusWords[status]),
    review: review ? asDate(review) : "",
  }
}

/** A measure is one of the catalogue's, by its id, or the reader's own words. */
function measureTitle({ catalogue }: Dictionary["questionnaire"], measure: string | undefined): string | undefined {
  return entryOf(catalogue.measures, measure ?? "")?.title ?? measure
}
