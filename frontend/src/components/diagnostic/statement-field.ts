import { need } from "../../browser/need"
import { say, type Words } from "../../browser/words"
import type { Answer, withAnswer } from "../../core/answers"
import { setText } from "./page"

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** From here on a note is called long. It is kept all the same. */
const longNote = 300

/** The statement as it is asked now. */
export interface Asked {
  text: string
  /** Which one of how many, in words. */
  place: string
  answer: Answer | undefined
}

/** One statement's fieldset, and the tools that we add to it. */
export class StatementField {
  readonly id: string
  private readonly radios: HTMLInputElement[]
  private readonly fields: Field[]

  /** `tools` is a copy of the template of that name. */
  constructor(readonly fieldset: HTMLFieldSetElement, tools: HTMLElement, private readonly words: Words) {
    this.id = fieldset.id
    this.radios = [...fieldset.querySelectorAll<HTMLInputElement>('input[type="radio"]')]
    fieldset.querySelector("[data-plainer]")?.remove() // The legend says it when it is asked for.
    fieldset.append(tools)
    this.fields = [...tools.querySelectorAll<Field>("[data-field]")]
  }

  show({ text, place, answer }: Asked): void {
    setText(need(this.fieldset, "[data-text]"), text)
    setText(need(this.fieldset, "[data-number]"), place)
    // The browser may have put earlier answers back: what is kept is true, not what is ticked.
    const chosen = answer?.answer ?? null
    for (const radio of this.radios) radio.checked = radio.value === String(chosen)
    for (const field of this.fields) {
      const value = String(answer?.[field.dataset.field as keyof Answer] ?? "")
      if (field.value !== value) field.value = value
    }
    const filled = this.fields.filter(({ value }) => value).length
    setText(need(this.fieldset, "[data-filled]"), filled ? say(this.words, "details-filled", { n: filled }) : "")
    need<HTMLElement>(this.fieldset, "[data-long]").hidden = (answer?.note?.length ?? 0) < longNote
    const clear = need<HTMLButtonElement>(this.fieldset, "[data-clear]")
    // A button that vanishes under the reader would take the focus with it.
    if (chosen === null && document.activeElement === clear) this.fieldset.focus()
    clear.hidden = chosen === null
  }

  /** What the reader has just changed, read from the control that was used; `null` when it is none of ours. */
  changeFrom(target: EventTarget | null): Parameters<typeof withAnswer>[2] | null {
    const control = [...this.radios, ...this.fields].find((each) => each === target)
    if (!control) return null
    const { value } = control
    // The values of our radios and selects are those of the model; a level is the only one that is a number.
    return { [control.dataset.field ?? "answer"]: /^\d+$/.test(value) && !isTyped(control) ? Number(value) : value }
  }
}

function isTyped(control: Field): boolean {
  return control instanceof HTMLTextAreaElement || (control instanceof HTMLInputElement && control.type !== "radio")
}
