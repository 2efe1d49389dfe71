import { need } from "../../browser/need"
import type { Orderable } from "../../core/finder/order"
import type { Taken } from "../../core/finder/take-away"
import type { Facet } from "../../core/finder/view"
import type { Piece } from "../../core/search/found"

/** A card that is in the page, with what it says about itself. */
export interface Card extends Orderable {
  readonly name: string
  readonly node: HTMLElement
  /** The list that it stood in when the page came. */
  readonly home: Element
}

/** How many cards are marked before the browser may draw; the others follow. */
const markedAtOnce = 40

/**
 * The cards, which are never made anew: they are hidden, and put into one flat list when something is asked for.
 *
 * Without a question they stand at home, in their sections.
 */
export class Cards {
  readonly all: readonly Card[]
  private readonly sections: HTMLElement
  private readonly flat: HTMLElement
  private readonly list: HTMLUListElement
  /** Places of the cards as they stand in the flat list; nothing when they are at home. */
  private standing: readonly number[] | null = null
  private marked = new Map<Card, [HTMLElement, string][]>()
  private marking: ReturnType<typeof setTimeout> | undefined

  constructor(root: HTMLElement, facets: readonly Facet[]) {
    this.sections = need(root, "[data-sections]")
    this.flat = need(root, "[data-flat]")
    const nodes = [...this.sections.querySelectorAll<HTMLElement>(".card[data-entry]")]
    this.all = nodes.map((node) => {
      const { entry = "", updated = "" } = node.dataset
      const values = Object.fromEntries(facets.map(({ name, always }) => [name, node.dataset[name]?.split(" ") ?? always]))
      return { name: entry, node, home: node.parentElement as Element, title: titleOf(node).textContent ?? "", updated, values }
    })
    this.list = document.createElement("ul")
    this.list.className = nodes[0]?.parentElement?.className ?? "cards"
  }

  /** Shows the cards at these places, in this order, and no other. */
  showInOrder(places: readonly number[]): void {
    const { all, list } = this
    const shown = new Set(places)
    if (!this.standing) {
      list.append(...all.map(({ node }) => node))
      this.flat.append(list)
      this.standing = all.map((_, place) => place)
    }
    all.forEach(({ node }, place) => setHidden(node, !shown.has(place)))
    if (!isInOrder(places, this.standing)) {
      list.append(...places.map((place) => (all[place] as Card).node))
      this.standing = [...this.standing.filter((place) => !shown.has(place)), ...places]
    }
    this.sections.hidden = true
    this.flat.hidden = false
  }

  /** Shows the list as it was built, with the cards at these places. */
  showAtHome(places: readonly number[]): void {
    const shown = new Set(places)
    const isRetiredShown = places.some((place) => this.all[place]?.home.closest("[data-of-retired]"))
    this.all.forEach(({ node, home }, place) => {
      setHidden(node, !shown.has(place))
      if (this.standing) home.append(node)
    })
    this.standing = null
    for (const part of this.sections.querySelectorAll<HTMLElement>("[data-of-retired]")) part.hidden = !isRetiredShown
    this.sections.hidden = false
    this.flat.hidden = true
  }

  /** Marks what matches in the titles and summaries of these cards; whatever was marked before is plain again. */
  mark(places: readonly number[], pieces: ((text: string) => Piece[]) | null): void {
    clearTimeout(this.marking)
    for (const parts of this.marked.values()) for (const [node, text] of parts) node.textContent = text
    this.marked = new Map()
    if (pieces) this.markNext(places, pieces)
  }

  private markNext(places: readonly number[], pieces: (text: string) => Piece[]): void {
    for (const place of places.slice(0, markedAtOnce)) {
      const card = this.all[place] as Card
      const parts = [titleOf(card.node), summaryOf(card.node)].map((node): [HTMLElement, string] => [node, node.textContent ?? ""])
      this.marked.set(card, parts)
      for (const [node, text] of parts) node.replaceChildren(...pieces(text).map(asNode))
    }
    const later = places.slice(markedAtOnce)
    if (later.length) this.marking = setTimeout(() => this.markNext(later, pieces))
  }

  /** What a card says, for a file. `base` is the public address of this page. */
  taken(place: number, base: string): Taken {
    const { name, node, title, updated, values } = this.all[place] as Card
    return {
      name,
      title,
      address: new URL(titleOf(node).getAttribute("href") ?? "", base).href,
      kind: (need(node, ".card__kind").textContent ?? "").split(" · ")[0] ?? "",
      summary: summaryOf(node).textContent ?? "",
      by: node.dataset.by ?? "",
      updated,
      values,
    }
  }
}

/** Only what changes costs the browser anything. */
function setHidden(node: HTMLElement, hidden: boolean): void {
  if (node.hidden !== hidden) node.hidden = hidden
}

const titleOf = (node: HTMLElement) => need<HTMLAnchorElement>(node, ".card__title a")
const summaryOf = (node: HTMLElement) => need<HTMLElement>(node, ".card__summary")

function asNode({ text, match }: Piece): Node {
  if (!match) return document.createTextNode(text)
  const mark = document.createElement("mark")
  mark.textContent = text
  return mark
}

/** Whether some places stand in this order among all of them. */
function isInOrder(places: readonly number[], standing: readonly number[]): boolean {
  const at = new Map(standing.map((place, index) => [place, index]))
  return places.every((place, index) => index === 0 || (at.get(place) ?? 0) > (at.get(places[index - 1] as number) ?? 0))
}
