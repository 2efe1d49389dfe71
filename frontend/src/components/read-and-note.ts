import { keepItems, keptItems } from "../browser/kept-list"
import { need } from "../browser/need"
import { dayOf, type Items, markedRead, noted } from "../core/my-list/items"

/** How long a note rests before it is kept. */
const pause = 600

/** Lets the reader mark a saved entry as read and write a note, where the entry stands. */
export class ReadAndNote {
  private readonly read: HTMLInputElement
  private readonly note: HTMLTextAreaElement
  /** The note as it was last seen in the list: another tab may have written one since. */
  private before = ""
  private timer: ReturnType<typeof setTimeout> | undefined

  /** `refused` is told when the browser does not keep a change. */
  constructor(panel: HTMLElement, private readonly entry: string, private readonly refused: () => void) {
    this.read = need(panel, "[data-read]")
    this.note = need(panel, "[data-note]")
    this.read.addEventListener("change", () => this.keep((items) => markedRead(items, entry, this.read.checked ? dayOf(new Date()) : null)))
    this.note.addEventListener("input", () => {
      clearTimeout(this.timer)
      this.timer = setTimeout(() => this.keepNote(), pause)
    })
    this.note.addEventListener("change", () => this.keepNote())
    addEventListener("pagehide", () => this.timer && this.keepNote())
    this.show()
  }

  /** Shows what is kept. A note that is being written stays. */
  show(): void {
    const item = keptItems()?.find(({ entry }) => entry === this.entry)
    this.read.checked = item?.read !== undefined
    if (this.timer) return
    this.before = item?.note?.text ?? ""
    this.note.value = this.before
  }

  private keepNote(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    const text = this.note.value.trim()
    if (text !== this.before) this.keep((items) => noted(items, this.entry, text, this.before, new Date().toISOString()))
  }

  private keep(change: (items: Items) => Items): void {
    const items = keptItems()
    if (!items || !keepItems(change(items))) this.refused()
  }
}
