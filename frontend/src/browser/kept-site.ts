/** Keeping pages and files of the site on this device; used by the pages and by the service worker. */

import { bytesOf, changesBetween, listAddress, type SiteFile, type SiteFiles, siteFilesOf } from "../core/kept-site"
import { offlineCache } from "./offline-cache"

/** How many files are fetched at a time. */
const atOnce = 6

export interface Progress {
  done: number
  total: number
  bytes: number
}

/** The list of what is kept of the site named by the address of its root; `null` when the whole site was never asked for. */
export async function keptFiles(root: string): Promise<SiteFiles | null> {
  const found = await caches.match(root + listAddress, { cacheName: offlineCache, ignoreVary: true })
  return found ? siteFilesOf(await found.text()) : null
}

/**
 * Keeps every file of the site, as it is now, fetching what is not kept yet or has changed.
 *
 * When it is broken off it rejects, and notes what has come, so that the next call goes on from there.
 */
export async function keepSite(root: string, tell: (progress: Progress) => void = () => {}, stop?: AbortSignal): Promise<void> {
  const cache = await caches.open(offlineCache)
  const response = await fetch(root + listAddress, { cache: "no-cache", ...(stop && { signal: stop }) })
  const now = response.ok ? siteFilesOf(await response.text()) : null
  if (!now) throw new Error("The list of the site's files did not come.")
  const { due, gone } = changesBetween(await keptFiles(root), now)
  const waiting = new Set(due)
  const queue = due.values()
  const fetchNext = async (): Promise<void> => {
    for (const file of queue) {
      const got = await fetch(root + file[0], { cache: "no-cache", ...(stop && { signal: stop }) })
      if (!got.ok) throw new Error(`${file[0]} did not come.`)
      await cache.put(root + file[0], got)
      waiting.delete(file)
      tell(progressOf(now.files, waiting))
    }
  }
  try {
    tell(progressOf(now.files, waiting))
    await Promise.all(Array.from({ length: atOnce }, fetchNext))
    await Promise.all(gone.map((address) => cache.delete(root + address)))
  } finally {
    const files = now.files.filter((file) => !waiting.has(file))
    const list: SiteFiles = { version: waiting.size ? "" : now.version, files }
    await cache.put(root + listAddress, new Response(JSON.stringify(list), { headers: { "Content-Type": "application/json" } }))
  }
}

function progressOf(files: readonly SiteFile[], waiting: ReadonlySet<SiteFile>): Progress {
  const done = files.filter((file) => !waiting.has(file))
  return { done: done.length, total: files.length, bytes: bytesOf(done) }
}
