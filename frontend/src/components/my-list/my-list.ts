import { html, nothing, render, type TemplateResult } from "lit-html"

import { announce } from "../../browser/announcer"
import { download, fileNameOf } from "../../browser/files"
import { keepItems, onListChange } from "../../browser/kept-list"
import { forget, read } from "../../browser/local-store"
import { need } from "../../browser/need"
import { part } from "../../browser/part"
import { say, type Words } from "../../browser/words"
import { dayOf, type Entry, type Item, type Items, type Lookup, markedRead, merged, noted, type Order, ordered, timed, withItem, without, withoutEarlierNote } from "../../core/my-list/items"
import { fromText, mergedWithin, toText } from "../../core/my-list/list-file"
import { fromHash, toHash } from "../../core/my-list/shared-link"
import { csvOf } from "../../core/table"
import { limits, type Problem } from "../../core/untrusted-file"
import type { PaperSheet } from "../paper-sheet/paper-sheet"
import { entriesByName, type Known } from "./known-entries"
import { logOf, logRows } from "./log"
import { type Actions, listView } from "./list-view"
import { sharedView } from "./shared-view"
import { takeAwayView } from "./take-away-view"

/** What a line may say above the list: that something could not be done, or was done and can be undone. */
export interface Told {
  words: string
  undo?: () => void
  isTrouble?: boolean
}

/** Everything that is shown. */
export interface State {
  items: Items
  order: Order
  unreadOnly: boolean
  told: Told | null
  /** What came with the address, as long as nobody has decided about it. */
  shared: { entries: string[]; unknown: string[] } | null
  /** How it went with the last file that was opened. */
  opened: { words: string; problems: readonly Problem[] } | null
  /** What the browser holds in place of a list, when it cannot be read. */
  unreadable: string | null
}

/** How long a note rests before it is kept. */
const pause = 400

/** The page of the reader's own list: everything about it, in this browser. */
export class MyList {
  static readonly moduleName = "my-list"

  private readonly known: Known
  private readonly words: Words
  private readonly entries: Map<string, Entry>
  private readonly place: HTMLElement
  private state: State = { items: [], order: "saved", unreadOnly: false, told: null, shared: null, opened: null, unreadable: null }
  /** Notes that are being written: what stands in the field, and what the writer had seen before. */
  private readonly writing = new Map<string, { text: string; before: string; timer: ReturnType<typeof setTimeout> }>()

  constructor(private readonly root: HTMLElement) {
    const parsed = (selector: string) => JSON.parse(need(root, selector).textContent ?? "")
    this.known = parsed("[data-catalogue]")
    this.words = parsed("[data-words]")
    this.entries = entriesByName(this.known)
    this.place = need(root, "[data-place]")

    onListChange(() => this.readAgain())
    addEventListener("hashchange", () => this.readAddress())
    addEventListener("pagehide", () => this.keepNotes())
    this.readAgain()
    this.readAddress()
    need<HTMLElement>(root, "[data-when-not-started]").hidden = true
    this.place.hidden = false
  }

  private readonly lookup: Lookup = (entry) => this.entries.get(entry)

  /** Takes up what the browser holds now. */
  private readAgain(): void {
    const text = read("signpost:list")
    const opened = text === null ? { items: [] } : fromText(text)
    if ("items" in opened) Object.assign(this.state, { items: opened.items, unreadable: null })
    else Object.assign(this.state, { items: [], unreadable: text })
    if (text === null) this.forgetWriting()
    this.show()
  }

  private forgetWriting(): void {
    for (const { timer } of this.writing.values()) clearTimeout(timer)
    this.writing.clear()
    Object.assign(this.state, { told: null, opened: null })
  }

  private readAddress(): void {
    const found = fromHash(location.hash)
    const entries = found?.names.filter((name) => this.entries.has(name)) ?? []
    const unknown = [...(found?.names.filter((name) => !this.entries.has(name)) ?? []), ...(found?.odd ?? [])]
    this.set({ shared: found && { entries, unknown } })
  }

  private set(change: Partial<State>): void {
    Object.assign(this.state, change)
    this.show()
  }

  /** Changes the list, beginning from what is kept at this moment. Says so when the browser does not keep it. */
  private change(change: (items: Items) => Items, told: Told | null = null): boolean {
    const text = read("signpost:list")
    const now = text === null ? { items: [] } : fromText(text)
    if (!("items" in now)) return false
    const isKept = keepItems(change(now.items)) // And so `readAgain`.
    this.set({ told: isKept ? told : { words: say(this.words, "list-trouble-refused"), isTrouble: true } })
    if (!isKept) announce(say(this.words, "list-trouble-refused"))
    return isKept
  }

