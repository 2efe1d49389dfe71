/**
 * What a word is: how a text is folded, split and stemmed.
 *
 * `macros/exports/search/words.py` does the same, and `tests/contract/search.json` makes sure of it.
 */

import lunr from "lunr"

/** Letters of a word that count. */
const LONGEST = 40

/** Text in lower case without accents and other marks: "Iechyd Tŷ" as "iechyd ty". */
export const fold = (text: string): string => text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")

/** The words of a text, folded, in order. Apostrophes within a word are dropped; hyphens split. */
export function wordsOf(text: string): string[] {
  const whole = fold(text).replace(/(?<=[\p{L}\p{N}])['’‘ʼ](?=[\p{L}\p{N}])/gu, "")
  return (whole.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => [...word].slice(0, LONGEST).join(""))
}

const stems = new Map<string, string>()

/** The stem of a folded word. */
export function stem(word: string): string {
  let found = stems.get(word)
  if (found === undefined) {
    found = /^[a-z]+$/.test(word) ? lunr.stemmer(new lunr.Token(word, {})).toString() : word
    stems.set(word, found)
  }
  return found
}

/** A word where it stands in a text. */
export interface Span {
  word: string
  start: number
  end: number
}

/** The words of a text with the places that they were read from. Letters that fold into several words share a place. */
export function spansOf(text: string): Span[] {
  const spans: Span[] = []
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’‘ʼ][\p{L}\p{N}\p{M}]+)*/gu)) {
    for (const word of wordsOf(match[0])) spans.push({ word, start: match.index, end: match.index + match[0].length })
  }
  return spans
}
