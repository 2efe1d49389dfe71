import { type Picture, type Shape, short, widthOf } from "../picture/picture"
import { type ChartData, endingOf, numbersIn, type Row } from "./chart-data"
import { breakLine, colourOf, key, mark, sizes, written } from "./marks"
import { scaleOf } from "./scale"

/** Years between two rows that still count as next to each other: a financial year may follow a calendar year. */
const next = 1.3

/** A point of a line, with the place of its row in the table. */
interface Point {
  row: number
  value: number
}

/** Points of one column that may be joined: no break and no missing figure lies between any two of them. */
export function runsOf(rows: readonly Row[], column: number): Point[][] {
  const runs: Point[][] = []
  let open: Point[] | null = null
  rows.forEach(({ figures, brokenBecause }, row) => {
    const value = figures[column]?.value ?? null
    if (brokenBecause || value === null) open = null
    if (value === null) return
    if (open === null) runs.push((open = []))
    open.push({ row, value })
  })
  return runs
}

/**
 * Figures over time: a mark for each, and lines between those that belong together.
 *
 * No line crosses a break. Between two marks that are further apart than a year, the line is dashed.
 */
export function linePicture(data: ChartData, { narrow }: { narrow: boolean }): Picture {
  const { width, text } = sizes[narrow ? "narrow" : "wide"]
  const { rows, columns } = data
  const scale = scaleOf(numbersIn(data), { fromZero: false })
  const ending = endingOf(data)
  const left = Math.max(...scale.ticks.map((tick) => widthOf(`${tick}${ending}`, text))) * 1.15 + 14
  const [top, high, right, inset] = [28, narrow ? 230 : 260, 8, narrow ? 18 : 30]
  const bottom = top + high
  const moments = rows.map(({ at }, place) => at ?? place)
  const [first, last] = [Math.min(...moments), Math.max(...moments)]
  const across = (place: number) => left + inset + ((width - left - right - 2 * inset) * ((moments[place] as number) - first || 0)) / (last - first || 1)
  const up = (value: number) => bottom - high * scale.along(value)

  const shapes: Shape[] = []
  for (const tick of scale.ticks) {
    shapes.push({ kind: "path", role: "grid", d: `M0 0H${short(width - left - right)}`, x: short(left), y: short(up(tick)), stroke: "line", width: 1 })
    shapes.push(written(`${tick}${ending}`, left - 10, up(tick) + text * 0.35, text - 1, { anchor: "end", fill: "ink-soft" }))
  }
  rows.forEach(({ brokenBecause }, place) => {
    if (brokenBecause && place > 0) shapes.push(breakLine((across(place - 1) + across(place)) / 2, top - 14, bottom))
  })
  const runs = columns.map((_, column) => runsOf(rows, column))
  const lines: Box[] = []
  runs.forEach((ofColumn, column) => {
    for (const run of ofColumn) {
      run.slice(1).forEach((to, index) => {
        const from = run[index] as Point
        const [x, y] = [across(from.row), up(from.value)]
        const apart = (moments[to.row] as number) - (moments[from.row] as number)
        lines.push(...boxesAlong(x, y, across(to.row), up(to.value)))
        shapes.push({ kind: "path", role: "line", d: `M0 0L${short(across(to.row) - x)} ${short(up(to.value) - y)}`, x: short(x), y: short(y), stroke: colourOf(column), width: 2.5, ...(apart > next && { dashes: [2, 6] }) })
      })
    }
  })
  const taken: Box[] = []
  runs.forEach((ofColumn, column) => {
    for (const { row, value } of ofColumn.flat()) {
      const [x, y] = [across(row), up(value)]
      shapes.push(mark(column, rows[row]?.hollow ?? false, x, y))
      taken.push({ left: x - 7, right: x + 7, top: y - 7, bottom: y + 7 })
    }
  })
  runs.forEach((ofColumn, column) => {
    for (const { row, value, near } of ofColumn.flatMap(withNear)) {
      const said = rows[row]?.figures[column]?.text ?? ""
      const [x, y, half] = [across(row), up(value), widthOf(said, text) / 2]
      const [above, below] = [y - 13, y + 13 + text * 0.75]
      const places = (near > value ? [below, above] : [above, below]).map((base) => ({ base, box: { left: x - half, right: x + half, top: base - text * 0.75, bottom: base + 2 } }))
      const free = places.find(({ box }) => box.bottom < bottom && ![...taken, ...lines].some((other) => overlap(box, other)))
      if (!free) continue // The table has it.
      taken.push(free.box)
      shapes.push(written(said, x, free.base, text, { anchor: "middle", bold: true }))
    }
  })
  shapes.push(...namesBelow(rows.map(({ label }, place) => ({ label, x: across(place) })), bottom + 8 + text, text, width))
  const explained = key(data, scale.low, ending, bottom + text + 18, narrow)
  return { width, height: Math.ceil(bottom + text + 22 + explained.height), shapes: [...shapes, ...explained.shapes] }
}

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

/** Points with the mean of their neighbours in the run: a figure stands clear of the lines on the other side. */
function withNear(run: Point[]): (Point & { near: number })[] {
  return run.map((point, index) => {
    const values = [run[index - 1], run[index + 1]].flatMap((other) => (other ? [other.value] : []))
    return { ...point, near: values.length > 0 ? values.reduce((sum, value) => sum + value) / values.length : point.value }
  })
}

/** Small boxes along a line, so that no figure is written over it. */
function boxesAlong(x: number, y: number, toX: number, toY: number): Box[] {
  const pieces = Math.ceil(Math.hypot(toX - x, toY - y) / 6)
  return Array.from({ length: pieces }, (_, index) => {
    const [left, top] = [x + ((toX - x) * index) / pieces, y + ((toY - y) * index) / pieces]
    return { left: left - 1, right: left + 1, top: top - 1, bottom: top + 1 }
  })
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

/** As many names as have room: the first and the last before the others. */
function namesBelow(names: readonly { label: string; x: number }[], y: number, size: number, width: number): Shape[] {
  const order = names.length > 1 ? [names[0], names.at(-1), ...names.slice(1, -1)] : names
  const taken: [number, number][] = []
  const shapes: Shape[] = []
  for (const name of order) {
    if (!name) continue
    const half = widthOf(name.label, size - 1) / 2
    const x = Math.min(Math.max(name.x, half), width - half)
    if (taken.some(([from, to]) => x - half < to + 8 && from - 8 < x + half)) continue
    taken.push([x - half, x + half])
    shapes.push(written(name.label, x, y, size - 1, { anchor: "middle" }))
  }
  return shapes
}
