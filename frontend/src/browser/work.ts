/**
 * What the reader has made on this page, as far as leaving it goes: kept in this browser, only here, or nothing.
 *
 * Told through the document, because the tools and whoever asks are scripts that share nothing.
 */
export type Work = "kept" | "only-here" | null

/** Sent on `document` when that has changed. */
export const workChanged = "signpost:work"

/** Sent on `document` before the page is loaded anew; what must be written first is put into `detail`. */
export const leaving = "signpost:leaving"

/** Says how it is about the reader's work. A tool that keeps some calls this at each change. */
export function tellWork(work: Work): void {
  if (work === workHere()) return
  if (work) document.documentElement.dataset.work = work
  else delete document.documentElement.dataset.work
  document.dispatchEvent(new Event(workChanged))
}

export const workHere = (): Work => (document.documentElement.dataset.work as Work | undefined) ?? null

/** Calls back before the page is loaded anew, which waits until the promise is settled. */
export function beforeLeaving(write: () => Promise<unknown>): void {
  document.addEventListener(leaving, (event) => (event as CustomEvent<Promise<unknown>[]>).detail.push(write()))
}

/** Settles when everything that the tools of this page want to write is written. */
export async function allWritten(): Promise<void> {
  const waiting: Promise<unknown>[] = []
  document.dispatchEvent(new CustomEvent(leaving, { detail: waiting }))
  await Promise.allSettled(waiting)
}
