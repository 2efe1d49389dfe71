/**
 * What somebody keeps on their list, and what can be done with it. Pure: each change gives new items.
 *
 * Merging is a union in which nothing is lost: the order of the lists that are merged never changes the result, and
 * merging the same list twice changes nothing.
 */

export interface Note {
  text: string
  /** When it was written: ISO 8601 date and time, in UTC. */
  changed: string
}

export interface Item {
  /** `kind/id`, the name of an entry. */
  entry: string
  /** The entry's title when it was saved, for the day when the catalogue has it no more. */
  title: string
  /** When it was saved: ISO 8601 date and time, in UTC. */
  saved: string
  /** The day on which it was read. */
  read?: string
  minutes?: number
  note?: Note
  /** Notes that another copy of the list had, newest first. */
  earlier_notes?: Note[]
}

export type Items = readonly Item[]

/** What a list says it is, in a file and in the browser, and which version of the format this is. */
export const format = "wellbeing-signpost/list"
export const version = 1

/** How much a list holds at most: far more than anybody reads. */
export const most = { items: 2_000, earlierNotes: 100, minutes: 100_000 }

/** `kind/id`, both as addresses have them. */
export function isName(value: unknown): boolean {
  return typeof value === "string" && value.length <= 200 && /^[a-z][a-z-]*\/[a-z0-9][a-z0-9-]*$/.test(value)
}

