import { need } from "../../browser/need"
import type { OwnStatement } from "../../core/questionnaire"
import { copyOf, newId } from "./page"

/** Where a reader adds statements of their own to one element, and changes their words. */
export class OwnEditor {
  readonly place: HTMLElement
  private readonly editor: HTMLElement
  private readonly input: HTMLInputElement
  private readonly error: HTMLElement
  private readonly add: HTMLButtonElement
  private editing: string | null = null

  constructor(templates: ParentNode, private readonly element: string, private readonly keep: (own: OwnStatement) => void) {
    this.place = copyOf(templates, "own-editor")
    this.editor = need(this.place, ".own__editor")
    this.input = need(this.place, "input")
    this.error = need(this.place, "[data-error]")
    this.add = need(this.place, "[data-add]")

    this.add.addEventListener("click", () => this.open(null))
    need(this.place, "[data-keep]").addEventListener("click", () => this.done())
    need(this.place, "[data-cancel]").addEventListener("click", () => this.close())
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.done()
      if (event.key === "Escape") this.close()
      if (event.key === "Enter") event.preventDefault()
    })
  }

  /** Opens the editor, for a new statement or for the words of an old one. */
  open(own: OwnStatement | null): void {
    this.editing = own?.id ?? null
    this.input.value = own?.text ?? ""
    this.wrong(false)
    this.editor.hidden = false
    this.add.hidden = true
    this.input.focus()
  }

  private done(): void {
    const text = this.input.value.trim()
    if (!text) {
      this.wrong(true)
      this.input.focus()
      return
    }
    const id = this.editing ?? `own-${newId()}`
    this.close()
    this.keep({ id, element: this.element, text })
  }

  private close(): void {
    this.editor.hidden = true
    this.add.hidden = false
    this.add.focus()
  }

  private wrong(is: boolean): void {
    this.error.hidden = !is
    this.input.setAttribute("aria-invalid", String(is))
  }
}

/** A fieldset for a statement of the reader's own. */
export function ownFieldset(templates: ParentNode, { id }: OwnStatement): HTMLFieldSetElement {
  const fieldset = copyOf(templates, "own-statement") as HTMLFieldSetElement
  fieldset.id = id
  fieldset.dataset.statement = id
  for (const radio of fieldset.querySelectorAll<HTMLInputElement>('input[type="radio"]')) radio.name = id
  return fieldset
}
