import { linesOf, type Picture, rectangle, type Shape, short, widthOf } from "../picture/picture"
import { type ChartData, endingOf, numbersIn, type Row } from "./chart-data"
import { bar, key, mark, sizes, written } from "./marks"
import { scaleOf } from "./scale"

/** What stands beside a row's name: how high it is, and its shapes with the top at 0. */
interface Drawn {
  height: number
  shapes: readonly Shape[]
}

/** Lengths from 0, one for each row and column, each with its figure at its end. */
export function barsPicture(data: ChartData, { narrow }: { narrow: boolean }): Picture {
  const { text } = sizes[narrow ? "narrow" : "wide"]
  const { columns } = data
  const scale = scaleOf(numbersIn(data), { fromZero: true })
  const said = (row: Row, column: number) => [row.figures[column]?.text ?? "", ...(columns.length > 1 ? [columns[column] as string] : [])].join(" · ")
  const beyond = Math.max(...data.rows.flatMap((row) => columns.map((_, column) => widthOf(said(row, column), text)))) + 20
  const [thick, apart] = [22, 6]
  return inRows(data, narrow, beyond, 0, "", () => [], (row, left, long) => {
    const shapes = columns.flatMap((_, column): Shape[] => {
      const value = row.figures[column]?.value ?? null
      const top = column * (thick + apart)
      const zero = scale.along(0)
      const end = value === null ? zero : scale.along(value)
      const [from, to] = [Math.min(zero, end), Math.max(zero, end)]
      return [
        ...(value === null ? [] : [bar(column, row.hollow, left + long * from, top, long * (to - from), thick)]),
        written(said(row, column), left + long * to + 10, top + thick / 2 + text * 0.36, text, { bold: value !== null }),
      ]
    })
    return { height: columns.length * (thick + apart) - apart, shapes }
  })
}

/** One mark for each column on a common scale, joined by a thin line. The lowest and the highest have their figures. */
export function dotsPicture(data: ChartData, { narrow }: { narrow: boolean }): Picture {
  const { text } = sizes[narrow ? "narrow" : "wide"]
  const scale = scaleOf(numbersIn(data), { fromZero: false })
  const ending = endingOf(data)
  const beyond = Math.max(...data.rows.flatMap(({ figures }) => figures.map((figure) => widthOf(figure.text, text)))) + 18
  const high = 30
  const ends = (left: number, long: number, y: number): Shape[] =>
    scale.ticks.map((tick) => written(`${tick}${ending}`, left + beyond + (long - beyond) * scale.along(tick), y, text - 2, { anchor: "middle", fill: "ink-soft" }))
  return inRows(data, narrow, beyond, scale.low, ending, ends, (row, left, long) => {
    const start = left + beyond
    const x = (value: number) => start + (long - beyond) * scale.along(value)
    const found = row.figures.flatMap(({ value, text: said }, column) => (value === null ? [] : [{ value, said, column }]))
    const [lowest, highest] = [found.reduce((one, other) => (other.value < one.value ? other : one), found[0]!), found.reduce((one, other) => (other.value > one.value ? other : one), found[0]!)]
    const middle = high / 2
    const shapes: Shape[] = scale.ticks.map((tick) => ({ kind: "path", role: "grid", d: `M0 0V${high}`, x: short(x(tick)), y: 0, stroke: "line", width: 1 }))
    if (!lowest || !highest) return { height: high, shapes: [written(row.figures[0]?.text ?? "", start, middle + text * 0.36, text)] }
    if (highest.value > lowest.value) {
      shapes.push({ kind: "path", role: "line", d: `M0 0H${short(x(highest.value) - x(lowest.value))}`, x: short(x(lowest.value)), y: middle, stroke: "edge", width: 2 })
      shapes.push(written(lowest.said, x(lowest.value) - 13, middle + text * 0.36, text, { anchor: "end", bold: true }))
    }
    shapes.push(...found.map(({ value, column }) => mark(column, row.hollow, x(value), middle)))
    shapes.push(written(highest.said, x(highest.value) + 13, middle + text * 0.36, text, { bold: true }))
    return { height: high, shapes }
  })
}

