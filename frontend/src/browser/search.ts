/** Fetches the search and what it needs, through script elements: part.ts says why. */

import type { Search } from "../core/search/found"
import type { openSearch } from "../core/search/search"
import { assetAddress, part, run } from "./part"

declare global {
  /** Each file of the index hands its data to this. */
  var signpostSearch: ((data: unknown) => void) | undefined
}

const held = new Map<string, unknown>()

/** The data of a file of the index. Rejects when it does not come; the next call asks again. */
async function load(file: string): Promise<unknown> {
  globalThis.signpostSearch ??= (data) => held.set((document.currentScript as HTMLScriptElement).src, data)
  const address = assetAddress(`search/${file}`)
  await run(address)
  if (!held.has(address)) throw new Error(`${address} gives nothing.`)
  return held.get(address)
}

let opened: Promise<Search> | undefined

/** The search. Everything that it needs before the first word is on its way when this returns. */
export function loadSearch(): Promise<Search> {
  opened ??= open().catch((problem: unknown) => {
    opened = undefined
    throw problem
  })
  return opened
}

async function open(): Promise<Search> {
  const [script] = await Promise.all([part<{ openSearch: typeof openSearch }>("search"), load("index.js")])
  return script.openSearch(load)
}

/** For when the reader rests on the box or goes to it: the search will be there for the first word. */
export function warmSearch(): void {
  loadSearch().catch(() => undefined) // Whoever searches is told.
}
