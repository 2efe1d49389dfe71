import { circle, type PathShape, type Shape, short, type TextShape, widthOf } from "../picture/picture"
import type { ChartData } from "./chart-data"

/** Two sizes of every picture. On a narrow screen it is shown at about three quarters, so its letters are larger. */
export const sizes = {
  wide: { width: 880, text: 16 },
  narrow: { width: 360, text: 19 },
} as const

/** Colours and outlines of the columns: each differs in both, so that neither is needed. */
const colours = ["segment-1", "segment-3", "segment-7", "segment-5"]
const outlines = [circle(6), "M-5.5 -5.5H5.5V5.5H-5.5Z", "M0 -8L8 0L0 8L-8 0Z", "M0 -7.5L7.5 5.5H-7.5Z"]

export function colourOf(column: number): string {
  return colours[column % colours.length] as string
}

/** The mark of a column: solid, or hollow where the figure was read in somebody else's account. */
export function mark(column: number, hollow: boolean, x: number, y: number): PathShape {
  const colour = colourOf(column)
  return { kind: "path", role: hollow ? "hollow" : "dot", d: outlines[column % outlines.length] as string, x: short(x), y: short(y), fill: hollow ? "paper" : colour, stroke: colour, width: 2.5 }
}

export function written(text: string, x: number, y: number, size: number, more: Partial<TextShape> = {}): TextShape {
  return { kind: "text", role: "text", text, x: short(x), y: short(y), size, anchor: "start", fill: "ink", face: "body", ...more }
}

/** One thing that the key explains: how it is drawn in a place 24 wide, and its words. */
interface Item {
  draw: (x: number, y: number) => Shape[]
  words: string
}

/** What the marks mean, in as many lines as it takes. Nothing is explained that is not in the picture. */
export function key(data: ChartData, low: number, ending: string, top: number, narrow: boolean): { shapes: Shape[]; height: number } {
  const { width, text } = sizes[narrow ? "narrow" : "wide"]
  const size = text - 1
  const { columns, rows, words, kind } = data
  const several = columns.length > 1
  const marked = kind === "line" || kind === "dots"
  const items: Item[] = []
  if (marked && several) columns.forEach((column, place) => items.push({ draw: (x, y) => [mark(place, false, x + 9, y)], words: column }))
  if (rows.some(({ hollow }) => hollow) && kind !== "heat") {
    const sampled = several ? "ink-soft" : colourOf(0) // No column’s own colour, where columns have colours.
    const sample = (hollow: boolean) => (x: number, y: number): Shape[] => (marked ? [{ ...mark(0, hollow, x + 9, y), stroke: sampled, ...(!hollow && { fill: sampled }) }] : [bar(0, hollow, x, y - 6, 18, 12)])
    if (rows.some(({ hollow }) => !hollow)) items.push({ draw: sample(false), words: words.solid })
    items.push({ draw: sample(true), words: words.hollow })
  }
  if (kind === "line" && rows.some(({ brokenBecause }) => brokenBecause)) items.push({ draw: (x, y) => [breakLine(x + 9, y - 10, y + 10)], words: words.break })
  if (marked && low !== 0) items.push({ draw: () => [], words: words.axis.replace("{low}", `${low}${ending}`) })
  if (kind === "heat") items.push({ draw: () => [], words: words.darker })

  const shapes: Shape[] = []
  let [x, y] = [0, top + 24]
  for (const { draw, words: said } of items) {
    const drawn = draw(x, y - 5)
    const wide = (drawn.length > 0 ? 26 : 0) + widthOf(said, size)
    if (x > 0 && x + wide > width) {
      shapes.push(...draw(0, y + 21))
      ;[x, y] = [0, y + 26]
    } else shapes.push(...drawn)
    shapes.push(written(said, x + (drawn.length > 0 ? 26 : 0), y, size, { fill: "ink-soft" }))
    x += wide + 28
  }
  return { shapes, height: items.length > 0 ? y + 8 - top : 0 }
}

/** A bar whose corner is given. Hollow it is an outline. */
export function bar(column: number, hollow: boolean, x: number, y: number, long: number, high: number): PathShape {
  const colour = colourOf(column)
  const inset = hollow ? 1.25 : 0
  const [wide, tall] = [Math.max(long - 2 * inset, 0.5), high - 2 * inset]
  return {
    kind: "path",
    role: hollow ? "hollow" : "fill",
    d: `M0 0H${short(wide)}V${short(tall)}H0Z`,
    x: short(x + inset),
    y: short(y + inset),
    fill: hollow ? "paper" : colour,
    ...(hollow && { stroke: colour, width: 2.5 }),
  }
}

/** Where a series breaks: a dashed line from top to bottom. */
export function breakLine(x: number, from: number, to: number): PathShape {
  return { kind: "path", role: "break", d: `M0 0V${short(to - from)}`, x: short(x), y: short(from), stroke: "ink-soft", width: 1.5, dashes: [4, 4] }
}
