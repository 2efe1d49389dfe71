import fc from "fast-check"
import { expect, test } from "vitest"
import { bytesOf, changesBetween, type SiteFile, siteFilesOf } from "../../src/core/kept-site"

const list = (...files: SiteFile[]) => ({ version: "1", files })

test("what is new or has another digest is fetched, and what is no longer listed goes", () => {
  const kept = list(["a/", "1", 10], ["b/", "1", 10], ["c/", "1", 10])
  const now = list(["a/", "1", 10], ["b/", "2", 11], ["d/", "1", 12])

  expect(changesBetween(kept, now)).toEqual({ due: [["b/", "2", 11], ["d/", "1", 12]], gone: ["c/"] })
  expect(changesBetween(null, now)).toEqual({ due: now.files, gone: [] })
  expect(bytesOf(now.files)).toBe(33)
})

const files = fc.uniqueArray(fc.tuple(fc.string(), fc.string(), fc.nat()), { selector: ([address]) => address })

test("after the changes what is kept is what is there now, whatever was kept", () => {
  fc.assert(
    fc.property(files, files, (before, after) => {
      const { due, gone } = changesBetween(list(...before), list(...after))
      const kept = new Map(before.map(([address, digest]) => [address, digest]))
      for (const [address, digest] of due) kept.set(address, digest)
      for (const address of gone) kept.delete(address)
      expect(kept).toEqual(new Map(after.map(([address, digest]) => [address, digest])))
    }),
  )
})

test("a list that is none is no list, and never an error", () => {
  expect(siteFilesOf('{"version":"1","files":[["a/","1",10]]}')).toEqual(list(["a/", "1", 10]))
  for (const text of ["", "<html>", "null", "[]", '{"version":1,"files":[]}', '{"version":"1","files":[["a/","1"]]}', '{"version":"1"}']) {
    expect(siteFilesOf(text)).toBeNull()
  }
  fc.assert(fc.property(fc.string(), (text) => void siteFilesOf(text)))
  fc.assert(fc.property(fc.jsonValue(), (value) => void siteFilesOf(JSON.stringify(value))))
})
