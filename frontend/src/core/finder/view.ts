/** One way to look at a list: words, choices, order. It is the same as its address, there and back. */

/** A choice of a facet. */
export interface Choice {
  readonly id: string
  readonly label: string
  /** Other values that fit the choice as well: what is for any organisation fits a school. */
  readonly also: readonly string[]
}

/** One thing that the list can be narrowed by. */
export interface Facet {
  /** In the address, and in the entries' values. */
  readonly name: string
  readonly title: string
  /** Values that are shown whatever is chosen; choices then add to them. */
  readonly always: readonly string[]
  readonly choices: readonly Choice[]
}

export const sorts = ["best", "newest", "title", "evidence"] as const
export type Sort = (typeof sorts)[number]

export interface View {
  /** What the reader is looking for; empty when nothing was typed. */
  readonly words: string
  /** Whether words are taken as they stand, without mending slips. */
  readonly exact: boolean
  /** Ids of the choices made, by facet, in the facet's own order. Facets without a choice are left out. */
  readonly chosen: Readonly<Record<string, readonly string[]>>
  readonly sort: Sort
}

export const wholeList: View = { words: "", exact: false, chosen: {}, sort: "best" }

/** More than anybody types; whatever is longer is cut. */
const mostLetters = 200

/** Words as they are looked for: in one line, no longer than anybody types. */
export const wordsFrom = (typed: string): string => [...typed.replace(/[\s\p{Cc}]+/gu, " ")].slice(0, mostLetters).join("").trim()

/** The view that the part of an address after `?` means. What it names and we do not know is passed over. */
export function viewOf(search: string, facets: readonly Facet[]): View {
  const given = new URLSearchParams(search)
  const words = wordsFrom(given.get("q") ?? "")
  const chosen: Record<string, string[]> = {}
  for (const { name, choices } of facets) {
    const asked = new Set(given.getAll(name))
    const known = choices.map(({ id }) => id).filter((id) => asked.has(id))
    if (known.length) chosen[name] = known
  }
  return {
    words,
    exact: words !== "" && given.get("exact") === "1",
    chosen,
    sort: sorts.find((sort) => sort === given.get("sort")) ?? wholeList.sort,
  }
}

/** The part of the address from `?` on; empty for the whole list. The same view always has the same address. */
export function searchOf({ words, exact, chosen, sort }: View, facets: readonly Facet[]): string {
  const given = new URLSearchParams()
  if (words) given.append("q", words)
  for (const { name } of facets) for (const id of chosenIn(chosen, name)) given.append(name, id)
  if (sort !== wholeList.sort) given.append("sort", sort)
  if (words && exact) given.append("exact", "1")
  return given.size ? `?${given}` : ""
}

/** The choices made in a facet. */
export function chosenIn(chosen: View["chosen"], name: string): readonly string[] {
  return Object.hasOwn(chosen, name) ? (chosen[name] ?? []) : []
}

/** The view with a choice made or taken back. */
export function withChoice(view: View, { name, choices }: Facet, id: string, on: boolean): View {
  const now = chosenIn(view.chosen, name)
  const ids = choices.map((choice) => choice.id).filter((other) => (other === id ? on : now.includes(other)))
  const { [name]: _, ...others } = view.chosen
  return { ...view, chosen: ids.length ? { ...others, [name]: ids } : others }
}

/** The view without any choice in a facet. */
export function withoutFacet(view: View, name: string): View {
  const { [name]: _, ...others } = view.chosen
  return { ...view, chosen: others }
}

/** How many choices are made. */
export const numberChosen = ({ chosen }: View): number => Object.values(chosen).reduce((sum, ids) => sum + ids.length, 0)

/** Whether nothing narrows the list or orders it anew, so that it stands in its sections as it was built. */
export const isWholeList = (view: View, facets: readonly Facet[]): boolean =>
  !view.words && view.sort === wholeList.sort && facets.every(({ name, always }) => always.length || !chosenIn(view.chosen, name).length)
