import { forgetOffline } from "./offline-cache"

/** Everything this site may keep in the reader's browser. The privacy page shows this list; one button wipes it. */
export const storedKeys = [
  { key: "signpost:appearance", keeps: "Whether you chose light or dark, if you chose." },
  { key: "signpost:assessment", keeps: "Each assessment that you made or opened: its name, your answers, notes and plan." },
  { key: "signpost:search-keys", keeps: "That the keys / and s should not open the search, if you said so." },
  { key: "signpost:list", keeps: "Your list: what you saved, what you have read and when, your notes and minutes." },
  { key: "signpost:offline", keeps: "Pages of this site that you opened, or all of them if you asked, so that they can be read without a connection." },
  { key: "signpost:proposal", keeps: "Drafts of entries that you propose, until you throw them away." },
] as const

export type StoredKey = (typeof storedKeys)[number]["key"]

/** The IndexedDB database for what is too large for the small store. Its keys are of the same list. */
export const database = "signpost"

/** The origin may be shared with other sites, so every key of ours starts with this and no other key is touched. */
const prefix = "signpost:"

/** The part of `Storage` that we use. */
export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">

/** The browser's own store, or nothing: a strict setting refuses it by throwing on sight. */
function browserStore(): Store | null {
  try {
    return globalThis.localStorage
  } catch {
    return null
  }
}

/** What is kept under a key; `null` when there is nothing, or when the browser keeps nothing for us. */
export function read(key: StoredKey, store: Store | null = browserStore()): string | null {
  try {
    return store?.getItem(key) ?? null
  } catch {
    return null
  }
}

/** Keeps a value. `false` when the browser refuses or is full, so that the page can say so. */
export function write(key: StoredKey, value: string, store: Store | null = browserStore()): boolean {
  try {
    if (!store) return false
    store.setItem(key, value)
    return true
  } catch {
    return false
  }
}

/** Forgets one value. */
export function forget(key: StoredKey, store: Store | null = browserStore()): void {
  try {
    store?.removeItem(key)
  } catch {
    // Nothing was kept, so nothing is left to forget.
  }
}

/**
 * Forgets everything we ever kept, keys of older versions included, and nothing that belongs to anybody else.
 *
 * Gives the keys that are gone, or `null` when the browser does not let us look.
 */
export async function wipe(store: Store | null = browserStore(), clear = clearDatabase, forgetPages = forgetOffline): Promise<string[] | null> {
  try {
    if (!store) return null
    const keys = Array.from({ length: store.length }, (_, index) => store.key(index))
    const ours = keys.filter((key): key is string => key !== null && key.startsWith(prefix))
    for (const key of ours) store.removeItem(key)
    return [...ours, ...(await clear()), ...(await forgetPages())]
  } catch {
    return null
  }
}

/** Empties our database, which other tabs may have open, and gives the keys that were in it. */
function clearDatabase(): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database)
    opening.onupgradeneeded = () => opening.transaction?.abort() // There was none, and looking must not make one.
    opening.onerror = () => (opening.error?.name === "AbortError" ? resolve([]) : reject(opening.error))
    opening.onsuccess = () => {
      const found = opening.result
      const work = found.transaction([...found.objectStoreNames], "readwrite")
      const keys = [...found.objectStoreNames].map((name) => {
        const kept = work.objectStore(name).getAllKeys()
        work.objectStore(name).clear()
        return kept
      })
      work.oncomplete = () => {
        found.close()
        resolve(keys.flatMap(({ result }) => result.map(String)))
      }
      work.onabort = () => reject(work.error)
    }
  })
}

/** Sent on `document` after a wipe, so that whatever shows a kept value shows its default again. */
export const wiped = "signpost:wiped"
