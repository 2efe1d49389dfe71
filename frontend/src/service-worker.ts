/**
 * Makes the site work without a connection. While there is one, readers get what they would get without this.
 *
 * Pages and files come from the network, and what came is put by; without network, or when it lets the reader wait, what was
 * put by serves. So nothing is ever stale, and a new version of this script may take over at once: nothing that is open
 * changes under the reader. `macros/offline.py` writes it into the site, with a line before it that says what it holds.
 */

import { keepSite, keptFiles } from "./browser/kept-site"
import { offlineCache } from "./browser/offline-cache"
import { listAddress } from "./core/kept-site"

/** Written by the build. */
declare const signpostOffline: {
  /** Of the build. */
  version: string
  /** Addresses of what is put by when the worker is installed. */
  shell: string[]
  /** Folders whose files never change under their address. */
  lasting: string[]
}

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}

interface FetchEvent extends ExtendableEvent {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}

interface Worker {
  addEventListener(type: "install" | "activate", listener: (event: ExtendableEvent) => void): void
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void
  addEventListener(type: "message", listener: (event: ExtendableEvent & MessageEvent<{ visited?: string[] }>) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void>; matchAll(options: { type: "window" }): Promise<{ postMessage(message: unknown): void }[]> }
}

const worker = globalThis as unknown as Worker
const { version, shell, lasting } = signpostOffline

/** Address of the start page: the site may be one folder among others. */
const root = new URL("./", location.href).href

/** How long the network may let a reader wait when there is something to show, and for how long it then counts as slow. */
const patience = 3_000
const slowFor = 30_000
let slowUntil = 0

worker.addEventListener("install", (event) => {
  // Without waiting for every tab to close: pages come from the network first, so an open one loses nothing by a newer worker.
  event.waitUntil(install().then(() => worker.skipWaiting()))
})

worker.addEventListener("activate", (event) => {
  event.waitUntil(takeOver())
})

worker.addEventListener("message", (event) => {
  const { visited } = event.data ?? {}
  if (Array.isArray(visited)) event.waitUntil(putBy(visited))
})

worker.addEventListener("fetch", (event) => {
  const address = keyOf(event.request.url)
  if (event.request.method !== "GET" || address === null) return
  const isLasting = lasting.some((folder) => address.startsWith(root + folder))
  event.respondWith(isLasting ? keptFirst(event, address) : networkFirst(event, address))
})

/** The address under which something is put by, without the reader's words and choices; `null` for what is none of our business. */
function keyOf(url: string): string | null {
  const address = url.replace(/[?#].*/s, "")
  const path = address.slice(root.length)
  return address.startsWith(root) && address !== location.href && path !== listAddress && !/^(api|downloads|feeds|schemas)\//.test(path) ? address : null
}

async function install(): Promise<void> {
  const cache = await caches.open(offlineCache)
  await cache.addAll(shell.map((address) => new Request(root + address, { cache: "no-cache" })))
}

/** Forgets files of older builds that nobody asks for any more, and tells the pages that are open. */
async function takeOver(): Promise<void> {
  const cache = await caches.open(offlineCache)
  for (const { url } of await cache.keys()) if (lasting.some((folder) => isBeside(folder, url.slice(root.length)))) await cache.delete(url)
  await worker.clients.claim()
  for (const client of await worker.clients.matchAll({ type: "window" })) client.postMessage({ version })
}

/** Whether a file is in a folder beside that folder: the same of another build. */
function isBeside(folder: string, path: string): boolean {
  const above = folder.replace(/[^/]+\/$/, "")
  return path.startsWith(above) && !path.startsWith(folder) && path.slice(above.length).includes("/")
}

/** Puts by what a page has loaded before this worker was there. */
async function putBy(urls: readonly string[]): Promise<void> {
  const cache = await caches.open(offlineCache)
  for (const address of new Set(urls.map(keyOf))) {
    if (address === null || (await cache.match(address, { ignoreVary: true }))) continue
    const response = await fetch(address).catch(() => null)
    if (response?.ok && !response.redirected) await cache.put(address, response)
  }
}

async function kept(address: string): Promise<Response | undefined> {
  return caches.match(address, { cacheName: offlineCache, ignoreVary: true })
}

async function keptFirst(event: FetchEvent, address: string): Promise<Response> {
  return (await kept(address)) ?? networkFirst(event, address)
}

async function networkFirst(event: FetchEvent, address: string): Promise<Response> {
  const { request } = event
  let isHere = false
  const isPage = request.mode === "navigate"
  // A script that the browser still holds may be older than its page. Fonts are not, and are large.
  const asked = isPage || address.endsWith(".woff2") ? fetch(request) : fetch(request, { cache: "no-cache" })
  const fresh = asked.then((response) => {
    isHere = true
    slowUntil = 0
    if (response.ok && response.type === "basic" && !response.redirected) event.waitUntil(keep(address, response.clone()))
    return response
  })
  event.waitUntil(fresh.then(isPage ? renew : undefined, () => {}))
  const orKept = wait(Date.now() < slowUntil ? 0 : patience).then(async () => {
    const found = isHere ? undefined : await kept(address)
    if (!found) return fresh
    if (Date.now() >= slowUntil) slowUntil = Date.now() + slowFor
    return found
  })
  try {
    return await Promise.race([fresh, orKept])
  } catch {
    return (await kept(address)) ?? (isPage ? elsewhere(request.url) : Response.error())
  }
}

async function keep(address: string, response: Response): Promise<void> {
  // No room is no reason not to show the page.
  await (await caches.open(offlineCache)).put(address, response).catch(() => {})
}

/** The page for what is not here, which is told what that was. */
function elsewhere(url: string): Response {
  return Response.redirect(`${root}offline/?page=${encodeURIComponent(url.slice(root.length))}`)
}

let renewing: Promise<void> | undefined

/** Brings a kept site up to date, once for each version. */
function renew(): Promise<void> {
  renewing ??= keptFiles(root).then((list) => (list && list.version !== version ? keepSite(root) : undefined)).catch(() => {
    renewing = undefined // The next page tries again.
  })
  return renewing
}

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
