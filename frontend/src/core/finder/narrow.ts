import { chosenIn, type Facet, type View } from "./view"

/** What an entry can be found by: its values in each facet, most important first. */
export type Values = Readonly<Record<string, readonly string[]>>

/** What a view gives. */
export interface Narrowed {
  /** Places of the entries that fit, in the order of the list. */
  readonly places: readonly number[]
  /** For each facet, for each of its choices: how many results it gives with what is chosen in the other facets. */
  readonly counts: readonly (readonly number[])[]
}

/** Narrows a list, whose entries and facets stay the same, by one view after another. */
export class Narrowing {
  /** For each facet, for each entry: which choices the entry fits. */
  private readonly fits: readonly (readonly (readonly number[])[])[]
  /** For each facet that shows some values always, for each entry: whether it has one of them. */
  private readonly isShownAlways: readonly (readonly boolean[])[]

  constructor(
    entries: readonly Values[],
    readonly facets: readonly Facet[],
  ) {
    this.entries = entries.length
    this.fits = facets.map(({ name, choices }) => {
      const takers = new Map<string, number[]>()
      choices.forEach(({ id, also }, choice) => {
        for (const value of new Set([id, ...also])) takers.set(value, [...(takers.get(value) ?? []), choice])
      })
      return entries.map((values) => [...new Set((values[name] ?? []).flatMap((value) => takers.get(value) ?? []))])
    })
    this.isShownAlways = facets.map(({ name, always }) =>
      always.length ? entries.map((values) => always.some((value) => values[name]?.includes(value))) : [],
    )
  }

  private readonly entries: number

  /**
   * The entries that fit: in every facet in which something is chosen, one of its choices.
   *
   * `among` keeps to those entries, as when words were looked for.
   */
  narrow(chosen: View["chosen"], among: ReadonlySet<number> | null = null): Narrowed {
    const { facets, fits, isShownAlways } = this
    const on = facets.map(({ name, choices }) => {
      const ids = chosenIn(chosen, name)
      return ids.length ? choices.map(({ id }) => ids.includes(id)) : null
    })
    const counts = facets.map(({ choices }) => choices.map(() => 0))
    const places: number[] = []
    for (let entry = 0; entry < this.entries; entry++) {
      if (among && !among.has(entry)) continue
      /** The only facet that keeps the entry out, if there is just one; -1 when none does, -2 when several do. */
      let missed = -1
      for (let facet = 0; facet < facets.length && missed > -2; facet++) {
        const always = isShownAlways[facet]?.[entry]
        const choices = on[facet]
        const isIn = always || (choices ? fits[facet]?.[entry]?.some((choice) => choices[choice]) : always === undefined)
        if (!isIn) missed = missed === -1 ? facet : -2
      }
      if (missed === -2) continue
      if (missed === -1) places.push(entry)
      for (let facet = 0; facet < facets.length; facet++) {
        if (missed !== -1 && missed !== facet) continue
        const count = counts[facet] as number[]
        for (const choice of fits[facet]?.[entry] ?? []) (count[choice] as number)++
      }
    }
    return { places, counts }
  }
}
