import { addressToShare } from "../../browser/address"
import { need } from "../../browser/need"
import { firstSentence } from "../../core/first-sentence"
import { qrPicture } from "./qr-picture"

/** What this part gives to those who ask for it. */
export interface PaperSheet {
  openPoster: typeof openPoster
  openHandOut: typeof openHandOut
}

/** Something that is printed: an entry with its sentence, and where it is on the published site. */
export interface Printed {
  title: string
  summary: string
  address: string
}

/** As many as fit on one page with room to be read from two steps away. */
const mostOnPoster = 6

/** Size of the letters of a poster, in hundredths: as large as looks well, as small as anybody reads on a wall. */
const largest = 136
const smallest = 40

/** As many as anybody looks through to choose six. */
const mostToChooseFrom = 30

/** Opens the cards that a list shows as a poster: one page for a wall. */
export function openPoster(list: HTMLElement): void {
  const all = [...list.querySelectorAll<HTMLElement>(".card[data-entry]:not([hidden])")]
  const cards = all.filter((card) => card.checkVisibility()).slice(0, mostToChooseFrom)
  new Sheet("poster", {
    title: need(list, "h1").textContent?.trim() ?? "",
    choices: list.dataset.choicesInWords ?? "",
    items: cards.map(printedOf),
    isCut: all.length > cards.length,
    address: publishedAddress(),
  })
}

/** Opens some entries as a hand-out, each with its address and a code to scan. */
export function openHandOut(title: string, items: readonly Printed[]): void {
  new Sheet("hand-out", { title, choices: "", items, isCut: false, address: null })
}

function printedOf(card: HTMLElement): Printed {
  const link = need<HTMLAnchorElement>(card, ".card__title a")
  return { title: link.textContent?.trim() ?? "", summary: card.querySelector(".card__summary")?.textContent ?? "", address: link.href }
}

/** Where this page is on the published site, with the choices that are in its address now. */
function publishedAddress(): string {
  const canonical = document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href
  return canonical ? `${canonical}${location.search}` : addressToShare(location.href)
}

interface Content {
  title: string
  choices: string
  items: readonly Printed[]
  /** Whether more is shown than can be chosen from. */
  isCut: boolean
  /** Where all of it is; the sheet then has one code in place of one for each. */
  address: string | null
}

/**
 * A preview of a sheet of paper, in a dialog, with what can be chosen beside it.
 *
 * What is printed is a copy of the sheet at the end of the page, because browsers print dialogs each in their own way.
 * While the dialog is open, only that copy is printed, whether by our button or by the browser's own command.
 */
class Sheet {
  private readonly template = need<HTMLTemplateElement>(document, '[data-template="paper-sheet"]')
  private readonly dialog = need<HTMLDialogElement>(this.template.content.cloneNode(true) as DocumentFragment, "dialog")
  private readonly sheet = need<HTMLElement>(this.dialog, ".sheet")
  private readonly preview = need<HTMLElement>(this.dialog, "[data-preview]")
  private readonly copy = document.createElement("div")
  private readonly chosen: Set<Printed>

  constructor(
    private readonly kind: "poster" | "hand-out",
    private readonly content: Content,
  ) {
    const { title, choices, items, isCut, address } = content
    this.chosen = new Set(kind === "poster" ? items.slice(0, mostOnPoster) : items)
    this.sheet.classList.add(`sheet--${kind}`)
    this.copy.className = "sheet-on-paper"
    this.write("[data-heading]", this.say(kind === "poster" ? "poster" : "handOut"))
    this.write("[data-limit]", this.say(kind === "poster" ? "posterLimit" : "handOutLimit", { most: mostOnPoster }))
    const more = this.write("[data-more]", this.say("more", { count: items.length }))
    more.hidden = !isCut
    this.write("[data-sheet-choices]", choices).hidden = !choices
    this.write("[data-sheet-printed]", this.say("printed", { day: new Date().toLocaleDateString("en-GB", { dateStyle: "long" }) }))
    this.showWhereAllIs(address)
    need(this.dialog, "[data-sheet-help]").append(...[...document.querySelectorAll(".help-on-paper > :not(.help-on-paper__title)")].map((child) => child.cloneNode(true)))

    const field = need<HTMLInputElement>(this.dialog, "[data-title]")
    field.value = title
    field.addEventListener("input", () => this.show())
    need(this.dialog, "[data-list]").append(...items.map((item, index) => this.choice(item, index)))
    need(this.dialog, "[data-print]").addEventListener("click", () => print())
    need(this.dialog, "[data-close]").addEventListener("click", () => this.dialog.close())
    this.dialog.addEventListener("close", () => this.leave())

    document.body.append(this.dialog, this.copy)
    document.documentElement.dataset.paper = kind
    this.dialog.showModal()
    need<HTMLElement>(this.dialog, "[data-heading]").focus()
    new ResizeObserver(() => this.fitPreview()).observe(this.preview)
    this.show()
    document.fonts.ready.then(() => this.show())
  }

