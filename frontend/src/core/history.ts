/** Undo and redo, for anything that is replaced rather than changed. */
export interface History<Thing> {
  /** Oldest first. */
  readonly past: readonly Thing[]
  readonly present: Thing
  /** What would be redone next comes first. */
  readonly future: readonly Thing[]
}

/** How many steps can be undone. Answers share what they do not change, so that a step costs little. */
export const steps = 100

/** A history with nothing to undo. */
export function startOf<Thing>(present: Thing): History<Thing> {
  return { past: [], present, future: [] }
}

/** The history one step on. What had been undone is forgotten, and so is the oldest step when there are too many. */
export function remember<Thing>({ past, present }: History<Thing>, next: Thing, most = steps): History<Thing> {
  return { past: [...past, present].slice(-most), present: next, future: [] }
}

/** The history with another present and no new step, as when a word grows by a letter. */
export function amend<Thing>({ past }: History<Thing>, next: Thing): History<Thing> {
  return { past, present: next, future: [] }
}

/** The history one step back; the same one when there is nothing to undo. */
export function undo<Thing>(history: History<Thing>): History<Thing> {
  const { past, present, future } = history
  if (!past.length) return history
  return { past: past.slice(0, -1), present: past[past.length - 1] as Thing, future: [present, ...future] }
}

/** The history one step on again; the same one when nothing was undone. */
export function redo<Thing>(history: History<Thing>): History<Thing> {
  const { past, present, future } = history
  if (!future.length) return history
  return { past: [...past, present], present: future[0] as Thing, future: future.slice(1) }
}
