import { html, nothing, render, type TemplateResult } from "lit-html"
import { need } from "../../browser/need"
import { pageAddress } from "../../browser/site-address"
import { say, type Words } from "../../browser/words"
import { optionAfter } from "../../core/listbox"
import type { Card, Found, Piece, Search } from "../../core/search/found"
import { offersHelp } from "../../core/search/offers-help"

/** What the build knows and the box needs: its words, and the phrases at which help is offered first. */
export interface Known {
  words: Words
  offer_help_at: readonly string[]
}

/** What is shown for a query. */
interface Answer {
  found: Found
  cards: readonly Card[]
  pieces(text: string): Piece[]
}

/** As many as a browser fetches at once over an old connection; the finder has the rest. */
const most = 6

/** Pauses in milliseconds: before a query is looked up, and before what came of it is said to a screen reader. */
const beforeLooking = 80
const beforeSaying = 900

const listId = "search-results"
const optionId = (index: number) => `search-result-${index}`

/** Where somebody may start who has no word for it, or whose word finds nothing: names of words, and addresses. */
const starts = [
  ["start-situations", "situations/"],
  ["start-interventions", "interventions/"],
  ["start-guidance", "guidance/"],
  ["start-case-studies", "case-studies/"],
  ["start-help", "help-now/"],
] as const

/**
 * Finds while somebody types, in the dialog of the page: a combobox with a list of links.
 *
 * The focus stays in the box; arrows choose in the list, Enter goes there, or without a choice to the finder. Escape first
 * takes back what was typed, then closes. Nothing that is typed leaves the device.
 */
