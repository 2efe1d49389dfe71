import { expect, test } from "vitest"
import { mostUnpacked, strToU8, unzip, zip, zipSync } from "../../src/browser/zip"

test("what is zipped comes back", () => {
  expect.assertions(2)
  zip({ "a.xml": strToU8("<a/>") }, (_, zipped) => {
    unzip(zipped, (error, files) => {
      expect(error).toBeNull()
      expect(new TextDecoder().decode(files["a.xml"])).toBe("<a/>")
    })
  })
})

// Packing fifty megabytes takes a busy machine more than the usual five seconds.
test("a small file that unpacks to more than any workbook is refused before it is unpacked", { timeout: 60_000 }, () => {
  const bomb = zipSync({ "a.xml": new Uint8Array(mostUnpacked / 2 + 1), "b.xml": new Uint8Array(mostUnpacked / 2 + 1) })
  expect(bomb.length).toBeLessThan(100_000)

  unzip(bomb, (error, files) => {
    expect(error?.message).toContain("more than any workbook")
    expect(files).toEqual({})
  })
})

test("what is no ZIP is refused", () => {
  unzip(strToU8("PK, said the parrot"), (error) => expect(error).toBeInstanceOf(Error))
})
