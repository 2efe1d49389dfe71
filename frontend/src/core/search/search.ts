/**
 * The search: fetches the files of the index that a query touches and ranks what they lead to.
 *
 * Three round trips at most before the first result: index.js, then postings and vocabulary at once, then cards. Only
 * slips cost another, because nobody knows before where the right word is.
 */

import { decodeVocabulary, placeOf, Shard, type CardRow, type Known, type Manifest } from "./files"
import type { Card, Found, Piece, Search } from "./found"
import { ranked, type Asked } from "./rank"
import { oneSlip, oneSlipFromStart, twoSlips } from "./slips"
import { spansOf, stem, type Span } from "./words"

/** Fetches a file of the index, named from its folder. Rejects when it does not come; it may then be asked again. */
export type Load = (file: string) => Promise<unknown>

/** Words of a query that are taken, and characters that are looked at for them. */
const MOST_WORDS = 12
const MOST_CHARACTERS = 1000

/** Words that a half-typed one may become, by how much of it is there: few for one letter, which could be so many. */
const becomes = (typed: string): number => [0, 3, 6][typed.length] ?? 24

/** Words that a slip may stand for. */
const MOST_MENDED = 8
/** Shorter words are one slip apart from too many others. */
const SHORTEST_MENDED = 4

/** How much a word counts of which only the beginning was typed; less when that beginning is a word too. */
const BEGUN = 0.5
const BEGUN_BESIDE_WHOLE = 0.25
/** How much the likeliest word counts that a slip may stand for. */
const MENDED = 0.8

/** One word of the query and what it was taken for. */
interface Reading {
  span: Span
  terms: Map<string, number>
  /** Words that it was mended to, by their stems. Empty when it was not. */
  mended: Map<string, string>
}

export function openSearch(load: Load): Search {
  return new ShardedSearch(load)
}

class ShardedSearch implements Search {
  private manifest: Promise<Manifest> | undefined
  private tries = 0
  private read = new Map<string, Promise<unknown>>()
  /** Numbers by name, as far as they have been seen. */
  private numbers = new Map<string, number>()

  constructor(private readonly load: Load) {}

  async find(query: string, { as_typed = false, first }: { as_typed?: boolean; first?: number } = {}): Promise<Found> {
    return this.forgettingOldFiles(async (manifest) => {
      const { spans, unfinished } = wordsAsked(query, new Set(manifest.small))
      if (!spans.length) return { query, answered: query, total: 0, hits: [], near: [] }
      const readings = await this.readings(manifest, spans, unfinished, as_typed)
      const asked = await this.asked(manifest, readings)
      const { total, best } = ranked(asked, readings.length, manifest, first)
      const names = await this.namesOf(manifest, best.map(({ number }) => number), first !== undefined)
      return {
        query,
        answered: answered(query, readings, asked, best[0]?.number),
        total,
        hits: best.map(({ every_word }, place) => ({ name: names[place]!, every_word })),
        near: total ? [] : await this.near(manifest, spans),
      }
    })
  }

  async cards(names: readonly string[], found?: Found): Promise<Card[]> {
    return this.forgettingOldFiles(async (manifest) => {
      if (names.some((name) => !this.numbers.has(name))) await this.allNames(manifest)
      const numbers = names.flatMap((name) => this.numbers.get(name) ?? [])
      const rows = await this.rows(manifest, numbers)
      const wanted = found ? wordsMatched(found) : undefined
      return rows.map(([name, kind_in_words, title, address, summary, headings]) => {
        const part = wanted && headings ? bestHeading(title, headings, wanted) : undefined
        const kind = name.slice(0, name.indexOf("/"))
        return { name, kind, kind_in_words, title, address: part ? `${address}#${part}` : address, summary }
      })
    })
  }

  pieces(text: string, found: Found): Piece[] {
    const matches = wordsMatched(found)
    const pieces: Piece[] = []
    let end = 0
    for (const span of spansOf(text)) {
      if (span.start < end || !matches(span.word)) continue
      if (span.start > end) pieces.push({ text: text.slice(end, span.start), match: false })
      pieces.push({ text: text.slice(span.start, span.end), match: true })
      end = span.end
    }
    if (end < text.length) pieces.push({ text: text.slice(end), match: false })
    return pieces
  }

  // Files

