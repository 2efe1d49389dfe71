import { forget, read, write } from "../../browser/local-store"
import type { Answers } from "../../core/proposal/entry-form"

const key = "signpost:proposal"

export interface Draft {
  answers: Answers
  id: string
  /** When it was changed last. */
  changed: string
}

/** The draft for a kind of entry that this browser keeps, if there is one that we can read. */
export function draftOf(kind: string): Draft | null {
  const draft = all()[kind]
  const isOurs = typeof draft?.answers === "object" && draft.answers && typeof draft.id === "string" && !Number.isNaN(Date.parse(draft.changed))
  return isOurs ? draft : null
}

/** Keeps a draft, or with none forgets it. `false` when the browser refuses. */
export function keepDraft(kind: string, draft: Draft | null): boolean {
  const { [kind]: _, ...others } = all()
  const drafts = draft ? { ...others, [kind]: draft } : others
  if (Object.keys(drafts).length) return write(key, JSON.stringify(drafts))
  forget(key)
  return true
}

function all(): Record<string, Draft> {
  try {
    const kept: unknown = JSON.parse(read(key) ?? "{}")
    return typeof kept === "object" && kept ? (kept as Record<string, Draft>) : {}
  } catch {
    return {}
  }
}
