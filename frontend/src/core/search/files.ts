/** The files of the index, as `macros/exports/search/files.py` writes them, and how they are read. */

/** What index.js holds: where everything is. */
export interface Manifest {
  version: string
  /** How many things there are. Those from `live` on are retired. */
  things: number
  live: number
  /** The heaviest weight. */
  top: number
  /** First word of each file of postings. */
  postings: readonly string[]
  /** First letter of each file of the vocabulary. */
  vocabulary: readonly string[]
  /** Things in a file of cards, and in a file of names. */
  cards: number
  names: number
  /** Stems of words that say nothing about the subject of a question. */
  small: readonly string[]
}

/** Name, kind in words, title, address, summary, and slug and words of each heading. */
export type CardRow = readonly [string, string, string, string, string, (readonly (readonly [string, string])[])?]

/** Things that a term leads to, by their numbers in order, each with its weight. */
export interface Postings {
  numbers: Uint32Array
  weights: Float64Array
}

/** A word as it is written, and how common it is, from 1. */
export interface Known {
  word: string
  common: number
}

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
const VALUE = new Map([...DIGITS].map((digit, value) => [digit, value]))
const STEP = 0.9

/** Postings from their text. Text that is none throws. */
export function decodePostings(text: string, top: number): Postings {
  const numbers: number[] = []
  const weights: number[] = []
  let number = -1
  let gap = 0
  let scale = 1
  for (let place = 0; place < text.length; place++) {
    const digit = VALUE.get(text[place]!)
    if (digit === undefined) throw new Error(`"${text[place]}" is no digit of postings.`)
    gap += (digit % 32) * scale
    scale *= 32
    if (digit >= 32) continue
    number += gap + 1
    const level = VALUE.get(text[++place] ?? "")
    if (level === undefined) throw new Error("Postings end too soon.")
    numbers.push(number)
    weights.push(top * STEP ** (DIGITS.length - 1 - level))
    gap = 0
    scale = 1
  }
  return { numbers: Uint32Array.from(numbers), weights: Float64Array.from(weights) }
}

/** The postings of some terms. Each is read when it is asked for. */
export class Shard {
  private readonly texts: ReadonlyMap<string, string>
  private readonly read = new Map<string, Postings>()

  constructor(data: Readonly<Record<string, string>>, private readonly top: number) {
    this.texts = new Map(Object.entries(data))
  }

  postings(term: string): Postings | undefined {
    const text = this.texts.get(term)
    if (text === undefined) return undefined
    const postings = this.read.get(term) ?? decodePostings(text, this.top)
    this.read.set(term, postings)
    return postings
  }
}

/** Words from a file of the vocabulary, in alphabetical order. */
export function decodeVocabulary(text: string): Known[] {
  const found: Known[] = []
  let before = ""
  for (const [, shared, rest, common] of text.matchAll(/([A-Z])([^A-Z]*)([A-Z])/g)) {
    before = [...before].slice(0, shared!.charCodeAt(0) - 65).join("") + rest
    found.push({ word: before, common: common!.charCodeAt(0) - 65 })
  }
  return found
}

/** Which file holds a word, when each holds what comes from its first on. */
export function placeOf(firsts: readonly string[], word: string): number {
  let low = 0
  let high = firsts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (firsts[middle]! <= word) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}
