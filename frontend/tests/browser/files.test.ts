import { expect, test } from "vitest"
import { fileNameOf } from "../../src/browser/files"

test.each([
  ["Ward 4: spring", "ward-4-spring"],
  ["Tŷ Gobaith, über uns", "ty-gobaith-uber-uns"],
  ["../../etc/passwd", "etc-passwd"],
  ["健康", "assessment"],
  ["x".repeat(200), "x".repeat(60)],
])("%s becomes the file name %s", (words, name) => {
  expect(fileNameOf(words)).toBe(name)
})
