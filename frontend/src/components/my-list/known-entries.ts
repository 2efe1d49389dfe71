import type { Entry } from "../../core/my-list/items"

/** The catalogue as the build puts it into the page, short because every entry is in it: macros/exports/payload.py. */
export interface Known {
  site: { name: string; address: string }
  words: string[]
  kinds: { id: string; name: string; address: string; entries: [id: string, title: string, words: number, status?: string][] }[]
  /** Present name of what had another. */
  formerly: Record<string, string>
}

/** What the catalogue says of each entry, by its name and by those that it had before, under which it may have been saved. */
export function entriesByName({ words, kinds, formerly }: Known): Map<string, Entry> {
  const found = new Map<string, Entry>()
  for (const [order, { id: kind, address, entries }] of kinds.entries()) {
    for (const [id, title, kindInWords, status = "current"] of entries)
      found.set(`${kind}/${id}`, { title, kind, order, kind_in_words: words[kindInWords] ?? "", address: `${address}${id}/`, status })
  }
  for (const [old, name] of Object.entries(formerly)) {
    const entry = found.get(name)
    if (entry) found.set(old, entry)
  }
  return found
}
