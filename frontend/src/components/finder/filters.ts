import { countInWords } from "../../browser/counts"
import { need } from "../../browser/need"
import { say, type Words } from "../../browser/words"
import type { Facet, View } from "../../core/finder/view"
import { chosenIn, numberChosen } from "../../core/finder/view"

interface Box {
  readonly line: HTMLElement
  readonly input: HTMLInputElement
  readonly count: HTMLElement
}

interface Group {
  readonly fold: HTMLDetailsElement
  readonly chosen: HTMLElement
  readonly boxes: readonly Box[]
}

/** How many groups lie open from the start where there is room beside the list. */
const openWhereThereIsRoom = 3
/** The width from which finder.css puts the filters beside the list. */
const beside = "(min-width: 62rem)"

/** The groups of choices in the form. */
export class Filters {
  readonly facets: readonly Facet[]
  private readonly fold: HTMLDetailsElement
  private readonly chosen: HTMLElement
  private readonly groups: readonly Group[]

  constructor(
    form: HTMLFormElement,
    private readonly words: Words,
  ) {
    this.fold = need(form, "[data-filters]")
    this.chosen = need(form, "[data-number-chosen]")
    const folds = [...form.querySelectorAll<HTMLDetailsElement>("[data-facet]")]
    this.groups = folds.map((fold) => ({
      fold,
      chosen: need(fold, "[data-chosen]"),
      boxes: [...fold.querySelectorAll("li")].map((line) => ({ line, input: need(line, "input"), count: need(line, "[data-count]") })),
    }))
    this.facets = this.groups.map(({ fold, boxes }) => ({
      name: fold.dataset.facet ?? "",
      title: need(fold, "[data-title]").textContent ?? "",
      always: listed(fold.dataset.always),
      choices: boxes.map(({ line, input }) => ({
        id: input.value,
        label: need(line, "[data-label]").textContent ?? "",
        also: listed(input.dataset.also),
      })),
    }))
  }

  /** Folds everything away on a narrow screen; beside the list the first groups lie open, and those with a choice. */
  fitToScreen(view: View): void {
    const screen = matchMedia(beside)
    const fit = () => (this.fold.open = screen.matches)
    screen.addEventListener("change", fit)
    fit()
    this.groups.forEach(({ fold }, place) => {
      fold.open = (screen.matches && place < openWhereThereIsRoom) || chosenIn(view.chosen, this.nameOf(place)).length > 0
    })
  }

  /** Shows what is chosen, and how many results each choice gives. One that gives nothing is not offered, unless it is made. */
  show(view: View, counts: readonly (readonly number[])[]): void {
    const { activeElement } = document
    let lost: Group | null = null
    this.groups.forEach((group, place) => {
      const chosen = chosenIn(view.chosen, this.nameOf(place))
      group.boxes.forEach(({ line, input, count }, box) => {
        const number = counts[place]?.[box] ?? 0
        input.checked = chosen.includes(input.value)
        line.hidden = number === 0 && !input.checked
        count.textContent = countInWords(number)
        if (line.hidden && input === activeElement) lost = group
      })
      group.fold.hidden = group.boxes.every(({ line }) => line.hidden)
      this.showNumber(group.chosen, chosen.length)
    })
    this.showNumber(this.chosen, numberChosen(view))
    // Whoever works by keyboard must not be thrown to the top of the page.
    const { fold } = (lost ?? {}) as Partial<Group>
    if (fold) need<HTMLElement>(fold.hidden ? this.fold : fold, "summary").focus()
  }

  private showNumber(place: HTMLElement, count: number): void {
    place.hidden = count === 0
    place.textContent = say(this.words, "number-chosen", { count })
  }

  private nameOf(place: number): string {
    return this.facets[place]?.name ?? ""
  }
}

const listed = (text: string | undefined) => text?.split(" ").filter(Boolean) ?? []