/** A grid of figures, darker where they are higher. Each has its number, so that the shade is never needed. */
export function heatPicture(data: ChartData, { narrow }: { narrow: boolean }): Picture {
  const { width, text } = sizes[narrow ? "narrow" : "wide"]
  const { rows, columns } = data
  const values = numbersIn(data)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const left = narrow ? 132 : 300
  const wide = (width - left) / columns.length
  const shade = (value: number) => 1 + Math.min(4, Math.floor((5 * (value - least)) / (most - least || 1)))
  const heads = columns.map((column) => linesOf(column, Math.max(4, Math.floor(wide / (text * 0.56)))))
  const headHigh = Math.max(...heads.map((lines) => lines.length)) * text * 1.2 + 8
  const shapes: Shape[] = heads.flatMap((lines, column) =>
    lines.map((line, place) => written(line, left + wide * (column + 0.5), headHigh - 10 - (lines.length - 1 - place) * text * 1.2, text - 1, { anchor: "middle", fill: "ink-soft" })),
  )
  let y = headHigh
  for (const { label, figures } of rows) {
    const lines = linesOf(label, Math.floor((left - 8) / (text * 0.56)))
    const high = Math.max(34, lines.length * text * 1.2 + 8)
    lines.forEach((line, place) => shapes.push(written(line, 0, y + high / 2 + text * 0.36 + (place - (lines.length - 1) / 2) * text * 1.2, text)))
    figures.forEach(({ value, text: said }, column) => {
      const level = value === null ? 0 : shade(value)
      const x = left + wide * column
      shapes.push({ kind: "path", role: "heat", d: rectangle(wide - 2, high - 2), x: short(x), y: short(y), ...(level > 0 ? { fill: `heat-${level}` } : { fill: "paper", stroke: "edge", width: 1, dashes: [4, 4] }) })
      shapes.push(written(said, x + wide / 2 - 1, y + high / 2 + text * 0.36 - 1, text, { role: "heat-text", anchor: "middle", fill: level > 0 ? `heat-${level}-ink` : "ink" }))
    })
    y += high
  }
  const explained = key(data, 0, "", y, narrow)
  return { width, height: Math.ceil(y + explained.height + 4), shapes: [...shapes, ...explained.shapes] }
}

/** Rows with their names: beside what is drawn on a wide screen, above it on a narrow one. A dashed line where a series breaks, and the scale below. */
function inRows(data: ChartData, narrow: boolean, beyond: number, low: number, ending: string, below: (left: number, long: number, y: number) => Shape[], draw: (row: Row, left: number, long: number) => Drawn): Picture {
  const { width, text } = sizes[narrow ? "narrow" : "wide"]
  const left = narrow ? 0 : 300
  const long = width - left - beyond
  const shapes: Shape[] = []
  let y = 4
  data.rows.forEach((row, place) => {
    if (row.brokenBecause && place > 0) {
      shapes.push({ kind: "path", role: "break", d: `M0 0H${width}`, x: 0, y: short(y + 2), stroke: "ink-soft", width: 1.5, dashes: [4, 4] })
      shapes.push(written(data.words.break, width, y + text + 4, text - 2, { anchor: "end", fill: "ink-soft" }))
      y += narrow ? 12 : 22
    }
    const lines = linesOf(row.label, narrow ? 36 : 32)
    const names = lines.length * text * 1.2
    const { height, shapes: drawn } = draw(row, left, long)
    const top = narrow ? y + names + 6 : y + Math.max(0, (names - height) / 2)
    const first = narrow ? y + text : y + Math.max(0, (height - names) / 2) + text * 0.95
    lines.forEach((line, index) => shapes.push(written(line, 0, first + index * text * 1.2, text)))
    shapes.push(...drawn.map((shape) => ({ ...shape, y: short(shape.y + top) })))
    y = Math.max(top + height, y + names) + (narrow ? 14 : 12)
  })
  const scaled = below(left, long, y + 6)
  if (scaled.length > 0) y += 12
  const explained = key(data, low, ending, y, narrow)
  return { width, height: Math.ceil(y + explained.height + 4), shapes: [...shapes, ...scaled, ...explained.shapes] }
}
