/** lunr.js ranks: over an index that holds only the terms that a query touches. */

import lunr from "lunr"

import type { Postings } from "./files"

/** A term that counts for a query, how much, and for which of its words; a pair of words counts for none by itself. */
export interface Asked {
  term: string
  postings: Postings
  boost: number
  word?: number
}

export interface Ranked {
  number: number
  score: number
  /** Which words of the query it matches. */
  words: ReadonlySet<number>
}

const FIELD = "all"

/** Every thing that one of the terms leads to, with lunr's score. */
export function ranked(asked: readonly Asked[]): Ranked[] {
  const terms = [...new Map(asked.map((one) => [one.term, one])).values()].sort((one, other) => (one.term < other.term ? -1 : 1))
  if (!terms.length) return []
  const vectors = new Map<number, number[]>()
  const inverted = terms.map(({ term, postings }, index) => {
    const things: Record<string, object> = {}
    for (const [number, weight] of postings) {
      things[number] = {}
      const vector = vectors.get(number)
      if (vector) vector.push(index, weight)
      else vectors.set(number, [index, weight])
    }
    return [term, { _index: index, [FIELD]: things }]
  })
  const index = lunr.Index.load({
    version: lunr.version,
    fields: [FIELD],
    fieldVectors: [...vectors].map(([number, vector]) => [`${number}/${FIELD}`, vector]),
    invertedIndex: inverted,
    pipeline: [],
  })
  const found = index.query((query) => {
    for (const { term, boost } of asked) query.clause({ term, boost, usePipeline: false, fields: [FIELD] } as lunr.Query.Clause)
  })
  return found.map(({ ref, score }) => {
    const number = Number(ref)
    const words = new Set<number>()
    for (const { word, postings } of asked) if (word !== undefined && postings.has(number)) words.add(word)
    return { number, score, words }
  })
}
