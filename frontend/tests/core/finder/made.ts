import fc from "fast-check"
import type { Values } from "../../../src/core/finder/narrow"
import { type Facet, sorts, type View, wordsFrom } from "../../../src/core/finder/view"

/** A made-up list: a place to sit, for bakers or for anybody. */
export const facets: Facet[] = [
  {
    name: "element",
    title: "Element",
    always: [],
    choices: [
      { id: "rest", label: "Rest and breaks", also: [] },
      { id: "light", label: "Light", also: [] },
    ],
  },
  {
    name: "sector",
    title: "Kind of organisation",
    always: [],
    choices: [
      { id: "bakery", label: "Bakeries", also: ["all"] },
      { id: "lighthouse", label: "Lighthouses", also: ["all"] },
      { id: "all", label: "Any organisation", also: [] },
    ],
  },
  { name: "evidence", title: "Evidence", always: [], choices: ["strong", "weak"].map((id) => ({ id, label: id, also: [] })) },
  { name: "status", title: "Also show", always: ["current"], choices: [{ id: "withdrawn", label: "Withdrawn", also: [] }] },
]

const someOf = (...values: string[]) => fc.shuffledSubarray(values)

/** Any entry of such a list; some say nothing in some facets, some say what is no choice. */
export const anyValues: fc.Arbitrary<Values> = fc.record(
  {
    element: someOf("rest", "light", "company"),
    sector: someOf("bakery", "lighthouse", "all"),
    evidence: someOf("strong", "weak"),
    status: fc.constantFrom(["current"], ["withdrawn"]),
  },
  { requiredKeys: ["status"] },
)

export const anyChosen: fc.Arbitrary<View["chosen"]> = fc
  .tuple(...facets.map(({ choices }) => fc.subarray(choices.map(({ id }) => id))))
  .map((chosen) => Object.fromEntries(chosen.map((ids, place) => [facets[place]?.name ?? "", ids] as const).filter(([, ids]) => ids.length)))

export const anyView: fc.Arbitrary<View> = fc
  .record({ words: fc.string({ unit: "grapheme" }).map(wordsFrom), exact: fc.boolean(), chosen: anyChosen, sort: fc.constantFrom(...sorts) })
  .map((view) => ({ ...view, exact: view.exact && view.words !== "" }))
