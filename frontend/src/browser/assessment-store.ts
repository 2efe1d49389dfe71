/**
 * Saved assessments in this browser: one record each, in IndexedDB.
 *
 * Each record has a revision, one more at each save. Whoever saves says which revision it began from; if another tab has
 * saved since, nothing is written and the other tab's record comes back. Comparing and writing are one transaction.
 */

import { createStore, del, entries, get, update } from "idb-keyval"
import type { Assessment } from "../core/answers"
import { database, type StoredKey } from "./local-store"

export interface Saved {
  /** Version of the shape of `assessment`: that of a file, so that the same upgrades bring it up to date. */
  version: number
  revision: number
  assessment: Assessment
}

/** Either the revision that was written, or what another tab did: saved a record of its own, or took ours away. */
export type Outcome = { revision: number } | { found: Saved | null }

/** Every promise rejects while the browser refuses storage or has no room; the next one may do better. */
export interface AssessmentStore {
  /** Newest first. */
  all(): Promise<Saved[]>
  one(id: string): Promise<Saved | undefined>
  /** `from` is the revision that was read or written last; 0 for an assessment that is not saved yet. */
  save(assessment: Assessment, from: number): Promise<Outcome>
  remove(id: string): Promise<void>
}

const version = 1
const key: StoredKey = "signpost:assessment"
const keyOf = (id: string) => `${key}:${id}`

/** Leaves the transaction without writing. */
class Elsewhere {
  constructor(readonly found: Saved | null) {}
}

/** Whether anything was ever kept. Opening a database makes it, and who only looks at the page has asked for none. */
async function isThere(): Promise<boolean> {
  if (!indexedDB.databases) return true // An older browser, which cannot say.
  return (await indexedDB.databases()).some(({ name }) => name === database)
}

export function assessmentStore(): AssessmentStore {
  const store = createStore(database, "kept")
  return {
    async all() {
      if (!(await isThere())) return []
      const found = await entries<string, Saved>(store)
      return found
        .filter(([name]) => name.startsWith(`${key}:`))
        .map(([, saved]) => saved)
        .sort((one, other) => other.assessment.changed.localeCompare(one.assessment.changed))
    },
    // Async, because a browser that refuses may throw at once where it should reject.
    async one(id) {
      if (!(await isThere())) return undefined
      return get<Saved>(keyOf(id), store)
    },
    async save(assessment, from) {
      const revision = from + 1
      try {
        await update<Saved>(
          keyOf(assessment.id),
          (found) => {
            if ((found?.revision ?? 0) !== from) throw new Elsewhere(found ?? null)
            return { version, revision, assessment }
          },
          store,
        )
        return { revision }
      } catch (reason) {
        if (reason instanceof Elsewhere) return { found: reason.found }
        throw reason
      }
    },
    async remove(id) {
      await del(keyOf(id), store)
    },
  }
}