  /** Does something with the manifest. When a file does not come, the site may have been published anew: all is asked again. */
  private async forgettingOldFiles<Result>(something: (manifest: Manifest) => Promise<Result>): Promise<Result> {
    try {
      this.manifest ??= this.load(this.tries ? `index.js?${this.tries}` : "index.js") as Promise<Manifest>
      return await something(await this.manifest)
    } catch (problem) {
      this.manifest = undefined
      this.tries++
      this.read.clear()
      this.numbers.clear()
      throw problem
    }
  }

  /** A file of the index as `decode` reads it, fetched and read once. */
  private file<Content>(manifest: Manifest, name: string, decode: (data: unknown) => Content): Promise<Content> {
    let reading = this.read.get(name)
    if (!reading) {
      reading = this.load(`${manifest.version}/${name}.js`).then(decode)
      this.read.set(name, reading)
    }
    return reading as Promise<Content>
  }

  private shard(manifest: Manifest, place: number): Promise<Shard> {
    return this.file(manifest, `p${place}`, (data) => new Shard(data as Record<string, string>, manifest.top))
  }

  private vocabulary(manifest: Manifest, place: number): Promise<Known[]> {
    return this.file(manifest, `v${place}`, (data) => decodeVocabulary(data as string))
  }

  private async rows(manifest: Manifest, numbers: readonly number[]): Promise<CardRow[]> {
    return Promise.all(
      numbers.map(async (number) => {
        const place = Math.floor(number / manifest.cards)
        const rows = await this.file(manifest, `c${place}`, (data) => data as readonly CardRow[])
        rows.forEach(([name], index) => this.numbers.set(name, place * manifest.cards + index))
        return rows[number % manifest.cards]!
      }),
    )
  }

  /** Names by their numbers. With a few, their cards come now, which are wanted next; for many, names alone weigh less. */
  private async namesOf(manifest: Manifest, numbers: readonly number[], few: boolean): Promise<string[]> {
    if (few) return (await this.rows(manifest, numbers)).map(([name]) => name)
    return Promise.all(numbers.map(async (number) => (await this.names(manifest, Math.floor(number / manifest.names)))[number % manifest.names]!))
  }

  private async names(manifest: Manifest, place: number): Promise<readonly string[]> {
    return this.file(manifest, `n${place}`, (data) => {
      const names = data as readonly string[]
      names.forEach((name, index) => this.numbers.set(name, place * manifest.names + index))
      return names
    })
  }

  private async allNames(manifest: Manifest): Promise<void> {
    const files = Math.ceil(manifest.things / manifest.names)
    await Promise.all(Array.from({ length: files }, (_, place) => this.names(manifest, place)))
  }

  // Words

  private async readings(manifest: Manifest, spans: readonly Span[], unfinished: boolean, as_typed: boolean): Promise<Reading[]> {
    return Promise.all(
      spans.map(async (span, place) => {
        const { word } = span
        const begun = unfinished && place === spans.length - 1
        const reading: Reading = { span, terms: new Map(), mended: new Map() }
        const whole = stem(word)
        // Both at once, though the vocabulary is needed only for what is begun or a slip: one round trip instead of two.
        const vocabulary = begun || (!as_typed && word.length >= SHORTEST_MENDED) ? this.vocabulary(manifest, placeOf(manifest.vocabulary, word)) : undefined
        const [shard, known = []] = await Promise.all([this.shard(manifest, placeOf(manifest.postings, whole)), vocabulary])
        const found = shard.postings(whole)
        if (found) reading.terms.set(whole, 1)
        if (begun) {
          const longer = mostCommon(known.filter((one) => one.word.startsWith(word) && one.word !== word), becomes(word))
          for (const { word: other } of longer) {
            if (!reading.terms.has(stem(other))) reading.terms.set(stem(other), found ? BEGUN_BESIDE_WHOLE : BEGUN)
          }
        }
        if (!reading.terms.size && !as_typed && word.length >= SHORTEST_MENDED) await this.mend(manifest, reading, known, begun)
        return reading
      }),
    )
  }

  /** Takes a word for those that are one slip apart: first those with its first letter, then all others. */
  private async mend(manifest: Manifest, reading: Reading, known: readonly Known[], begun: boolean): Promise<void> {
    const { word } = reading.span
    let near = known.filter((one) => oneSlip(word, one.word))
    if (begun && !near.length) near = known.filter((one) => oneSlipFromStart(word, one.word))
    if (!near.length) near = (await this.wholeVocabulary(manifest)).filter((one) => oneSlip(word, one.word))
    const likely = mostCommon(near, MOST_MENDED)
    const most = likely[0]?.common ?? 1
    for (const { word: other, common } of likely) {
      if (reading.mended.has(stem(other))) continue
      reading.mended.set(stem(other), other)
      // Rare words weigh more in every index; a slip, though, is more likely one in a common word.
      reading.terms.set(stem(other), MENDED * (common / most) ** 2)
    }
  }

