import { need } from "../../browser/need"
import { type Answer, type Answers, type FormField, isGroup, itemsOf, textOf } from "../../core/proposal/entry-form"

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** The fields of the form on the page: what stands in them, what can be added and taken away, and what is wrong with them. */
export class FormFields {
  private made = 0

  constructor(
    private readonly form: HTMLFormElement,
    private readonly fields: readonly FormField[],
  ) {
    this.empty()
  }

  /** As the page was when it came. */
  empty(): void {
    this.form.reset()
    for (const list of this.form.querySelectorAll<HTMLElement>("[data-least]")) {
      need(list, "[data-items]").replaceChildren()
      const isOfGroups = need<HTMLTemplateElement>(list, "template").content.querySelector("fieldset")
      for (let count = isOfGroups ? Number(list.dataset.least) : 1; count > 0; count -= 1) this.add(list)
      this.number(list)
    }
    this.showWrong([])
  }

  // What stands in them

  read(fields = this.fields, before = ""): Answers {
    return Object.fromEntries(fields.map((field) => [field.name, this.answer(field, before + field.name)]))
  }

  private answer(field: FormField, way: string): Answer {
    if (field.is_list && field.input === "choice") {
      const [select] = this.controls(way).filter((control) => control instanceof HTMLSelectElement)
      const ticked = this.controls(way).flatMap((control) => (control instanceof HTMLInputElement && control.checked ? [control.value] : []))
      return select ? (select.value ? [...new Set([select.value, ...ticked])] : []) : ticked
    }
    if (field.is_list) return this.items(way).map((item) => (field.input === "group" ? this.read(field.parts, `${item}.`) : this.text(item)))
    if (field.input === "group") return this.read(field.parts, `${way}.`)
    return this.text(way)
  }

  private text(way: string): string {
    const [control] = this.controls(way)
    if (!control) throw new Error(`There is no field ${way}.`)
    return control.type === "checkbox" ? ((control as HTMLInputElement).checked ? "yes" : "no") : control.value
  }

  fill(answers: Answers, fields = this.fields, before = ""): void {
    for (const field of fields) if (answers[field.name] !== undefined) this.put(field, before + field.name, answers[field.name]!)
  }

  private put(field: FormField, way: string, answer: Answer): void {
    if (field.is_list && field.input === "choice") {
      const chosen = itemsOf(answer).map(textOf)
      for (const control of this.controls(way)) {
        if (control instanceof HTMLInputElement) control.checked = chosen.includes(control.value)
        else control.value = chosen[0] ?? ""
      }
    } else if (field.is_list) {
      const list = this.place(way)
      while (this.items(way).length < Math.min(itemsOf(answer).length, 200)) this.add(list)
      this.number(list)
      const ways = this.items(way)
      itemsOf(answer).forEach((item, index) => {
        if (field.input !== "group") this.set(ways[index]!, textOf(item))
        else if (isGroup(item)) this.fill(item, field.parts, `${ways[index]}.`)
      })
    } else if (field.input === "group") {
      if (isGroup(answer)) this.fill(answer, field.parts, `${way}.`)
    } else this.set(way, textOf(answer))
  }

  private set(way: string, text: string): void {
    const [control] = this.controls(way)
    if (!control) return
    if (control.type === "checkbox") (control as HTMLInputElement).checked = text === "yes"
    else control.value = text
  }

  // What can be added and taken away

  /** A new item at the end of a list; the control that comes first in it. */
  add(list: HTMLElement): HTMLElement | null {
    const item = need<HTMLTemplateElement>(list, "template").content.cloneNode(true) as DocumentFragment
    this.made += 1
    for (const node of item.querySelectorAll("[id], [for], [name], [aria-describedby], [data-way]")) {
      for (const name of ["id", "for", "name", "aria-describedby", "data-way"]) {
        const value = node.getAttribute(name)
        if (value?.includes("INDEX")) node.setAttribute(name, value.replaceAll("INDEX", `${this.made}`))
      }
    }
    const root = need<HTMLElement>(item, "[data-item]")
    root.dataset.item = `${list.dataset.way}.${this.made}`
    need(list, "[data-items]").append(item)
    return root.querySelector("input, select, textarea")
  }

  /** Takes an item away; what is to have the focus instead. */
  remove(item: HTMLElement): HTMLElement {
    const list = item.closest<HTMLElement>("[data-least]")!
    const near = (item.nextElementSibling ?? item.previousElementSibling)?.querySelector<HTMLElement>("input, select, textarea")
    item.remove()
    this.number(list)
    return near ?? need<HTMLElement>(list, "[data-add]")
  }

  /** Counts the items of a list anew, on the page as well. */
  number(list: HTMLElement): number {
    const items = [...list.querySelectorAll<HTMLElement>(":scope > [data-items] > *")]
    items.forEach((item, index) => {
      for (const place of item.querySelectorAll("[data-number]")) place.textContent = `${index + 1}`
    })
    const most = Number(list.dataset.most ?? Infinity)
    need<HTMLElement>(list, "[data-add]").hidden = items.length >= most
    return items.length
  }

  // What is wrong with them

  /** Shows these and no others. Each is the way to a field and a sentence. */
  showWrong(all: readonly { way: readonly (string | number)[]; sentence: string }[]): void {
    for (const place of this.form.querySelectorAll<HTMLElement>(".field--wrong")) {
      place.classList.remove("field--wrong")
      need<HTMLElement>(place, "[data-error]").hidden = true
      for (const control of place.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid")
    }
    for (const { way, sentence } of all) {
      const place = this.placeOf(way)
      const error = need<HTMLElement>(place, "[data-error]")
      place.classList.add("field--wrong")
      error.textContent = sentence
      error.hidden = false
      if (!place.matches("fieldset")) for (const control of place.querySelectorAll("input, select, textarea")) control.setAttribute("aria-invalid", "true")
    }
  }

  /** The place of a field that is named with positions in lists: in the page items keep the number that they were made with. */
  placeOf(way: readonly (string | number)[]): HTMLElement {
    return this.place(way.reduce<string>((found, step) => (typeof step === "number" ? this.items(found)[step]! : found && `${found}.${step}`) || `${step}`, ""))
  }

  /** What to go to for a field: its first control, or its name when it has none yet. All that is folded around it opens. */
  controlOf(way: readonly (string | number)[]): HTMLElement {
    const place = this.placeOf(way)
    return place.querySelector<HTMLElement>("input:not([type=checkbox]), select, textarea") ?? place.querySelector<HTMLElement>("legend[tabindex], input") ?? place
  }

  private place(way: string): HTMLElement {
    return need(this.form, `[data-way="${way}"]`)
  }

  private items(way: string): string[] {
    return [...this.place(way).querySelectorAll<HTMLElement>(":scope > [data-items] > *")].map(({ dataset }) => dataset.item!)
  }

  private controls(way: string): Control[] {
    return [...this.form.querySelectorAll<Control>(`[name="${way}"]`)]
  }
}