export class SearchBox {
  private readonly form: HTMLFormElement
  private readonly input: HTMLInputElement
  private readonly place: HTMLElement
  private readonly status: HTMLElement
  private answer: Answer | null = null
  private failed = false
  private asTyped = false
  /** Number of the chosen option; -1 for none. */
  private active = -1
  /** Counts questions, so that a late answer to an earlier one is dropped. */
  private asked = 0
  private looking: ReturnType<typeof setTimeout> | undefined
  private saying: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly dialog: HTMLDialogElement,
    private readonly known: Known,
    private readonly engine: () => Promise<Search>,
  ) {
    this.form = need(dialog, "form")
    this.input = need(dialog, "input[name=q]")
    this.place = need(dialog, "[data-found]")
    this.status = need(dialog, "[data-said]")

    this.form.action = pageAddress("find/")
    this.input.setAttribute("role", "combobox")
    this.input.setAttribute("aria-autocomplete", "list")
    this.input.setAttribute("aria-controls", listId)

    this.input.addEventListener("input", () => this.ask())
    this.input.addEventListener("keydown", (event) => this.press(event))
    this.form.addEventListener("submit", (event) => {
      if (!this.query) event.preventDefault() // There is nothing to look for yet.
    })
    need<HTMLElement>(dialog, "[data-close]").addEventListener("click", () => dialog.close())
    dialog.addEventListener("pointerdown", (event) => {
      if (event.target === dialog && isOutside(dialog, event)) dialog.close()
    })
    this.keepAboveKeyboard()
    this.ask({ pause: 0 }) // Something may have been typed before this script came: that has waited long enough.
  }

  private get query(): string {
    return this.input.value.trim()
  }

  /** Looks up what is in the box, after a short pause. */
  private ask({ asTyped = false, pause = beforeLooking } = {}): void {
    this.asTyped = asTyped
    this.active = -1
    clearTimeout(this.looking)
    clearTimeout(this.saying)
    const number = ++this.asked
    if (!this.query) {
      this.answer = null
      this.failed = false
      this.show()
      return
    }
    this.show()
    this.looking = setTimeout(() => void this.look(this.query, number), pause)
  }

  private async look(query: string, number: number): Promise<void> {
    const answered = await this.answerTo(query).catch((error: unknown) => {
      console.error("The search did not come.", error)
      return null
    })
    if (number !== this.asked) return // Somebody has typed on.
    this.answer = answered
    this.failed = answered === null
    this.show()
    this.saying = setTimeout(() => (this.status.textContent = this.summary()), beforeSaying)
  }

  private async answerTo(query: string): Promise<Answer> {
    const engine = await this.engine()
    const found = await engine.find(query, { as_typed: this.asTyped, first: most })
    const cards = await engine.cards(found.hits.map(({ name }) => name))
    return { found, cards, pieces: (text) => engine.pieces(text, found) }
  }

  private press(event: KeyboardEvent): void {
    if (event.isComposing) return
    const options = this.options()
    const next = optionAfter(event.key, this.active, options.length)
    if (next !== null) {
      event.preventDefault() // The cursor would jump to an end of the text.
      this.choose(next)
    } else if (event.key === "Enter" && options[this.active]) {
      event.preventDefault()
      options[this.active]?.click()
    } else if (event.key === "Escape" && this.input.value) {
      event.preventDefault() // The dialog would close.
      this.input.value = ""
      this.ask()
    }
  }

  private options(): HTMLElement[] {
    return [...this.place.querySelectorAll<HTMLElement>('[role="option"]')]
  }

  private choose(index: number): void {
    this.active = index
    this.show()
    this.options()[index]?.scrollIntoView({ block: "nearest" })
  }

  /** Puts a word into the box as if it had been typed. */
  private type(words: string): void {
    this.input.value = words
    this.input.focus()
    this.ask()
  }

  private show(): void {
    const options = this.listed()
    render([this.note(), list(this.known.words, options), this.advice()], this.place)
    this.input.setAttribute("aria-expanded", String(options.length > 0))
    if (this.active >= 0) this.input.setAttribute("aria-activedescendant", optionId(this.active))
    else this.input.removeAttribute("aria-activedescendant")
    this.place.closest(".search__body")?.toggleAttribute("data-empty", !this.query)
    this.status.textContent = ""
  }

  /** What is said above the list. */
  private note(): TemplateResult | typeof nothing {
    const { words } = this.known
    if (!this.query) return nothing
    if (this.failed) return html`<p class="search__note">${say(words, "failed")}</p>`
    if (!this.answer) return html`<p class="search__note">${say(words, "looking")}</p>`
    const { found, cards } = this.answer
    if (cards.length === 0) return html`<p class="search__note">${say(words, "no-hits", { query: found.query })} ${say(words, "no-hits-advice")}</p>`
    if (!isCorrected(found)) return nothing
    const exactly = () => {
      this.input.focus()
      this.ask({ asTyped: true })
    }
    return html`<p class="search__note">${say(words, "mended", { answered: found.answered })} <button type="button" class="search__word" @click=${exactly}>${say(words, "as-typed", { query: found.query })}</button></p>`
  }

  /** The options of the list, best first; help before all when the words suggest that it is wanted. */
  private listed(): TemplateResult[] {
    const { words } = this.known
    const { answer } = this
    if (!this.query) return []
    const contents: [address: string, kind: string, content: TemplateResult][] = []
    if (this.helpIsOffered()) {
      contents.push(["help-now/", "help", result(say(words, "help-kind"), say(words, "help-title"), say(words, "help-text"))])
    }
    if (answer && !this.failed) {
      const marked = (text: string) => answer.pieces(text).map((piece) => (piece.match ? html`<mark>${piece.text}</mark>` : piece.text))
      for (const { address, kind, kind_in_words, title, summary } of answer.cards) {
        contents.push([address, kind, result(kind_in_words, marked(title), marked(summary))])
      }
      if (answer.cards.length) {
        const query = new URLSearchParams({ q: answer.found.query, ...(this.asTyped && { exact: "1" }) })
        contents.push([`find/?${query}`, "all", html`<span class="found__title">${say(words, "all", { query: answer.found.query })}</span>`])
      }
    }
    return contents.map(
      ([address, kind, content], index) =>
        html`<a class="found found--${kind}" role="option" tabindex="-1" id=${optionId(index)} data-kind=${kind} aria-selected=${index === this.active} href=${pageAddress(address)} @click=${this.leave}>${content}</a>`,
    )
  }

  private helpIsOffered(): boolean {
    const queries = [this.query, ...(this.answer && isCorrected(this.answer.found) ? [this.answer.found.answered] : [])]
    return queries.some((query) => offersHelp(query, this.known.offer_help_at))
  }

  /** A part of the page that is open already is uncovered. */
  private readonly leave = ({ currentTarget }: Event): void => {
    const link = currentTarget as HTMLAnchorElement
    if (link.hash && link.pathname === location.pathname) this.dialog.close()
  }

  /** What stands below the list: where else to look. */
  private advice(): TemplateResult | typeof nothing {
    const { words } = this.known
    const near = this.answer && this.query ? this.answer.found.near : []
    if (this.query && !this.failed && (!this.answer || this.answer.cards.length > 0)) return nothing
    return html`
      ${near.length ? html`<p class="search__near">${say(words, "did-you-mean")} ${near.map((word) => html`<button type="button" class="search__word" @click=${() => this.type(word)}>${word}</button> `)}</p>` : nothing}
      <p class="search__title" id="search-starts">${say(words, "start-title")}</p>
      <ul class="search__starts" aria-labelledby="search-starts">
        ${starts.map(([name, address]) => html`<li><a href=${pageAddress(address)}>${say(words, name)}</a></li>`)}
        ${this.query ? html`<li><a href=${pageAddress("contribute/")}>${say(words, "tell-us")}</a></li>` : nothing}
      </ul>`
  }

  /** What came of the query, for those who do not see it. */
  private summary(): string {
    const { words } = this.known
    const said: string[] = []
    if (this.helpIsOffered()) said.push(say(words, "help-first"))
    if (!this.answer) said.push(say(words, "failed"))
    else {
      const { found, cards } = this.answer
      const count = found.total
      if (count && isCorrected(found)) said.push(say(words, "mended", { answered: found.answered }))
      if (count === 0) said.push(say(words, "no-hits", { query: found.query }))
      else if (count === 1) said.push(say(words, "found-one"))
      else if (count > cards.length) said.push(say(words, "shown-of", { count, shown: cards.length }))
      else said.push(say(words, "found-many", { count }))
    }
    return said.join(" ")
  }

  /** A keyboard on the screen covers a part of the window; the dialog keeps to what is left. */
  private keepAboveKeyboard(): void {
    const { visualViewport } = globalThis
    if (!visualViewport) return
    const fit = () => this.dialog.style.setProperty("--seen", `${Math.round(visualViewport.height)}px`)
    visualViewport.addEventListener("resize", fit)
    fit()
  }
}

const isCorrected = ({ query, answered }: Found): boolean => plain(query) !== plain(answered)
const plain = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, " ")

function isOutside(dialog: HTMLElement, { clientX, clientY }: MouseEvent): boolean {
  const { left, right, top, bottom } = dialog.getBoundingClientRect()
  return clientX < left || clientX > right || clientY < top || clientY > bottom
}

const list = (words: Words, options: TemplateResult[]): TemplateResult =>
  html`<div class="search__list" role="listbox" id=${listId} aria-label=${say(words, "results")} ?hidden=${options.length === 0}>${options}</div>`

type Content = string | readonly (TemplateResult | string)[]

/** The title comes first for who listens; the eye gets the kind above it. */
const result = (kind: string, title: Content, summary: Content): TemplateResult =>
  html`<span class="found__title">${title}</span><span class="card__kind">${kind}</span><span class="found__summary">${summary}</span>`