  private show(): void {
    const { state, words, known, lookup } = this
    const shown = ordered(state.items, state.order, lookup).filter(({ read }) => !state.unreadOnly || read === undefined)
    const log = logOf(state.items, lookup, known.site, words)
    const view: TemplateResult = html`
      ${state.unreadable === null ? nothing : this.unreadableView()}
      ${state.shared ? sharedView(state.shared, state.items, lookup, words, this.sharedActions) : nothing}
      ${listView({ state, shown, notes: this.noteOf, kinds: known.kinds, lookup, words, actions: this.actions })}
      ${takeAwayView({ state, log, link: this.link(), words, actions: this.takeAway })}
    `
    render(view, this.place)
  }

  private unreadableView(): TemplateResult {
    const { words } = this
    return html`<div class="notice notice--caution" role="alert"><p>${say(words, "list-trouble-unreadable")}</p><p class="actions">
      <button type="button" class="button button--quiet" @click=${() => download("my-list.txt", this.state.unreadable ?? "", "text/plain")}>${say(words, "list-trouble-unreadable-save")}</button>
      <button type="button" class="button button--quiet" @click=${() => confirm(say(words, "list-trouble-unreadable-sure")) && (forget("signpost:list"), this.readAgain())}>${say(words, "list-trouble-unreadable-anew")}</button>
    </p></div>`
  }

  // What can be done with one of them

  private readonly noteOf = ({ entry, note }: Item): string => this.writing.get(entry)?.text ?? note?.text ?? ""

  private readonly actions: Actions = {
    order: (order) => this.set({ order }),
    unreadOnly: (unreadOnly) => this.set({ unreadOnly }),
    read: (entry, day) => this.change((items) => markedRead(items, entry, day)),
    minutes: (entry, minutes) => this.change((items) => timed(items, entry, minutes)),
    write: (entry, text) => this.write(entry, text),
    keepNotes: () => this.keepNotes(),
    removeEarlierNote: (entry, text) => this.change((items) => withoutEarlierNote(items, entry, text)),
    remove: (entry) => this.remove(entry),
    removeNotes: () => this.removeNotes(),
  }

  private write(entry: string, text: string): void {
    const known = this.writing.get(entry)
    clearTimeout(known?.timer)
    const before = known?.before ?? this.state.items.find((item) => item.entry === entry)?.note?.text ?? ""
    this.writing.set(entry, { text, before, timer: setTimeout(() => this.keepNotes(), pause) })
  }

  /** Keeps every note that is being written. One that the browser does not keep stays in its field. */
  private keepNotes(): void {
    for (const [entry, { text, before, timer }] of this.writing) {
      clearTimeout(timer)
      const wanted = text.slice(0, limits.text)
      if (this.change((items) => noted(items, entry, wanted, before, new Date().toISOString()), this.state.told)) this.writing.delete(entry)
    }
    this.show()
  }

  private remove(entry: string): void {
    this.keepNotes()
    const item = this.state.items.find((item) => item.entry === entry)
    if (!item) return
    const words = say(this.words, "list-removed", { title: this.lookup(entry)?.title ?? item.title })
    if (this.change((items) => without(items, entry), { words, undo: () => this.bringBack([item]) })) this.focusUndo(words)
  }

  private removeNotes(): void {
    this.keepNotes()
    const before = this.state.items
    const words = say(this.words, "list-notes-removed")
    const bare = (items: Items) => items.map(({ note: _, earlier_notes: __, ...item }) => item)
    if (this.change(bare, { words, undo: () => this.bringBack(before) })) this.focusUndo(words)
  }

  private bringBack(items: Items): void {
    const words = say(this.words, "list-undone")
    if (!this.change((now) => merged(now, items), { words })) return
    announce(words)
    const [first] = items
    this.root.querySelector<HTMLElement>(`[data-kept="${first?.entry}"] a`)?.focus()
  }

  private focusUndo(words: string): void {
    announce(words)
    this.root.querySelector<HTMLElement>("[data-undo]")?.focus()
  }

  // What came with the address