  private async wholeVocabulary(manifest: Manifest): Promise<Known[]> {
    return (await Promise.all(manifest.vocabulary.map((_, place) => this.vocabulary(manifest, place)))).flat()
  }

  /** What is asked of lunr: each word's terms, the word as it is written, and pairs of terms that stand side by side. */
  private async asked(manifest: Manifest, readings: readonly Reading[]): Promise<Asked[]> {
    const shards = new Map<number, Shard>()
    const stems = readings.flatMap(({ terms }) => [...terms.keys()])
    await Promise.all(
      [...new Set(stems.map((word) => placeOf(manifest.postings, word)))].map(async (place) => shards.set(place, await this.shard(manifest, place))),
    )
    const asked: Asked[] = []
    const ask = (first: string, rest: string, boost: number, counts: Pick<Asked, "word" | "in_title"> = {}) => {
      const postings = shards.get(placeOf(manifest.postings, first))?.postings(first + rest)
      if (postings) asked.push({ term: first + rest, postings, boost, ...counts })
    }
    readings.forEach(({ span, terms }, place) => {
      for (const [one, boost] of terms) {
        ask(one, "", boost, { word: place })
        ask(one, " ^", boost, { word: place, in_title: true })
        for (const [other, its] of readings[place + 1]?.terms ?? []) ask(one, ` ${other}`, boost * its)
      }
      ask(stem(span.word), ` =${span.word}`, 1)
    })
    return asked
  }

  private async near(manifest: Manifest, spans: readonly Span[]): Promise<string[]> {
    const near: Known[] = []
    for (const { word } of spans.filter((span) => span.word.length >= SHORTEST_MENDED)) {
      const known = await this.vocabulary(manifest, placeOf(manifest.vocabulary, word))
      near.push(...known.filter((one) => oneSlip(word, one.word) || (word.length > 5 && twoSlips(word, one.word))))
    }
    return mostCommon(near, 3).map(({ word }) => word)
  }
}

const mostCommon = (known: readonly Known[], most: number): Known[] =>
  [...known].sort((one, other) => other.common - one.common || (one.word < other.word ? -1 : 1)).slice(0, most)

/** The words of a query that are searched, each once, and whether the last may be half typed. */
function wordsAsked(query: string, small: ReadonlySet<string>): { spans: Span[]; unfinished: boolean } {
  const text = query.slice(0, MOST_CHARACTERS)
  const all = spansOf(text)
  const last = all.at(-1)
  const telling = all.filter((span) => !small.has(stem(span.word)))
  const kept = telling.length ? telling : all
  const once = [...new Map(kept.map((span) => [span.word, span])).values()].slice(0, MOST_WORDS)
  return { spans: once, unfinished: last !== undefined && last.end === text.length && once.at(-1) === last }
}

/** The query with its slips mended, as the best hit has the words. */
function answered(query: string, readings: readonly Reading[], asked: readonly Asked[], best: number | undefined): string {
  let text = query
  for (const [place, { span, mended }] of [...readings.entries()].reverse()) {
    if (!mended.size) continue
    const taken = asked.filter(({ word, postings }) => word === place && best !== undefined && postings.numbers.includes(best))
    const term = taken.sort((one, other) => other.boost - one.boost)[0]?.term
    const word = term !== undefined ? mended.get(term) : mended.values().next().value
    if (word) text = text.slice(0, span.start) + word + text.slice(span.end)
  }
  return text
}

/** Whether a word of some text is one that was searched for. */
function wordsMatched(found: Found): (word: string) => boolean {
  const spans = spansOf(found.answered.slice(0, MOST_CHARACTERS))
  const last = spans.at(-1)
  const wanted = new Set(spans.map(({ word }) => stem(word)))
  const begun = last && last.end === found.answered.length ? last.word : undefined
  return (word) => wanted.has(stem(word)) || (begun !== undefined && word.startsWith(begun))
}

/** The heading that has more of the words than the title, if there is one. */
function bestHeading(title: string, headings: readonly (readonly [string, string])[], matches: (word: string) => boolean): string | undefined {
  const count = (words: string) => new Set(spansOf(words).filter(({ word }) => matches(word)).map(({ word }) => stem(word))).size
  let best: string | undefined
  let most = count(title)
  for (const [slug, words] of headings) {
    if (count(words) > most) [best, most] = [slug, count(words)]
  }
  return best
}
