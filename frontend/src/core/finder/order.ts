import type { Values } from "./narrow"
import { chosenIn, type Facet, type View } from "./view"

/** What the order of a list depends on. */
export interface Orderable {
  readonly values: Values
  readonly title: string
  /** Day as year-month-day. */
  readonly updated: string
}

/**
 * Places of entries in the order that the view asks for. Whatever is equal keeps the order of the list.
 *
 * `rank` says how well each entry answers the words, best with the smallest number. Without words the best are those that
 * name what was chosen first: what was written for schools comes before what fits any organisation.
 */
export function inOrder(
  places: readonly number[],
  entries: readonly Orderable[],
  { chosen, sort }: Pick<View, "chosen" | "sort">,
  facets: readonly Facet[],
  rank: ReadonlyMap<number, number> | null = null,
): number[] {
  const by = <Key>(key: (entry: Orderable, place: number) => Key, compare: (one: Key, other: Key) => number): number[] => {
    const keyed = places.map((place) => ({ place, key: key(entries[place] as Orderable, place) }))
    return keyed.sort((one, other) => compare(one.key, other.key) || one.place - other.place).map(({ place }) => place)
  }
  const smallestFirst = (one: number, other: number) => one - other
  if (sort === "newest") return by(({ updated }) => updated, (one, other) => (one < other ? 1 : one > other ? -1 : 0))
  if (sort === "title") return by(({ title }) => title, collator.compare)
  if (sort === "evidence") {
    const strengths = facets.find(({ name }) => name === "evidence")?.choices.map(({ id }) => id) ?? []
    return by(({ values }) => placeOf(values.evidence?.[0], strengths), smallestFirst)
  }
  if (rank) return by((_, place) => rank.get(place) ?? Number.MAX_SAFE_INTEGER, smallestFirst)
  const narrowing = facets.filter(({ name, always }) => !always.length && chosenIn(chosen, name).length)
  return by(
    ({ values }) =>
      narrowing.reduce((sum, { name }) => {
        const ids = chosenIn(chosen, name)
        return sum + placeOf((values[name] ?? []).find((value) => ids.includes(value)), values[name] ?? [])
      }, 0),
    smallestFirst,
  )
}

const collator = new Intl.Collator("en-GB", { sensitivity: "base", numeric: true, ignorePunctuation: true })

/** Where a value stands; after everything when it does not stand there. */
function placeOf(value: string | undefined, values: readonly string[]): number {
  const place = value === undefined ? -1 : values.indexOf(value)
  return place === -1 ? 1000 : place
}
