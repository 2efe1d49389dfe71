import type { AssessmentStore, Saved } from "../../browser/assessment-store"
import type { News } from "../../browser/tabs"
import type { Assessment } from "../../core/answers"

/** Where the answers are. Only `saved` means that closing the tab loses nothing. */
export type SaveState =
  | { kind: "saved"; at: Date }
  | { kind: "saving" }
  /** The browser stores nothing for us, or has no room. */
  | { kind: "refused" }
  | { kind: "full" }
  /** Another tab has saved the same assessment since, or taken it away. Nothing is written until the reader chooses. */
  | { kind: "elsewhere"; found: Saved | null }
  /** The shared-computer mode: nothing is stored, on purpose. */
  | { kind: "not-kept" }

/** What is open, as far as keeping it goes. */
export interface Keeper {
  readonly state: SaveState
  /** Keeps the assessment after so many milliseconds without another change. */
  keep(assessment: Assessment, wait: number): void
  /** Writes what waits, now. */
  flush(): Promise<void>
}

/** Keeps nothing. */
export class NoKeeper implements Keeper {
  readonly state: SaveState = { kind: "not-kept" }
  keep(): void {}
  async flush(): Promise<void> {}
}

/** Saves as the reader goes, one write at a time, and always knows what is true about it. */
export class Autosave implements Keeper {
  state: SaveState
  private waiting: Assessment | null = null
  private writing: Promise<void> | null = null
  private timer: ReturnType<typeof setTimeout> | undefined

  /** `revision` is that of the record it was read from; 0 when there is none yet. */
  constructor(
    private readonly store: AssessmentStore,
    private revision: number,
    private readonly tell: (news: News) => void,
    private readonly onState: (state: SaveState) => void,
    at: Date,
  ) {
    this.state = revision ? { kind: "saved", at } : { kind: "saving" }
  }

  keep(assessment: Assessment, wait: number): void {
    this.waiting = assessment
    // A problem stays in sight until a write has gone well.
    if (this.state.kind === "saved") this.show({ kind: "saving" })
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.flush(), wait)
  }

  async flush(): Promise<void> {
    clearTimeout(this.timer)
    this.writing ??= this.write().finally(() => (this.writing = null))
    await this.writing
  }

  /** Another tab may have saved while this one could not hear it, asleep or in the back-forward cache. */
  async look(id: string): Promise<void> {
    try {
      await this.writing
      const found = await this.store.one(id)
      if (this.revision && (found?.revision ?? 0) !== this.revision && !this.writing) this.show({ kind: "elsewhere", found: found ?? null })
    } catch {
      // It could not be read. The next save will say so, if it cannot be written either.
    }
  }

  private async write(): Promise<void> {
    while (this.waiting && this.state.kind !== "elsewhere") {
      const assessment = this.waiting
      this.waiting = null
      try {
        const outcome = await this.store.save(assessment, this.revision)
        if ("found" in outcome) {
          this.waiting ??= assessment
          return this.show({ kind: "elsewhere", found: outcome.found })
        }
        this.revision = outcome.revision
        this.tell({ id: assessment.id, revision: this.revision })
      } catch (error) {
        this.waiting ??= assessment
        return this.show({ kind: (error as DOMException | null)?.name === "QuotaExceededError" ? "full" : "refused" })
      }
      if (!this.waiting) this.show({ kind: "saved", at: new Date() })
    }
  }

  private show(state: SaveState): void {
    this.state = state
    this.onState(state)
  }
}
