import { html, nothing, render, type TemplateResult } from "lit-html"
import { putInAddress } from "../../browser/address"
import { announce } from "../../browser/announcer"
import { countInWords } from "../../browser/counts"
import { download, fileNameOf } from "../../browser/files"
import { need } from "../../browser/need"
import { pageAddress } from "../../browser/site-address"
import { say, type Words } from "../../browser/words"
import { Narrowing } from "../../core/finder/narrow"
import { inOrder } from "../../core/finder/order"
import { asCsv, asJson } from "../../core/finder/take-away"
import {
  chosenIn,
  isWholeList,
  searchOf,
  type Sort,
  type View,
  viewOf,
  wholeList,
  withChoice,
  withoutFacet,
  wordsFrom,
} from "../../core/finder/view"
import type { Card as FoundCard, Found, Search } from "../../core/search/found"
import { Cards } from "./cards"
import { Filters } from "./filters"

/** After so many milliseconds without another letter the words are looked for. */
const typed = 120
/** After so many without another change the number of results is said. */
const settled = 900
/** How many things that are no entries are named above the entries. */
const mostElsewhere = 4

/** Narrows a list that is all in the page: by words, by choices, in an order. Everything is in the address. */
export class Finder {
  static readonly moduleName = "finder"

  private readonly words: Words
  private readonly form: HTMLFormElement
  private readonly box: HTMLInputElement
  private readonly sort: HTMLSelectElement
  private readonly filters: Filters
  private readonly cards: Cards
  private readonly placeOf: ReadonlyMap<string, number>
  private readonly narrowing: Narrowing
  /** How many entries there are that nobody has to ask for. */
  private readonly live: number
  private view: View
  /** What the words of the view gave; nothing without words, or when the search did not come. */
  private found: Found | null = null
  /** Words and way of looking that `found` answers, or that could not be answered. */
  private answered = ""
  private isRefused = false
  private engine: Promise<Search> | null = null
  private searching: Search | null = null
  private elsewhere: readonly FoundCard[] = []
  /** Places of the cards that are shown, in order. */
  private shown: readonly number[] = []
  /** Typing is one step back, however many letters it has. */
  private isTyping = false
  private typing: ReturnType<typeof setTimeout> | undefined
  private saying: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly root: HTMLElement,
    private readonly fetchEngine: () => Promise<Search>,
  ) {
    this.words = JSON.parse(need(root, "[data-words]").textContent ?? "")
    this.form = need(root, "[data-form]")
    this.box = need(this.form, "[name=q]")
    this.sort = need(root, "[data-sort]")
    this.filters = new Filters(this.form, this.words)
    this.cards = new Cards(root, this.filters.facets)
    this.placeOf = new Map(this.cards.all.map(({ name }, place) => [name, place]))
    this.narrowing = new Narrowing(
      this.cards.all.map(({ values }) => values),
      this.filters.facets,
    )
    this.live = this.narrowing.narrow({}).places.length
    this.view = this.viewHere()
    this.filters.fitToScreen(this.view)
    this.listen()
    this.fillIn()
    void this.update()
    this.root.dataset.ready = ""
  }

  private listen(): void {
    this.box.addEventListener("focus", () => void this.fetchedEngine().catch(() => {}), { once: true })
    this.box.addEventListener("input", () => {
      clearTimeout(this.saying) // What was found for fewer letters is no news.
      clearTimeout(this.typing)
      this.typing = setTimeout(() => this.lookFor(), typed)
    })
    this.box.addEventListener("change", () => (this.isTyping = false))
    this.form.addEventListener("submit", (event) => {
      event.preventDefault()
      if (this.isRefused) this.answered = ""
      this.lookFor()
      this.isTyping = false
    })
    this.form.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target.type !== "checkbox") return
      const facet = this.filters.facets.find(({ name }) => name === target.name)
      if (facet) this.go(withChoice(this.viewAsTyped(), facet, target.value, target.checked))
    })
    this.sort.addEventListener("change", () => this.go({ ...this.viewAsTyped(), sort: this.sort.value as Sort }))
    for (const button of this.root.querySelectorAll<HTMLElement>("[data-take]")) {
      button.addEventListener("click", () => this.take(button.dataset.take === "csv" ? "csv" : "json"))
    }
    addEventListener("popstate", () => {
      this.isTyping = false
      clearTimeout(this.typing)
      this.view = this.viewHere()
      this.fillIn()
      void this.update()
    })
  }

  /** Puts the view into the form. */
  private fillIn(): void {
    this.box.value = this.view.words
    this.sort.value = this.view.sort
    if (!this.sort.value) this.sort.value = wholeList.sort // This list has no such order.
  }

  private lookFor(): void {
    clearTimeout(this.typing)
    const words = wordsFrom(this.box.value)
    if (words === this.view.words && this.answered) return
    const step = this.isTyping ? "same" : "new"
    this.isTyping = true
    this.go({ ...this.view, words, exact: false }, step)
  }

  /** The view with the words that stand in the box, which may be so new that nobody has looked for them. */
  private viewAsTyped(): View {
    clearTimeout(this.typing)
    const words = wordsFrom(this.box.value)
    return words === this.view.words ? this.view : { ...this.view, words, exact: false }
  }

  /** Another view, as the reader wants it: a step back leads to the one before. */
  private go(view: View, step: "new" | "same" = "new"): void {
    this.view = view
    putInAddress(searchOf(view, this.filters.facets), step)
    // Never while the reader types: a space at the end would be taken away under the cursor.
    if (wordsFrom(this.box.value) !== view.words) this.box.value = view.words
    this.sort.value = view.sort
    void this.update()
  }

  /** The view that the address means. Old links lead to `#retired`, which is shown only when somebody asks for it. */
  private viewHere(): View {
    const { facets } = this.filters
    const view = viewOf(location.search, facets)
    const status = facets.find(({ always }) => always.length)
    if (!status || location.hash !== "#retired" || searchOf(view, facets)) return view
    return { ...view, chosen: { [status.name]: status.choices.map(({ id }) => id) } }
  }

  private fetchedEngine(): Promise<Search> {
    this.engine ??= this.fetchEngine().catch((reason: unknown) => {
      this.engine = null // The next try may fare better.
      throw reason
    })
    return this.engine
  }

  /** Looks for the words when they are new, then shows. Without new words everything happens at once. */
  private async update(): Promise<void> {
    const { words, exact } = this.view
    const asked = words && `${exact} ${words}`
    if (asked !== this.answered) {
      if (!words) [this.found, this.elsewhere, this.isRefused] = [null, [], false]
      else {
        this.showBusy()
        const now = await this.search(words, exact)
        if (this.view.words !== words || this.view.exact !== exact) return // The reader has gone on.
        ;[this.found, this.elsewhere] = now ?? [null, []]
        this.isRefused = now === null
      }
      this.answered = asked
    }
    this.show()
  }

  private async search(words: string, exact: boolean): Promise<[Found, readonly FoundCard[]] | null> {
    try {
      const search = await this.fetchedEngine()
      this.searching = search
      const found = await search.find(words, { as_typed: exact })
      return [found, await this.cardsElsewhere(search, found)]
    } catch (reason) {
      console.error("The search did not come.", reason)
      return null
    }
  }

  /** Pages and elements that answer every word; the whole list is where the header's search leads. */
  private async cardsElsewhere(search: Search, found: Found): Promise<readonly FoundCard[]> {
    if (this.root.dataset.isWhole === undefined) return []
    const others = found.hits.filter(({ name, every_word }) => every_word && !this.placeOf.has(name)).slice(0, mostElsewhere)
    if (!others.length) return []
    const names = others.map(({ name }) => name)
    return search.cards(names, found)
  }

  private showBusy(): void {
    // What is in sight stays there until there is something better. A page that comes with words in its address shows nothing yet.
    if (!this.shown.length) this.cards.showInOrder([])
    if (!this.shown.length || !this.answered) need(this.root, "[data-heading]").textContent = say(this.words, "searching")
  }

  private show(): void {
    const { view, cards, filters } = this
    const rank = this.found && this.ranks(this.found)
    const among = rank && new Set(rank.keys())
    const { places, counts } = this.narrowing.narrow(view.chosen, among)
    this.shown = inOrder(places, cards.all, view, filters.facets, rank)
    const isWhole = isWholeList(view, filters.facets)

    cards.mark([], null)
    if (isWhole) cards.showAtHome(this.shown)
    else cards.showInOrder(this.shown)
    const { found, searching } = this
    if (found && searching) cards.mark(this.shown, (text) => searching.pieces(text, found))
    filters.show(view, counts)

    const heading = need<HTMLElement>(this.root, "[data-heading]")
    const before = heading.textContent
    heading.textContent = this.heading(isWhole)
    render(this.said(), need(this.root, "[data-said]"))
    const nothingFound = need<HTMLElement>(this.root, "[data-nothing]")
    nothingFound.hidden = this.shown.length > 0
    render(this.shown.length ? nothing : this.insteadOfNothing(among), nothingFound)
    need<HTMLElement>(this.root, "[data-propose]").hidden = !this.shown.length
    const row = need<HTMLElement>(this.root, ".finder__row")
    row.hidden = !this.shown.length
    for (const feed of row.querySelectorAll<HTMLElement>("[data-feed]")) {
      feed.hidden = !chosenIn(view.chosen, feed.dataset.feedOf ?? "").includes(feed.dataset.feed ?? "")
    }
    this.showOnPaper()
    if (before !== heading.textContent || this.found) this.announceLater()
  }

  /** For each card that the words found, how early it comes. */
  private ranks({ hits }: Found): ReadonlyMap<number, number> {
    const ranks = new Map<number, number>()
    hits.forEach(({ name }, rank) => {
      const place = this.placeOf.get(name)
      if (place !== undefined) ranks.set(place, rank)
    })
    return ranks
  }

  private heading(isWhole: boolean): string {
    const { one = "", many = "" } = need<HTMLElement>(this.root, "[data-heading]").dataset
    const count = this.shown.length
    if (!count) return say(this.words, "nothing-found")
    if (isWhole) return say(this.words, "all-of-them", { count: countInWords(count), things: count === 1 ? one : many })
    return say(this.words, "some-of-them", { count: countInWords(count), all: countInWords(Math.max(this.live, count)), things: many })
  }

  /** How the words were taken, and what is chosen, each with a button that takes it back. */
  private said(): TemplateResult {
    const { words, found, view } = this
    const mended = found && found.answered !== found.query
    const full = new Set(found?.hits.filter(({ every_word }) => every_word).map(({ name }) => name))
    const every = this.shown.filter((place) => full.has(this.cards.all[place]?.name ?? "")).length
    const some = this.shown.length - every
    return html`${this.isRefused ? html`<p>${say(words, "not-searched")}</p>` : nothing}
      ${mended
        ? html`<p>${say(words, "corrected", { answered: found.answered })}
            <button type="button" class="as-link" @click=${() => this.go({ ...view, exact: true })}>${say(words, "search-instead", { query: found.query })}</button></p>`
        : nothing}
      ${found && some ? html`<p>${every ? say(words, "every-and-some", { every, some }) : say(words, "only-some")}</p>` : nothing}
      ${this.elsewhere.length
        ? html`<p class="finder__elsewhere">${say(words, "elsewhere-here")} ${this.elsewhere.map(
            ({ title, address, kind_in_words }) => html`<a href=${pageAddress(address)}>${title}</a> <span class="muted">${kind_in_words}</span> `,
          )}</p>`
        : nothing}
      ${this.chips()}`
  }

  private chips(): TemplateResult | typeof nothing {
    const { words, view, filters } = this
    const chips: { label: string; without: View }[] = []
    if (view.words) chips.push({ label: say(words, "chip-words", { words: view.words }), without: { ...view, words: "", exact: false } })
    if (view.exact) chips.push({ label: say(words, "chip-exact"), without: { ...view, exact: false } })
    for (const facet of filters.facets) {
      for (const { id, label } of facet.choices.filter(({ id }) => chosenIn(view.chosen, facet.name).includes(id))) {
        chips.push({ label: say(words, "chip-choice", { facet: facet.title, choice: label }), without: withChoice(view, facet, id, false) })
      }
    }
    if (!chips.length) return nothing
    return html`<ul class="chips">
      ${chips.map(
        ({ label, without }, place) =>
          html`<li><button type="button" class="chip" @click=${() => this.takeBack(without, place)}><span class="visually-hidden">${say(words, "remove")} </span>${label}</button></li>`,
      )}
      ${chips.length > 1 ? html`<li><button type="button" class="as-link" @click=${() => this.takeBack({ ...wholeList, sort: view.sort }, 0)}>${say(words, "clear-all")}</button></li>` : nothing}
    </ul>`
  }

  /** A chip that is pressed goes; the focus stays near where it was. */
  private takeBack(view: View, place: number): void {
    this.go(view)
    const chips = [...this.root.querySelectorAll<HTMLElement>(".chip")]
    ;(chips[Math.min(place, chips.length - 1)] ?? need<HTMLElement>(this.root, "[data-heading]")).focus()
  }

  /** What would give something: one choice less, other words, another list, or a proposal. */
  private insteadOfNothing(among: ReadonlySet<number> | null): TemplateResult {
    const { words, view, filters, found } = this
    const count = (chosen: View["chosen"], within: ReadonlySet<number> | null) => this.narrowing.narrow(chosen, within).places.length
    const ways = filters.facets
      .filter(({ name }) => chosenIn(view.chosen, name).length)
      .map(({ name, choices }) => {
        const without = withoutFacet(view, name)
        const labels = choices.filter(({ id }) => chosenIn(view.chosen, name).includes(id)).map(({ label }) => label)
        return { without, count: count(without.chosen, among), choice: eitherOf(labels) }
      })
      .filter((way) => way.count)
      .sort((one, other) => other.count - one.count)
    const withoutWords = view.words ? count(view.chosen, null) : 0
    const button = (label: string, next: View) =>
      html`<li><button type="button" class="button button--quiet" @click=${() => this.goToResults(next)}>${label}</button></li>`
    return html`<p>${say(words, "nothing-fits")}</p>
      <ul>
        ${(found?.near ?? []).map((word) => button(say(words, "near", { word }), { ...view, words: word, exact: false }))}
        ${ways.map((way) => button(say(words, "without-choice", { choice: way.choice, count: way.count }), way.without))}
        ${withoutWords ? button(say(words, "without-words", { count: withoutWords }), { ...view, words: "", exact: false }) : nothing}
        ${ways.length || withoutWords ? nothing : button(say(words, "clear-all"), wholeList)}
        ${this.root.dataset.isWhole === undefined && view.words
          ? html`<li><a href="${pageAddress("find/")}?${new URLSearchParams({ q: view.words })}">${say(words, "search-everything")}</a></li>`
          : nothing}
        <li><a href=${pageAddress("contribute/propose/")}>${say(words, "propose")}</a></li>
      </ul>`
  }

  private goToResults(view: View): void {
    this.go(view)
    need<HTMLElement>(this.root, "[data-heading]").focus()
  }

  /** For paper, and for whoever makes something from the list: what is chosen, in words. */
  private showOnPaper(): void {
    const { words, view, filters } = this
    const choices = [
      ...(view.words ? [say(words, "words-in-words", { words: view.words })] : []),
      ...filters.facets
        .map(({ name, title, choices }) => ({ title, labels: choices.filter(({ id }) => chosenIn(view.chosen, name).includes(id)).map(({ label }) => label) }))
        .filter(({ labels }) => labels.length)
        .map(({ title, labels }) => say(words, "choices", { facet: title, choices: eitherOf(labels) })),
    ].join("; ")
    this.root.dataset.choicesInWords = choices
    const line = need<HTMLElement>(this.root, "[data-on-paper]")
    line.hidden = !choices
    line.textContent = choices && say(words, "on-paper", { choices, address: this.publicAddress() })
  }

  /** The address of this view where the site is published, or here when it says nowhere. */
  private publicAddress(): string {
    const published = document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href ?? location.href
    return new URL(searchOf(this.view, this.filters.facets) || "?", published).href.replace(/\?$/, "")
  }

  private announceLater(): void {
    clearTimeout(this.saying)
    if (this.root.dataset.ready === undefined) return // The page has just come: it says its heading itself.
    this.saying = setTimeout(() => {
      const said = [need(this.root, "[data-heading]"), ...this.root.querySelectorAll("[data-said] > p:not(.finder__elsewhere)")].map((node) => node.textContent?.replace(/\s+/g, " ").trim())
      announce(said.join(". "))
    }, settled)
  }

  private take(format: "csv" | "json"): void {
    const { words, filters } = this
    const address = this.publicAddress()
    const entries = this.shown.map((place) => this.cards.taken(place, address))
    const name = fileNameOf(need(this.root, "h1").textContent ?? "")
    if (format === "json") {
      const choices = this.root.dataset.choicesInWords ?? ""
      return download(`${name}.json`, asJson(entries, filters.facets, { address, choices }), "application/json")
    }
    const headings = {
      title: say(words, "column-title"),
      address: say(words, "column-address"),
      kind: say(words, "column-kind"),
      summary: say(words, "column-summary"),
      by: say(words, "column-by"),
      updated: say(words, "column-updated"),
    }
    download(`${name}.csv`, asCsv(entries, filters.facets, headings), "text/csv;charset=utf-8")
  }
}

/** `a, b or c` in the language of the page. */
const eitherOf = (labels: readonly string[]) => list.format(labels)
const list = new Intl.ListFormat(document.documentElement.lang, { type: "disjunction" })
