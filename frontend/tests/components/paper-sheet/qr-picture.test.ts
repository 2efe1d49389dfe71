/// <reference types="vite/client" />
import { correction, generate } from "lean-qr"
import { expect, test } from "vitest"

import { outlineOf } from "../../../src/components/paper-sheet/qr-picture"
import vector from "./qr-vector.txt?raw"

/** The dark modules that path data fills, as lines of # and dots, the quiet border included. */
function filled(outline: string, size: number): string[] {
  const grid = Array.from({ length: size }, () => Array<string>(size).fill("."))
  for (const [, x, y, width] of outline.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let column = 0; column < Number(width); column++) (grid[Number(y)] as string[])[Number(x) + column] = "#"
  return grid.map((row) => row.join(""))
}

// The code in qr-vector.txt was read by OpenCV's detector, which gave back the text above it. It is never changed.
test("an address becomes the code that another program reads as the same address", () => {
  const [text = "", ...lines] = vector.trimEnd().split("\n")
  const code = generate(text, { minCorrectionLevel: correction.Q })

  expect(filled(outlineOf(code), code.size + 8)).toEqual(lines)
})

test("nothing stands in the quiet border of four modules", () => {
  const code = generate("x".repeat(200))
  const lines = filled(outlineOf(code), code.size + 8)

  for (const line of [...lines.slice(0, 4), ...lines.slice(-4)]) expect(line).not.toContain("#")
  for (const line of lines) expect(line).toMatch(/^\.{4}.*\.{4}$/)
})
