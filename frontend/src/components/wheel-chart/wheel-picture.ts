import { circle, linesOf, type Picture, type Shape, short, type TextShape } from "../picture/picture"
import type { Slice } from "./slice"

/** Radii. Close to the middle each segment has a piece of solid colour with its number, which no score can take away. */
const hub = 38
const badge = 72
const inner = 78
const outer = 200
const gap = 4

/** Letters in a line of a name beside the wheel. */
const letters = 17

/**
 * The wheel with each segment filled from the middle as far as its score.
 *
 * The first segment is centred at the top and the others follow clockwise, as on the site's own wheel. A line along the
 * middle of a segment is the range, a dashed line across it the target. Works for any number of segments from 3 to 12.
 * Without names it is a square, for narrow screens.
 */
export function wheelPicture(slices: readonly Slice[], { names }: { names: boolean }): Picture {
  const width = names ? 880 : 484
  const x = width / 2
  // Names above and below take as many lines as they need, and the picture is as high as that makes it.
  const labels = slices.map((slice, place) => label(slice, (place * 2 * Math.PI) / slices.length, x, names))
  const edges = labels.flat().flatMap((line) => [line.y - line.size, line.y + line.size * 0.4])
  const y = Math.ceil(-Math.min(-outer - 2, ...edges))
  const height = Math.ceil(y + Math.max(outer + 2, ...edges))
  const step = (2 * Math.PI) / slices.length
  const piece = (place: number, from: number, to: number) => sector((place - 0.5) * step, (place + 0.5) * step, from, to)

  const shapes: Shape[] = []
  slices.forEach((slice, place) => {
    const colour = `segment-${slice.number}`
    const { score, low, high, target } = slice
    shapes.push({ kind: "path", role: "track", d: rounded(piece(place, inner, outer)), x, y, fill: "tint", ...(score === null && slice.asked !== false && { stroke: "edge", width: 1.5, dashes: [5, 5] }) })
    if (score) shapes.push({ kind: "path", role: "fill", d: rounded(piece(place, inner, radius(score))), x, y, fill: colour })
    for (const line of [25, 50, 75]) {
      shapes.push({ kind: "path", role: "grid", d: rounded(across(place, step, radius(line), gap / 2 / radius(line))), x, y, stroke: score !== null && line < score ? "paper" : "line", width: 1 })
    }
    if (score !== null && low !== null && high !== null && high - low >= 1) {
      const line = rounded(whisker(place * step, radius(low), radius(high)))
      shapes.push({ kind: "path", role: "paper", d: line, x, y, stroke: "paper", width: 6 }, { kind: "path", role: "range", d: line, x, y, stroke: "ink", width: 2.5 })
    }
    if (target !== null) {
      shapes.push({ kind: "path", role: "target", d: rounded(across(place, step, radius(target), 0.04)), x, y, stroke: "ink", width: 2.5, dashes: [7, 4] })
    }
    shapes.push({ kind: "path", role: "badge", d: rounded(piece(place, hub, badge)), x, y, fill: colour })
    const [cx, cy] = point(place * step, (hub + badge) / 2)
    shapes.push({ kind: "text", role: "badge-text", text: String(slice.number), x: short(x + cx), y: short(y + cy + 6), size: 17, anchor: "middle", fill: `${colour}-ink`, face: "body", bold: true })
    shapes.push(...(labels[place] ?? []).map((line) => ({ ...line, y: short(line.y + y) })))
  })
  shapes.push({ kind: "path", role: "grid", d: circle(outer + 1), x, y, stroke: "line", width: 1 })
  return { width, height, shapes }
}

/** What stands outside a segment, with the middle of the wheel at 0: the figure, and where there is room the name and the band. */
function label({ name, figure, band, score }: Slice, angle: number, x: number, names: boolean): TextShape[] {
  const side = Math.sin(angle)
  const anchor = !names || Math.abs(side) < 0.25 ? "middle" : side > 0 ? "start" : "end"
  const size = names ? 17 : 21
  const lines = names
    ? [...linesOf(name, letters).map((text) => ({ text, bold: false })), { text: [figure, band].filter(Boolean).join(" · "), bold: true }]
    : [{ text: score === null ? "–" : figure, bold: true }]
  const height = lines.length * size * 1.25
  const [dx, dy] = point(angle, outer + (names ? 16 : 22))
  // Above the wheel the last line comes near it, below it the first, at the sides the middle.
  const top = dy - (height * (1 + Math.cos(angle))) / 2
  return lines.map(({ text, bold }, row) => ({
    kind: "text",
    role: "text",
    text,
    x: short(x + dx),
    y: short((names ? top : dy - height / 2) + (row + 0.78) * size * 1.25),
    size,
    anchor,
    fill: "ink",
    face: "body",
    bold,
  }))
}

function radius(score: number): number {
  return inner + ((outer - inner) * score) / 100
}

function point(angle: number, distance: number): [number, number] {
  return [distance * Math.sin(angle), -distance * Math.cos(angle)]
}

/** A piece of a ring with straight gaps of even width at both sides, as `macros/views/wheel.py` draws it. */
function sector(start: number, end: number, from: number, to: number): string {
  const corner = (angle: number, distance: number, side: number) => point(angle + (side * gap) / 2 / distance, distance)
  const large = end - start > Math.PI ? 1 : 0
  return `M${corner(start, to, 1)}A${to} ${to} 0 ${large} 1 ${corner(end, to, -1)}L${corner(end, from, -1)}A${from} ${from} 0 ${large} 0 ${corner(start, from, 1)}Z`
}

/** An open arc across one segment at one distance from the middle, so much shorter at both ends. */
function across(place: number, step: number, distance: number, shorter: number): string {
  const [from, to] = [(place - 0.5) * step + shorter, (place + 0.5) * step - shorter]
  return `M${point(from, distance)}A${distance} ${distance} 0 ${to - from > Math.PI ? 1 : 0} 1 ${point(to, distance)}`
}

/** A line outwards with a short line across each end. */
function whisker(angle: number, from: number, to: number): string {
  const cap = (distance: number) => `M${point(angle - 6 / distance, distance)}L${point(angle + 6 / distance, distance)}`
  return `M${point(angle, from)}L${point(angle, to)}${cap(from)}${cap(to)}`
}

/** Path data with its numbers cut to what can be seen: half the bytes. */
function rounded(d: string): string {
  return d.replace(/-?\d+\.\d+(e-?\d+)?/g, (number) => String(Math.round(Number(number) * 10) / 10))
}
