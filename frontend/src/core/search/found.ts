/** What a search gives, for whoever shows it. */

/** A thing that can be found: an entry, an element, a page. */
export interface Card {
  /** `kind/id`: `guidance/acas-stress`, `element/environment`, `page/about/privacy`. Cards in a page carry it as `data-entry`. */
  name: string
  kind: string
  kind_in_words: string
  title: string
  /** From the root of the site; it may end in `#part` when a part of the page is what was meant. */
  address: string
  /** A sentence or two, cut at a word. */
  summary: string
}

export interface Hit {
  name: string
  /** Whether every word of the query was matched. Those that match every word come first. */
  every_word: boolean
}

/** What was found for a query, best first. */
export interface Found {
  /** The query as it was given. */
  query: string
  /** The query that was answered; differs from `query` when slips were mended. */
  answered: string
  /** How many there are; `hits` holds fewer when only the first were asked for. */
  total: number
  hits: readonly Hit[]
  /** Words that are spelled nearly alike, when there is no hit at all. */
  near: readonly string[]
}

/** A piece of text, and whether it matches the query. */
export interface Piece {
  text: string
  match: boolean
}

export interface Search {
  /**
   * Ranks everything for a query. A query without words finds nothing.
   *
   * `as_typed` takes each word as it stands: no slip is mended. `first` gives only so many hits, with fewer bytes: a box
   * that shows six should ask for six.
   */
  find(query: string, options?: { as_typed?: boolean; first?: number }): Promise<Found>
  /** The cards of some hits, in their order. Fetches what is not there yet. With `found`, a page's address leads to its heading that fits best. */
  cards(names: readonly string[], found?: Found): Promise<Card[]>
  /** `text` in pieces, those that match the query marked. All pieces together are the text. */
  pieces(text: string, found: Found): Piece[]
}