  private leave(): void {
    this.dialog.remove()
    this.copy.remove()
    delete document.documentElement.dataset.paper
  }

  private choice(item: Printed, index: number): HTMLElement {
    const label = document.createElement("label")
    const box = document.createElement("input")
    box.type = "checkbox"
    box.name = `on-paper-${index}`
    box.checked = this.chosen.has(item)
    box.addEventListener("change", () => {
      if (box.checked) this.chosen.add(item)
      else this.chosen.delete(item)
      this.show()
    })
    label.className = "paper-dialog__choice"
    label.append(box, item.title)
    const line = document.createElement("li")
    line.append(label)
    return line
  }

  /** Brings the sheet up to date with what is chosen. */
  private show(): void {
    this.write("[data-sheet-title]", need<HTMLInputElement>(this.dialog, "[data-title]").value.trim())
    const shown = this.content.items.filter((item) => this.chosen.has(item))
    need(this.sheet, "[data-sheet-items]").replaceChildren(...shown.map((item) => this.line(item)))
    if (this.kind === "poster") this.holdToTheLimit()
    this.fitPage()
    this.copy.replaceChildren(this.sheet.cloneNode(true))
    this.fitPreview()
  }

  private line({ title, summary, address }: Printed): HTMLElement {
    const line = document.createElement("li")
    const words = document.createElement("div")
    const name = document.createElement("strong")
    name.textContent = title
    words.append(name)
    if (summary) words.append(textIn("p", firstSentence(summary)))
    line.append(words)
    if (this.kind === "hand-out") {
      words.append(textIn("p", address, "sheet__address"))
      line.append(qrPicture(address, this.say("code", { address })))
    }
    return line
  }

  /** When the page is full, what is not on it cannot be chosen until something is taken off; it is said why. */
  private holdToTheLimit(): void {
    const isFull = this.chosen.size >= mostOnPoster
    for (const box of this.dialog.querySelectorAll<HTMLInputElement>("[data-list] input")) box.disabled = isFull && !box.checked
    this.write("[data-limit]", this.say(isFull && this.content.items.length > mostOnPoster ? "full" : "posterLimit", { most: mostOnPoster }))
  }

  private showWhereAllIs(address: string | null): void {
    const place = need<HTMLElement>(this.sheet, "[data-sheet-more]")
    place.hidden = address === null
    if (address === null) return
    this.write("[data-sheet-address]", address)
    place.prepend(qrPicture(address, this.say("code", { address })))
  }

  /** Makes the letters of a poster as large as lets all of it stand on its one page. */
  private fitPage(): void {
    if (this.kind !== "poster") return
    for (let size = largest; size >= smallest; size -= 4) {
      this.sheet.style.setProperty("--size", String(size / 100))
      if (this.sheet.scrollHeight <= this.sheet.clientHeight) return
    }
  }

  /** Draws the sheet, which has its true size, as large as the preview allows. */
  private fitPreview(): void {
    const scale = Math.min(1, this.preview.clientWidth / this.sheet.offsetWidth)
    this.sheet.style.transform = `scale(${scale})`
    this.sheet.style.marginBottom = `${(scale - 1) * this.sheet.offsetHeight}px`
  }

  private write(place: string, words: string): HTMLElement {
    const element = need<HTMLElement>(this.dialog, place)
    element.textContent = words
    return element
  }

  /** Words that the template carries, filled in. */
  private say(name: string, values: Record<string, string | number> = {}): string {
    return (this.template.dataset[name] ?? "").replace(/\{(\w+)\}/g, (_, value: string) => String(values[value]))
  }
}

function textIn(tag: string, words: string, name = ""): HTMLElement {
  const element = document.createElement(tag)
  element.className = name
  element.textContent = words
  return element
}
