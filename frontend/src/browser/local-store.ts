/** Everything this site may keep in the reader's browser. The privacy page shows this list; one button wipes it. */
export const storedKeys = [
  { key: "signpost:appearance", keeps: "Whether you chose light or dark, if you chose." },
] as const

export type StoredKey = (typeof storedKeys)[number]["key"]

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
 * Returns the keys that are gone, or `null` when the browser does not let us look.
 */
export function wipe(store: Store | null = browserStore()): string[] | null {
  try {
    if (!store) return null
    const keys = Array.from({ length: store.length }, (_, index) => store.key(index))
    const ours = keys.filter((key): key is string => key !== null && key.startsWith(prefix))
    for (const key of ours) store.removeItem(key)
    return ours
  } catch {
    return null
  }
}

/** Sent on `document` after a wipe, so that whatever shows a kept value shows its default again. */
export const wiped = "signpost:wiped"
