import { circle, linesOf, type Picture, rectangle, type Shape, short } from "../picture/picture"
import type { Slice } from "./slice"

/** Measures of the two sizes: beside its name a bar is long, below it short. */
const sizes = {
  wide: { width: 880, left: 300, right: 64, row: 46, bar: 22, text: 17, letters: 32 },
  narrow: { width: 360, left: 0, right: 52, row: 62, bar: 18, text: 17, letters: 36 },
}

/**
 * One bar for each element, highest score first, those without a score last.
 *
 * A thin line is the range, a diamond the target. Bars begin at 0 and end at 100, so that lengths can be compared.
 */
export function barsPicture(slices: readonly Slice[], { narrow }: { narrow: boolean }): Picture {
  const { width, left, right, row, bar, text, letters } = sizes[narrow ? "narrow" : "wide"]
  const long = width - left - right
  const at = (score: number) => short(left + (long * score) / 100)
  const shapes: Shape[] = []
  let y = 0
  for (const { number, name, figure, score, low, high, target } of bySize(slices)) {
    const lines = linesOf(name, letters)
    const extra = (lines.length - 1) * text * 1.2
    const top = narrow ? y + text * 1.75 + extra : y + (row - bar + extra) / 2
    const middle = short(top + bar / 2)
    const colour = `segment-${number}`
    const first = narrow ? y + text * 1.2 : middle - extra / 2 + text * 0.36
    shapes.push(
      { kind: "path", role: "badge", d: circle(13), x: 14, y: short(first - text * 0.36), fill: colour },
      { kind: "text", role: "badge-text", text: String(number), x: 14, y: short(first - text * 0.36 + 5), size: 15, anchor: "middle", fill: `${colour}-ink`, face: "body", bold: true },
      ...lines.map((line, index): Shape => ({ kind: "text", role: "text", text: line, x: 36, y: short(first + index * text * 1.2), size: text, anchor: "start", fill: "ink", face: "body" })),
      { kind: "path", role: "track", d: rectangle(long, bar), x: left, y: short(top), fill: "tint", ...(score === null && { stroke: "edge", width: 1.5, dashes: [5, 5] }) },
    )
    if (score) shapes.push({ kind: "path", role: "fill", d: rectangle((long * score) / 100, bar), x: left, y: short(top), fill: colour })
    for (const line of [25, 50, 75]) {
      shapes.push({ kind: "path", role: "grid", d: `M0 0V${bar}`, x: at(line), y: short(top), stroke: score !== null && line < score ? "paper" : "line", width: 1 })
    }
    if (score !== null && low !== null && high !== null && high - low >= 1) {
      const d = `M0 0H${short(at(high) - at(low))}M0 -5V5M${short(at(high) - at(low))} -5V5`
      shapes.push({ kind: "path", role: "paper", d, x: at(low), y: middle, stroke: "paper", width: 6 }, { kind: "path", role: "range", d, x: at(low), y: middle, stroke: "ink", width: 2.5 })
    }
    if (target !== null) {
      shapes.push({ kind: "path", role: "target", d: "M0 -9L9 0L0 9L-9 0Z", x: at(target), y: middle, fill: "paper", stroke: "ink", width: 2.5 })
    }
    shapes.push({ kind: "text", role: "text", text: score === null ? "–" : figure, x: left + long + 12, y: short(middle + 6), size: text, anchor: "start", fill: "ink", face: "body", bold: true })
    y += row + extra
  }
  return { width, height: Math.ceil(y), shapes }
}

/** Highest score first; equals keep the order of the wheel, and so do those without a score, at the end. */
export function bySize(slices: readonly Slice[]): Slice[] {
  return [...slices].sort((one, other) => (other.score ?? -1) - (one.score ?? -1))
}
