/**
 * Zipping and unzipping in the page itself; stands in for `fflate` in the readers and writers of workbooks.
 *
 * For larger files fflate would start workers from code in a blob, which our content security policy forbids. And it
 * would unpack whatever it is given: a small file can claim to hold gigabytes.
 */

import { unzipSync, type Unzipped, type Zippable, zipSync } from "fflate"

export { strFromU8, strToU8, unzipSync, zipSync } from "fflate"

/** Bytes that a workbook may unpack to. Ours have less than one million. */
export const mostUnpacked = 50_000_000

type Done<Result> = (error: Error | null, result: Result) => void

export function zip(files: Zippable, done: Done<Uint8Array>): void {
  try {
    done(null, zipSync(files))
  } catch (error) {
    done(error as Error, new Uint8Array())
  }
}

/** Refuses before it unpacks anything more as soon as the files together claim to be larger than any workbook of ours. */
export function unzip(data: Uint8Array, done: Done<Unzipped>): void {
  let unpacked = 0
  try {
    const files = unzipSync(data, {
      filter({ originalSize }) {
        unpacked += originalSize
        if (unpacked > mostUnpacked) throw new Error("The file unpacks to more than any workbook of ours.")
        return true
      },
    })
    done(null, files)
  } catch (error) {
    done(error as Error, {})
  }
}
