/** The list in this browser, for whoever shows only what is on it. The page of the list itself reads it with every check. */

import { format, type Item, version } from "../core/my-list/items"
import { forget, read, type Store, wiped, write } from "./local-store"

const key = "signpost:list"

/** Sent on `document` when this page has changed the list. Other tabs hear `storage`. */
export const listChanged = "signpost:list-changed"

/** The items as they are kept; `null` when something is kept that we cannot read and so must leave alone. */
export function keptItems(store?: Store | null): readonly Item[] | null {
  const text = read(key, store)
  if (text === null) return []
  try {
    const kept = JSON.parse(text)
    const isOurs = kept.format === format && kept.version === version && Array.isArray(kept.items)
    return isOurs && kept.items.every((item: Item | null) => typeof item?.entry === "string" && typeof item.saved === "string") ? kept.items : null
  } catch {
    return null
  }
}

/** Keeps these items in place of what was kept. `false` when the browser refuses or is full; then nothing has changed. */
export function keepItems(items: readonly Item[], store?: Store | null): boolean {
  if (items.length) {
    if (!write(key, JSON.stringify({ format, version, items }), store)) return false
  } else forget(key, store)
  globalThis.document?.dispatchEvent(new Event(listChanged))
  return true
}

/** Calls back when the list may be another: changed here or in another tab, or wiped. */
export function onListChange(callback: () => void): void {
  document.addEventListener(listChanged, callback)
  document.addEventListener(wiped, callback)
  addEventListener("storage", (event) => {
    if (event.key === key || event.key === null) callback()
  })
}