  private readonly sharedActions = {
    save: (entries: readonly string[]): void => {
      if (!entries.length) return announce(say(this.words, "shared-none-chosen"))
      const now = new Date().toISOString()
      const items = entries.map((entry) => ({ entry, title: this.lookup(entry)?.title ?? entry, saved: now }))
      const words = say(this.words, "shared-saved", { count: entries.length })
      if (!this.change((before) => items.reduce(withItem, before), { words })) return
      this.leaveShared()
      announce(words)
    },
    leave: (): void => this.leaveShared(),
  }

  private leaveShared(): void {
    history.replaceState(null, "", location.pathname + location.search)
    this.set({ shared: null })
    need<HTMLElement>(this.place, "h2").focus()
  }

  // What can be taken away

  private link(): string {
    const canonical = document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href ?? location.href.replace(/#.*/, "")
    return canonical + toHash(ordered(this.state.items, "saved", this.lookup).map(({ entry }) => entry))
  }

  private readonly takeAway = {
    copy: async (): Promise<void> => {
      const words = await navigator.clipboard.writeText(this.link()).then(
        () => "share-copied",
        () => "share-not-copied",
      )
      this.tell(say(this.words, words))
    },
    save: (): void => {
      this.keepNotes()
      const about = { made: new Date().toISOString(), site: this.known.site }
      this.hand(`${this.fileName("list-file-name")}.json`, toText(this.state.items, about), "application/json")
    },
    open: (file: File): Promise<void> => this.open(file),
    log: (kind: "word" | "excel" | "csv"): Promise<void> => this.attempt(() => this.saveLog(kind)),
    handOut: (): Promise<void> => this.attempt(() => this.handOut()),
  }

  private fileName(name: string): string {
    const now = new Date()
    return fileNameOf(`${say(this.words, name)} ${dayOf(now)}`)
  }

  private hand(name: string, content: BlobPart, type: string): void {
    download(name, content, type)
    this.tell(say(this.words, "log-saved", { file: name }))
  }

  private tell(words: string): void {
    this.set({ told: { words } })
    announce(words)
  }

  private async saveLog(kind: "word" | "excel" | "csv"): Promise<void> {
    this.keepNotes()
    const { words, lookup, known } = this
    const { items } = this.state
    const log = logOf(items, lookup, known.site, words)
    const name = this.fileName("log-file-name")
    if (kind === "csv") this.hand(`${name}.csv`, csvOf(logRows(log)), "text/csv;charset=utf-8")
    else if (kind === "excel") {
      const { logWorkbook } = await part<typeof import("./log-excel")>("log-excel")
      this.hand(`${name}.xlsx`, await logWorkbook(log, items, lookup, words), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    } else {
      const { logDocument } = await part<typeof import("./log-word")>("log-word")
      this.hand(`${name}.docx`, await logDocument(log, known.site, words), "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    }
  }

  /** What is not in the catalogue any more has no page to go to, and stays off the sheet. */
  private async handOut(): Promise<void> {
    const [{ openHandOut }, summaries] = await Promise.all([part<PaperSheet>("paper-sheet"), part<Record<string, string>>("summaries")])
    const items = ordered(this.state.items, this.state.order, this.lookup).flatMap(({ entry }) => {
      const found = this.lookup(entry)
      return found ? [{ title: found.title, summary: summaries[entry] ?? "", address: this.known.site.address + found.address }] : []
    })
    openHandOut(say(this.words, "list-paper-hand-out-title"), items)
  }

  /** Does something that needs a part of the script that may not come, and says plainly when it does not. */
  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      console.error("A file or sheet could not be made.", error)
      const words = say(this.words, "list-trouble-file")
      this.set({ told: { words, isTrouble: true } })
      announce(words)
    }
  }

  private async open(file: File): Promise<void> {
    this.keepNotes()
    const { words } = this
    const refused = (problems: readonly Problem[]) => {
      this.set({ opened: { words: say(words, "list-file-refused"), problems } })
      announce(say(words, "list-file-refused"))
    }
    if (file.size > 4 * limits.file) return refused([{ where: "", what: say(words, "list-file-too-large"), instead: "" }])
    const opened = fromText(await file.text())
    if ("problems" in opened) return refused(opened.problems)
    const together = mergedWithin(this.state.items, opened.items)
    if ("problems" in together) return refused(together.problems)
    const added = together.items.length - this.state.items.length
    if (!this.change((items) => merged(items, opened.items))) return
    const done = say(words, "list-file-opened", { count: opened.items.length, added })
    this.set({ opened: { words: done, problems: opened.notes } })
    announce(done)
  }
}
