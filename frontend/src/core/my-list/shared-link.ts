/**
 * A list as the part of an address after `#`, which no browser sends to a server: the names of entries and nothing more.
 *
 *     #shared=1~guidance.acas-stress.hse-standards~measure.sickness-absence
 *
 * Only letters, digits and the signs `-.~=` are in it, which programs for messages leave alone. Names of one kind stand
 * together, so that the kind is said once.
 */

import { isName, most } from "./items"

const start = "shared="
const version = "1"

/** Letters that a link may have before some programs cut it. */
export const longestSafeLink = 2_000

export function toHash(names: readonly string[]): string {
  const kinds = new Map<string, string[]>()
  for (const name of names) {
    const [kind = "", id = ""] = name.split("/")
    kinds.set(kind, [...(kinds.get(kind) ?? []), id])
  }
  return `#${start}${[version, ...[...kinds].map(([kind, ids]) => [kind, ...ids].join("."))].join("~")}`
}

/** The names in such a link, each once, and whatever in it is no name; `null` when it is no such link. */
export function fromHash(hash: string): { names: string[]; odd: string[] } | null {
  if (!hash.startsWith(`#${start}`)) return null
  const [given, ...groups] = hash.slice(1 + start.length).split("~")
  if (given !== version) return { names: [], odd: [given || "…"] }
  const found = groups.flatMap((part) => {
    const [kind, ...ids] = part.split(".")
    return ids.length ? ids.map((id) => `${kind}/${id}`) : [part]
  })
  const unique = [...new Set(found.slice(0, most.items))]
  return { names: unique.filter(isName), odd: unique.filter((name) => !isName(name)).map((name) => name.slice(0, 60)) }
}
