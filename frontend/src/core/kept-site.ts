/** The list of the site's files, which the build writes: what there is to keep on a device, and what has changed. */

/** One file: its address from the root of the site, a digest of its content, and its bytes. */
export type SiteFile = readonly [address: string, digest: string, bytes: number]

export interface SiteFiles {
  /** Of the build; empty while only some of the files are kept. */
  version: string
  files: readonly SiteFile[]
}

/** Where the list is, from the root of the site. */
export const listAddress = "assets/offline/files.json"

/** Reads a list; `null` for anything that is none. */
export function siteFilesOf(text: string): SiteFiles | null {
  try {
    const { version, files } = JSON.parse(text)
    const isFile = (file: unknown) =>
      Array.isArray(file) && file.length === 3 && typeof file[0] === "string" && typeof file[1] === "string" && Number.isFinite(file[2])
    return typeof version === "string" && Array.isArray(files) && files.every(isFile) ? { version, files } : null
  } catch {
    return null
  }
}

/** What must be fetched and what can go, so that what is kept is the site as it is now. */
export function changesBetween(kept: SiteFiles | null, now: SiteFiles): { due: SiteFile[]; gone: string[] } {
  const before = new Map(kept?.files.map(([address, digest]) => [address, digest]))
  const due = now.files.filter(([address, digest]) => before.get(address) !== digest)
  for (const [address] of now.files) before.delete(address)
  return { due, gone: [...before.keys()] }
}

export const bytesOf = (files: readonly SiteFile[]): number => files.reduce((sum, [, , bytes]) => sum + bytes, 0)
