import { announce } from "../browser/announcer"
import { keepItems, keptItems, onListChange } from "../browser/kept-list"
import { need } from "../browser/need"
import { type Item, withItem, without } from "../core/my-list/items"
import { ReadAndNote } from "./read-and-note"

/** Cards, and the page of an entry. */
const places = ".card[data-entry], .entry[data-entry]"

/** How long the browser is kept from the reader at a time while buttons are made: less than anybody notices. */
const longest = 8

/** In Safari, which does not say when it is idle, as soon as it may. */
const whenIdle = (work: () => void) => ("requestIdleCallback" in globalThis ? requestIdleCallback(work, { timeout: 1_000 }) : setTimeout(work))

/**
 * Puts a button that saves the entry to the reader's list on every card, whenever the card comes, and on an entry's page.
 * What is saved can be marked as read and noted there as well.
 *
 * Pressed again it removes the entry. As long as the page stays open, pressing once more brings it back with its note.
 */
export class SaveToList {
  static readonly moduleName = "save-to-list"

  private readonly template = need<HTMLTemplateElement>(document, '[data-template="save-to-list"]')
  private readonly removed = new Map<string, Item>()
  private saved = new Set<string>()
  private waiting: Element[] = []
  private readonly panels = new WeakMap<Element, ReadAndNote>()

  constructor(root: HTMLElement) {
    this.readList()
    this.add(root)
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) if (node instanceof Element) this.add(node)
    }).observe(root, { childList: true, subtree: true })
    root.addEventListener("click", ({ target }) => {
      const button = (target as Element).closest<HTMLElement>(".save")
      if (button) this.press(button)
    })
    onListChange(() => {
      this.readList()
      for (const button of root.querySelectorAll<HTMLElement>(".save")) this.show(button)
    })
  }

  private readList(): void {
    this.saved = new Set(keptItems()?.map(({ entry }) => entry))
  }

  private add(node: Element): void {
    const isIdle = this.waiting.length === 0
    if (node.matches(places)) this.waiting.push(node)
    this.waiting.push(...node.querySelectorAll(places))
    if (isIdle && this.waiting.length) this.work()
  }

  /** Makes buttons for as long as nobody notices, and goes on when the browser has nothing better to do. */
  private work(): void {
    const start = performance.now()
    let made = 0
    while (made < this.waiting.length && performance.now() - start < longest) this.makeButton(this.waiting[made++] as HTMLElement)
    this.waiting.splice(0, made)
    if (this.waiting.length) whenIdle(() => this.work())
  }

  private makeButton(place: HTMLElement): void {
    const title = headingOf(place)
    if (!title || place.querySelector(":scope > .save")) return
    const button = need<HTMLElement>(this.template.content.cloneNode(true) as DocumentFragment, ".save")
    button.setAttribute("aria-label", this.say("label", place))
    title.after(button)
    this.show(button)
  }

  private show(button: HTMLElement): void {
    const place = button.parentElement as HTMLElement
    const entry = place.dataset.entry ?? ""
    const isSaved = this.saved.has(entry)
    const isShown = button.ariaPressed === "true"
    if (button.ariaPressed !== String(isSaved)) button.ariaPressed = String(isSaved)
    if (!isSaved && !isShown) return
    const panel = place.querySelector<HTMLElement>(":scope > .saved")
    if (isSaved && panel) this.panels.get(panel)?.show()
    else if (isSaved) this.addPanel(place, entry, button)
    else panel?.remove()
  }

  private addPanel(place: HTMLElement, entry: string, button: HTMLElement): void {
    const panel = need<HTMLElement>(this.template.content.cloneNode(true) as DocumentFragment, ".saved")
    for (const title of panel.querySelectorAll("[data-title]")) title.textContent = `: ${titleOf(place)}`
    this.panels.set(panel, new ReadAndNote(panel, entry, () => this.tell(button, this.say("refused", place))))
    const lede = place.querySelector(":scope > .lede")
    if (lede) lede.after(panel)
    else place.append(panel)
  }

  private press(button: HTMLElement): void {
    const place = button.parentElement as HTMLElement
    const entry = place.dataset.entry ?? ""
    const items = keptItems()
    if (!items) return this.tell(button, this.say("unreadable", place))

    const found = items.find((item) => item.entry === entry)
    const item = this.removed.get(entry) ?? { entry, title: titleOf(place), saved: new Date().toISOString() }
    if (!keepItems(found ? without(items, entry) : withItem(items, item))) return this.tell(button, this.say("refused", place))

    if (found) this.removed.set(entry, found)
    button.parentElement?.querySelector(":scope > .save__trouble")?.remove()
    announce(this.say(found ? "removed" : "saved", place))
  }

  /** Says what went wrong to everybody. */
  private tell(button: HTMLElement, words: string): void {
    const place = button.parentElement?.querySelector<HTMLElement>(":scope > .save__trouble") ?? document.createElement("p")
    place.className = "save__trouble"
    place.textContent = words
    button.after(place)
    announce(words)
  }

  /** Words that the template carries, about the entry of a place. */
  private say(name: "label" | "saved" | "removed" | "refused" | "unreadable", place: Element): string {
    return (this.template.dataset[name] ?? "").replace("{title}", titleOf(place))
  }
}

const headingOf = (place: Element) => place.querySelector(place.matches(".card") ? ".card__title" : "h1")
const titleOf = (place: Element) => headingOf(place)?.textContent?.trim() ?? ""
