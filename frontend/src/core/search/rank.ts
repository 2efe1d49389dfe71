/**
 * Ranks what the terms of a query lead to.
 *
 * lunr.js scores, over an index that holds only the terms and things that are asked for. It makes several objects for each
 * thing and term, which takes a tenth of a second when common words lead to ten thousand things. So a plain sum of weights,
 * which lunr's score is a multiple of, says first which things can come first, and lunr gets those.
 */

import lunr from "lunr"

import type { Postings } from "./files"

/** A term that counts for a query, how much, and for which of its words; a pair of words counts for none by itself. */
export interface Asked {
  term: string
  postings: Postings
  boost: number
  word?: number
  /** Whether it leads to what has the word in its title. */
  in_title?: boolean
}

export interface Ranked {
  number: number
  every_word: boolean
}

/** So many things are scored by lunr; nobody reads further without narrowing. The others follow by the plain sum. */
const SCORED = 100

/** How much more counts what has every word in its title. */
const WHOLE_IN_TITLE = 1.5

const FIELD = "all"

/**
 * Every thing that one of the terms leads to, or as many as are wanted: those that match every word first, then those that
 * match some, each time the live ones before the retired, best first. And how many there are.
 */
export function ranked(asked: readonly Asked[], words: number, { things, live }: { things: number; live: number }, wanted = Infinity): { total: number; best: Ranked[] } {
  const every = 2 ** words - 1
  const { sums, matched, in_title } = summed(asked, things)
  const factor = (number: number) => bits(matched[number]!) * (in_title[number] === every ? WHOLE_IN_TITLE : 1)
  const groups: number[][] = [[], [], [], []]
  for (let number = 0; number < things; number++) {
    if (matched[number]) groups[(matched[number] === every ? 0 : 2) + (number < live ? 0 : 1)]!.push(number)
  }
  const best: Ranked[] = []
  for (const [place, group] of groups.entries()) {
    const more = wanted - best.length
    if (more <= 0) break
    for (const number of inOrder(group, asked, sums, factor, more)) best.push({ number, every_word: place < 2 })
  }
  return { total: groups.reduce((total, group) => total + group.length, 0), best: best.slice(0, wanted) }
}

/** For each thing the sum of its weights, and a bit for each word that it matches, anywhere and in its title. */
function summed(asked: readonly Asked[], things: number) {
  const sums = new Float64Array(things)
  const anywhere = new Uint16Array(things)
  const in_title = new Uint16Array(things)
  for (const { postings, boost, word, in_title: only } of asked) {
    const bit = word === undefined ? 0 : 2 ** word
    const matched = only ? in_title : anywhere
    postings.numbers.forEach((number, index) => {
      sums[number]! += boost * postings.weights[index]!
      matched[number]! |= bit
    })
  }
  return { sums, matched: anywhere, in_title }
}

/** Things of a group in order, the best of them by lunr's score, each times its factor. */
function inOrder(group: readonly number[], asked: readonly Asked[], sums: Float64Array, factor: (number: number) => number, wanted: number): number[] {
  const sorted = (numbers: readonly number[], score: (number: number) => number) =>
    [...numbers].sort((one, other) => score(other) * factor(other) - score(one) * factor(one) || one - other)
  const sum = (number: number) => sums[number]!
  const few = wanted <= SCORED ? highest(group, (number) => sum(number) * factor(number)) : group
  const all = sorted(few, sum)
  const scored = scores(asked, all.slice(0, SCORED))
  return [...sorted(all.slice(0, SCORED), (number) => scored.get(number) ?? 0), ...all.slice(SCORED)]
}

/** At least as many as lunr scores, without sorting all. */
function highest(numbers: readonly number[], score: (number: number) => number): readonly number[] {
  if (numbers.length <= SCORED) return numbers
  const least = Float64Array.from(numbers, score).sort().at(-SCORED)!
  return numbers.filter((number) => score(number) >= least)
}

function bits(number: number): number {
  let count = 0
  for (; number; number &= number - 1) count++
  return count
}

/** lunr's scores of some things. */
function scores(asked: readonly Asked[], numbers: readonly number[]): Map<number, number> {
  const among = new Set(numbers)
  const terms = [...new Map(asked.map((one) => [one.term, one])).values()].sort((one, other) => (one.term < other.term ? -1 : 1))
  const vectors = new Map<number, number[]>()
  const inverted = terms.map(({ term, postings }, index) => {
    const found: Record<string, object> = {}
    postings.numbers.forEach((number, place) => {
      if (!among.has(number)) return
      found[number] = {}
      vectors.set(number, [...(vectors.get(number) ?? []), index, postings.weights[place]!])
    })
    return [term, { _index: index, [FIELD]: found }]
  })
  const index = lunr.Index.load({
    version: lunr.version,
    fields: [FIELD],
    fieldVectors: [...vectors].map(([number, vector]) => [`${FIELD}/${number}`, vector]),
    invertedIndex: inverted,
    pipeline: [],
  })
  const results = index.query((query) => {
    for (const { term, boost } of asked) query.clause({ term, boost, usePipeline: false, fields: [FIELD] } as lunr.Query.Clause)
  })
  return new Map(results.map(({ ref, score }) => [Number(ref), score]))
}
