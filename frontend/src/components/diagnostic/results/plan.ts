import { html, nothing, type TemplateResult } from "lit-html"

import { say } from "../../../browser/words"
import { type Action, type Status, statuses, withAction, withoutAction } from "../../../core/answers"
import { entryOf } from "../../../core/questionnaire"
import type { AssessmentSource } from "../source"
import { asDate, type Dictionary } from "./figures"
import { linkTo } from "./shown"

export const statusWords: Record<Status, string> = {
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
    return html`
      <section class="result" aria-labelledby="results-plan">
        <h3 id="results-plan" tabindex="-1">${say(words, "plan-title")}</h3>
        <p>${plan.length ? say(words, "plan-what") : say(words, "plan-empty")}</p>
        ${plan.length ? this.table(dictionary, plan) : nothing}
        ${this.removed ? html`<p class="result__removed">${say(words, "plan-removed", { text: this.removed.action.text })} <button type="button" class="button button--quiet" data-put-back @click=${() => this.putBack()}>${say(words, "plan-put-back")}</button></p>` : nothing}
        ${this.written ? this.form(this.written) : html`<p class="actions"><button type="button" class="button" data-new-action @click=${() => this.write({ id: newId(), text: "", status: "not-started" })}>${say(words, "plan-new")}</button></p>`}
      </section>
    `
  }

  private table(dictionary: Dictionary, plan: readonly Action[]): TemplateResult {
    const { words } = this.source
    const nothingYet = say(words, "results-nothing")
    return html`
      <section class="table-wrap" aria-label=${say(words, "plan-table")} tabindex="0">
        <table class="plan">
          <caption>${say(words, "plan-table")}</caption>
          <thead>
            <tr>
              <th scope="col">${say(words, "plan-column-text")}</th>
              <th scope="col">${say(words, "plan-column-element")}</th>
              <th scope="col">${say(words, "plan-column-owner")}</th>
              <th scope="col">${say(words, "plan-column-due")}</th>
              <th scope="col">${say(words, "plan-column-measure")}</th>
              <th scope="col">${say(words, "plan-column-status")}</th>
              <th scope="col">${say(words, "plan-column-review")}</th>
              <th scope="col" class="plan__change">${say(words, "plan-column-change")}</th>
            </tr>
          </thead>
          <tbody>
            ${plan.map((action) => {
              const told = actionInWords(dictionary, action)
              const intervention = entryOf(dictionary.questionnaire.catalogue.interventions, action.intervention ?? "")
              return html`
                <tr>
                  <th scope="row">${intervention?.title === action.text ? html`<a href=${linkTo(intervention.address)}>${action.text}</a>` : action.text}</th>
                  <td>${told.element || nothingYet}</td>
                  <td>${told.owner || nothingYet}</td>
                  <td>${told.due || nothingYet}</td>
                  <td>${told.measure || nothingYet}</td>
                  <td>${told.status}</td>
                  <td>${told.review || nothingYet}</td>
                  <td class="plan__change">
                    <button type="button" class="button button--quiet" data-change=${action.id} @click=${() => this.write(action)}>${say(words, "plan-change")}<span class="visually-hidden">: ${action.text}</span></button>
                    <button type="button" class="button button--quiet" @click=${() => this.remove(action)}>${say(words, "plan-remove")}<span class="visually-hidden">: ${action.text}</span></button>
                  </td>
                </tr>
              `
            })}
          </tbody>
        </table>
      </section>
    `
  }

  private form(action: Action): TemplateResult {
    const { words, questionnaire } = this.source
    const old = this.source.current().plan.some(({ id }) => id === action.id)
    const measures = Object.values(questionnaire.catalogue.measures).map(({ title }) => title)
    const field = (name: "owner" | "measure", label: string, list = "") => html`
      <div class="field">
        <label for="plan-${name}">${say(words, label)}</label>
        <input id="plan-${name}" name=${name} list=${list || nothing} autocomplete="off" .value=${(name === "measure" ? measureTitle(questionnaire, action.measure) : action[name]) ?? ""} />
      </div>
    `
    const day = (name: "due" | "review", label: string) => html`
      <div class="field">
        <label for="plan-${name}">${say(words, label)}</label>
        <input id="plan-${name}" name=${name} type="date" min="2000-01-01" max="2100-12-31" .value=${action[name] ?? ""} />
      </div>
    `
    return html`
      <form class="plan__form" aria-labelledby="plan-form" novalidate @submit=${(event: SubmitEvent) => this.save(event, action)}>
        <h4 id="plan-form">${say(words, old ? "plan-form-change" : "plan-form-new")}</h4>
        <div class="field" data-field="text">
          <label for="plan-text">${say(words, "plan-field-text")}</label>
          <p class="hint" id="plan-text-hint">${say(words, "plan-field-text-hint")}</p>
          <p class="error" id="plan-text-error" hidden>${say(words, "plan-field-text-missing")}</p>
          <textarea id="plan-text" name="text" rows="2" aria-describedby="plan-text-hint plan-text-error" .value=${action.text}></textarea>
        </div>
        <div class="field">
          <label for="plan-element">${say(words, "plan-field-element")}</label>
          <select id="plan-element" name="element">
            <option value="" ?selected=${!action.element}>${say(words, "plan-field-element-none")}</option>
            ${questionnaire.elements.map(({ id, name }) => html`<option value=${id} ?selected=${id === action.element}>${name}</option>`)}
          </select>
        </div>
        <div class="plan__fields">${field("owner", "plan-field-owner")} ${day("due", "plan-field-due")} ${field("measure", "plan-field-measure", "plan-measures")} ${day("review", "plan-field-review")}</div>
        <datalist id="plan-measures">${measures.map((title) => html`<option value=${title}></option>`)}</datalist>
        <fieldset>
          <legend>${say(words, "plan-field-status")}</legend>
          <ul class="choices plan__statuses">
            ${statuses.map((status) => html`<li><label class="choice"><input type="radio" name="status" value=${status} .checked=${status === action.status} /><span>${say(words, statusWords[status])}</span></label></li>`)}
          </ul>
        </fieldset>
        <p class="actions">
          <button class="button">${say(words, "plan-save")}</button>
          <button type="button" class="button button--quiet" @click=${() => this.close(action.id)}>${say(words, "plan-cancel")}</button>
        </p>
      </form>
    `
  }

  private write(action: Action): void {
    this.written = action
    this.removed = null
    this.refresh()
    this.focus("#plan-text")
  }

  private save(event: SubmitEvent, before: Action): void {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    const given = new FormData(form)
    const value = (name: string) => String(given.get(name) ?? "").trim()
    const text = value("text")
    const missing = form.querySelector<HTMLElement>("#plan-text-error")
    if (missing) missing.hidden = text !== ""
    form.querySelector("[data-field=text]")?.classList.toggle("field--wrong", !text)
    form.querySelector("#plan-text")?.setAttribute("aria-invalid", String(!text))
    if (!text) return this.focus("#plan-text")

    const { questionnaire, words } = this.source
    const measure = Object.entries(questionnaire.catalogue.measures).find(([, { title }]) => title === value("measure"))?.[0] ?? value("measure")
    const action: Action = { ...before, text, element: value("element"), owner: value("owner"), due: value("due"), measure, review: value("review"), status: (value("status") || before.status) as Status }
    for (const name of ["element", "owner", "due", "measure", "review"] as const) if (!action[name]) delete action[name]
    const old = this.source.current().plan.some(({ id }) => id === action.id)
    this.written = null
    this.source.change((assessment) => withAction(assessment, action, now()), old ? "undo-change-action" : "undo-add-action")
    this.source.announce(say(words, "plan-saved", { text }))
    this.refresh()
    this.focus(`[data-change="${CSS.escape(action.id)}"]`)
  }

  private close(id: string): void {
    this.written = null
    this.refresh()
    this.focus(`[data-change="${CSS.escape(id)}"], [data-new-action]`)
  }

  private remove(action: Action): void {
    const at = this.source.current().plan.findIndex(({ id }) => id === action.id)
    this.removed = { action, at }
    if (this.written?.id === action.id) this.written = null
    this.source.change((assessment) => withoutAction(assessment, action.id, now()), "undo-remove-action")
    this.refresh()
    this.focus("[data-put-back]") // The button that was pressed has gone.
  }

  private putBack(): void {
    const { removed } = this
    if (!removed) return
    this.removed = null
    this.source.change((assessment) => {
      const rest = assessment.plan.filter(({ id }) => id !== removed.action.id)
      return { ...assessment, changed: now(), plan: [...rest.slice(0, removed.at), removed.action, ...rest.slice(removed.at)] }
    }, "undo-add-action")
    this.refresh()
    this.focus(`[data-change="${CSS.escape(removed.action.id)}"]`)
  }

  private focus(selector: string): void {
    this.place.querySelector<HTMLElement>(selector)?.focus()
  }
}

/** A line of the plan with its ids and dates in words; "" for what is not said. */
export function actionInWords({ questionnaire, words }: Dictionary, { element, owner = "", due, measure, status, review }: Action): Record<"element" | "owner" | "due" | "measure" | "status" | "review", string> {
  return {
    element: questionnaire.elements.find(({ id }) => id === element)?.name ?? element ?? "",
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

function now(): string {
  return new Date().toISOString()
}

/** An id that no other line has. `randomUUID` is not there on a plain http page, as on an intranet. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("")
}