/** The day here and now, as files and fields write it. */
export function dayOf(date: Date): string {
  const two = (number: number) => String(number).padStart(2, "0")
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The items with one more, unless the entry is there already. */
export function withItem(items: Items, item: Item): Item[] {
  return items.some(({ entry }) => entry === item.entry) ? [...items] : sorted([...items, item])
}

export function without(items: Items, entry: string): Item[] {
  return items.filter((item) => item.entry !== entry)
}

/** The items with another day of reading for one; `null` when it is not read. */
export function markedRead(items: Items, entry: string, day: string | null): Item[] {
  return changed(items, entry, ({ read: _, ...item }) => (day === null ? item : { ...item, read: day }))
}

/** The items with other minutes for one; `null` when nobody says. */
export function timed(items: Items, entry: string, minutes: number | null): Item[] {
  return changed(items, entry, ({ minutes: _, ...item }) => (minutes === null ? item : { ...item, minutes }))
}

/**
 * The items with another note for one.
 *
 * `before` is what the writer had seen. If the note is another by now, because another tab has written one, that one is
 * kept as an earlier note.
 */
export function noted(items: Items, entry: string, text: string, before: string, now: string): Item[] {
  return changed(items, entry, (item) => {
    const found = item.note?.text ?? ""
    if (found === text) return item
    const kept = [...(found === before || !item.note ? [] : [item.note]), ...(item.earlier_notes ?? [])]
    const newest = kept.reduce((latest, { changed }) => (changed > latest ? changed : latest), "")
    return withNotes(item, [{ text, changed: now > newest ? now : justAfter(newest) }, ...kept])
  })
}

/** The items without one of the earlier notes of an entry. */
export function withoutEarlierNote(items: Items, entry: string, text: string): Item[] {
  return changed(items, entry, (item) => withNotes(item, notesOf(item).filter((note) => note.text !== text || note === item.note)))
}

/**
 * Two lists in one.
 *
 * Of an entry on both, the earlier saving and reading and the longer time stay. The newest note is the note; others stay
 * as earlier notes.
 */
export function merged(one: Items, other: Items): Item[] {
  const found = new Map<string, Item>()
  for (const item of [...one, ...other]) {
    const known = found.get(item.entry)
    found.set(item.entry, known ? both(known, item) : withNotes(item, notesOf(item)))
  }
  return sorted([...found.values()])
}

function both(one: Item, other: Item): Item {
  const { saved, title } = [one, other].sort((a, b) => compared(a.saved, b.saved) || compared(a.title, b.title))[0] ?? one
  const reads = [one.read, other.read].filter((day) => day !== undefined).sort(compared)
  const minutes = [one.minutes, other.minutes].filter((number) => number !== undefined)
  const item = {
    entry: one.entry,
    title,
    saved,
    ...(reads[0] === undefined ? {} : { read: reads[0] }),
    ...(minutes.length ? { minutes: Math.max(...minutes) } : {}),
  }
  return withNotes(item, [...notesOf(one), ...notesOf(other)])
}

const notesOf = ({ note, earlier_notes = [] }: Item): Note[] => (note ? [note, ...earlier_notes] : earlier_notes)

/** The item with these notes, the newest first, each text once. A note that says nothing stays only in front of others. */
function withNotes({ note: _, earlier_notes: __, ...item }: Item, notes: readonly Note[]): Item {
  const newest = new Map<string, Note>()
  for (const note of notes) {
    const known = newest.get(note.text)
    if (!known || note.changed > known.changed) newest.set(note.text, note)
  }
  const [note, ...earlier] = [...newest.values()].sort((a, b) => compared(b.changed, a.changed) || compared(a.text, b.text))
  if (!note || (note.text === "" && !earlier.length)) return item
  return { ...item, note, ...(earlier.length ? { earlier_notes: earlier } : {}) }
}

function changed(items: Items, entry: string, change: (item: Item) => Item): Item[] {
  return items.map((item) => (item.entry === entry ? change(item) : item))
}

const justAfter = (time: string) => new Date(Date.parse(time) + 1).toISOString()

const compared = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

const sorted = (items: Item[]) => items.sort((one, other) => compared(one.saved, other.saved) || compared(one.entry, other.entry))

/** What the catalogue says of an entry today. */
export interface Entry {
  title: string
  /** The kind's id and its place in the order of kinds. */
  kind: string
  order: number
  kind_in_words: string
  /** From the root of the site. */
  address: string
  /** `current`, or how it left the lists: `superseded`, `withdrawn`, `closed`. */
  status: string
}

/** What the catalogue has of an entry; nothing when it is gone. */
export type Lookup = (entry: string) => Entry | undefined

export const orders = ["saved", "title", "kind", "unread"] as const
export type Order = (typeof orders)[number]

/** The items as they are shown: the newest first, by title, by kind, or unread ones first. */
export function ordered(items: Items, order: Order, lookup: Lookup): Item[] {
  const titleOf = (item: Item) => lookup(item.entry)?.title ?? item.title
  const byTitle = (one: Item, other: Item) => titleOf(one).localeCompare(titleOf(other), "en-GB") || compared(one.entry, other.entry)
  const newest = (one: Item, other: Item) => compared(other.saved, one.saved) || byTitle(one, other)
  const place = (item: Item) => lookup(item.entry)?.order ?? Infinity
  const by = {
    saved: newest,
    title: byTitle,
    kind: (one: Item, other: Item) => (place(one) === place(other) ? 0 : place(one) - place(other)) || byTitle(one, other),
    unread: (one: Item, other: Item) => Number(one.read !== undefined) - Number(other.read !== undefined) || newest(one, other),
  }
  return [...items].sort(by[order])
}

/** What was read, the earliest first: the learning log. */
export function readItems(items: Items): Item[] {
  return items.filter(({ read }) => read !== undefined).sort((one, other) => compared(one.read ?? "", other.read ?? "") || compared(one.entry, other.entry))
}

/** Minutes of all that was read. */
export function totalMinutes(items: Items): number {
  return readItems(items).reduce((total, { minutes = 0 }) => total + minutes, 0)
}

/** All notes of an item in one text, the newest first, each earlier one after `earlier`, which tells its day. */
export function noteInFull(item: Item, earlier: (day: string) => string): string {
  const [first, ...rest] = notesOf(item)
  return [first?.text ?? "", ...rest.map(({ text, changed }) => `${earlier(changed.slice(0, 10))}\n${text}`)].filter(Boolean).join("\n\n")
}
