import fc from "fast-check"
import { expect, test } from "vitest"
import type { ChartData, Figure, Row } from "../../../src/components/chart/chart-data"
import { chartKinds, chartPicture } from "../../../src/components/chart/chart-picture"
import { linePicture, runsOf } from "../../../src/components/chart/line-picture"
import { barsPicture, dotsPicture, heatPicture } from "../../../src/components/chart/row-pictures"
import { scaleOf } from "../../../src/components/chart/scale"
import type { PathShape, Picture, TextShape } from "../../../src/components/picture/picture"

const words = { break: "Break", axis: "The scale begins at {low}.", solid: "At its publisher", hollow: "In an account", darker: "The darker, the higher." }
const figure = (value: number | null): Figure => ({ value, text: value === null ? "none read" : `${value}%` })

function row(label: string, values: (number | null)[], more: Partial<Row> = {}): Row {
  return { label, figures: values.map(figure), at: null, hollow: false, brokenBecause: "", ...more }
}

function chart(kind: ChartData["kind"], rows: Row[], columns = ["Rate"]): ChartData {
  return { kind, columns, rows, words }
}

const paths = ({ shapes }: Picture, role: string) => shapes.filter((shape): shape is PathShape => shape.kind === "path" && shape.role === role)
const texts = ({ shapes }: Picture) => shapes.filter((shape): shape is TextShape => shape.kind === "text").map(({ text }) => text)

/** Start and end of each line, across. */
const spans = (picture: Picture) => paths(picture, "line").map(({ x, d }) => [x, x + Number(/L(-?[\d.]+)/.exec(d)?.[1])] as const)

/** Published figures have a few decimals at most. */
const value = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: -50_000, max: 50_000 }).map((thousandths) => thousandths / 1000))
const rowsOf = (columns: number) =>
  fc.array(fc.tuple(fc.array(fc.option(value, { freq: 5 }), { minLength: columns, maxLength: columns }), fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 15 }).map((all) =>
    all.map(([values, broken, hollow], place) => row(`${2000 + place}`, values, { at: 2000 + place, hollow, brokenBecause: broken ? "Another question." : "" })),
  )
const anyChart = fc.integer({ min: 1, max: 3 }).chain((columns) => fc.tuple(fc.constantFrom(...chartKinds), rowsOf(columns), fc.constant(columns))).map(([kind, rows, columns]) => chart(kind, rows, Array.from({ length: columns }, (_, place) => `Column ${place + 1}`)))

test("no line crosses a break, whatever the figures", () => {
  fc.assert(
    fc.property(rowsOf(2), (rows) => {
      const picture = linePicture(chart("line", rows, ["One", "Two"]), { narrow: false })
      const breaks = paths(picture, "break").filter(({ d }) => d !== "M0 0V20").map(({ x }) => x) // The short one stands in the key.
      expect(breaks).toHaveLength(rows.slice(1).filter(({ brokenBecause }) => brokenBecause).length)
      for (const [from, to] of spans(picture)) {
        for (const x of breaks) expect(from < x && x < to).toBe(false)
      }
    }),
  )
})

test("a run holds only rows that follow one another, with no break and no missing figure between", () => {
  fc.assert(
    fc.property(rowsOf(1), (rows) => {
      const runs = runsOf(rows, 0)
      expect(runs.flat().map(({ row, value }) => [row, value])).toEqual(rows.flatMap(({ figures }, place) => (figures[0]?.value == null ? [] : [[place, figures[0].value]])))
      for (const run of runs) {
        run.slice(1).forEach((point, index) => {
          expect(point.row).toBe((run[index]?.row ?? 0) + 1)
          expect(rows[point.row]?.brokenBecause).toBe("")
        })
      }
    }),
  )
})

test("two years with a break between are two marks and no line", () => {
  const picture = linePicture(chart("line", [row("2003", [4.7], { at: 2003 }), row("2009-10", [4.4], { at: 2009.25, brokenBecause: "Another record." })]), { narrow: true })

  expect([paths(picture, "dot").length, paths(picture, "line").length]).toEqual([2, 0])
  expect(texts(picture)).toContain("Break")
})

test("a line over years without a figure is dashed", () => {
  const picture = linePicture(chart("line", [row("2015", [24], { at: 2015 }), row("2018", [27], { at: 2018 }), row("2019", [28], { at: 2019 })]), { narrow: false })

  expect(paths(picture, "line").map(({ dashes }) => dashes !== undefined)).toEqual([true, false])
})

test("every figure is drawn once, and where there is none nothing is", () => {
  fc.assert(
    fc.property(anyChart, fc.boolean(), (data, narrow) => {
      const picture = chartPicture(data, { narrow })
      const numbers = data.rows.flatMap(({ figures }) => figures).filter(({ value }) => value !== null).length
      const inKey = { line: keyMarks(data), dots: keyMarks(data), bars: keyBars(data), heat: 0 }[data.kind]
      const drawn = data.kind === "heat" ? paths(picture, "heat").filter(({ dashes }) => !dashes).length : [...paths(picture, "dot"), ...paths(picture, "hollow"), ...paths(picture, "fill")].length
      expect(drawn - inKey).toBe(numbers)
    }),
  )
})

function keyBars({ rows }: ChartData): number {
  const hollow = rows.filter((row) => row.hollow).length
  return hollow === 0 ? 0 : hollow === rows.length ? 1 : 2
}

function keyMarks(data: ChartData): number {
  return keyBars(data) + (data.columns.length > 1 ? data.columns.length : 0)
}

test("nothing is drawn outside of the picture, and every number in it can be drawn", () => {
  fc.assert(
    fc.property(anyChart, fc.boolean(), (data, narrow) => {
      const { width, height, shapes } = chartPicture(data, { narrow })
      for (const shape of shapes) {
        expect(Number.isFinite(shape.x) && Number.isFinite(shape.y)).toBe(true)
        expect(shape.x).toBeGreaterThanOrEqual(-1)
        expect(shape.x).toBeLessThanOrEqual(width + 1)
        expect(shape.y).toBeGreaterThanOrEqual(-1)
        expect(shape.y).toBeLessThanOrEqual(height + 1)
        if (shape.kind === "path") expect(shape.d).not.toMatch(/NaN|Infinity/)
      }
    }),
  )
})

test("a mark's height can be read back from the scale: it is the value in the table", () => {
  const values = [36.8, 39.8, 40.3, 46.8, 42]
  const picture = linePicture(chart("line", values.map((one, place) => row(`${2016 + place}`, [one], { at: 2016 + place }))), { narrow: false })
  const { ticks } = scaleOf(values, { fromZero: false })
  const lines = paths(picture, "grid").map(({ y }) => y)
  const [low, high] = [ticks[0] as number, ticks.at(-1) as number]
  const [bottom, top] = [Math.max(...lines), Math.min(...lines)]

  const read = paths(picture, "dot").map(({ y }) => low + ((high - low) * (bottom - y)) / (bottom - top))

  read.forEach((one, place) => expect(one).toBeCloseTo(values[place] as number, 0.5))
})

test("a bar is as long as its figure says, and begins at 0", () => {
  const picture = barsPicture(chart("bars", [row("All", [100]), row("A quarter", [25])]), { narrow: true })
  const [full, quarter] = paths(picture, "fill").map(({ d }) => Number(/H([\d.]+)V/.exec(d)?.[1]))

  expect(quarter).toBeCloseTo((full as number) / 4, 0)
})

test("figures in somebody else's account are hollow, and the key says so", () => {
  const picture = barsPicture(chart("bars", [row("One", [3]), row("Two", [4], { hollow: true })]), { narrow: false })

  expect([paths(picture, "fill").length, paths(picture, "hollow").length]).toEqual([2, 2]) // Each once more in the key.
  expect(texts(picture)).toEqual(expect.arrayContaining(["At its publisher", "In an account"]))
})

test("dots have the lowest and the highest figure beside them, and the key names the columns", () => {
  const picture = dotsPicture(chart("dots", [row("2011-12", [3.5, 4.1, 4.6])], ["Lowest", "England", "Highest"]), { narrow: false })

  expect(texts(picture).slice(0, 3)).toEqual(["2011-12", "3.5%", "4.6%"])
  expect(texts(picture)).toEqual(expect.arrayContaining(["Lowest", "England", "Highest"]))
  expect(paths(picture, "line")).toHaveLength(1)
})

test("a heat table is darkest at its highest figure, and has every number in it", () => {
  const picture = heatPicture(chart("heat", [row("North", [5, 5.1]), row("South", [4.1, null])], ["2002", "2003"]), { narrow: false })

  expect(paths(picture, "heat").map(({ fill }) => fill)).toEqual(["heat-5", "heat-5", "heat-1", "paper"])
  expect(texts(picture)).toEqual(expect.arrayContaining(["5%", "5.1%", "4.1%", "none read", "2002", "2003", "The darker, the higher."]))
})

test("a scale holds every value, has round ends and says where it begins", () => {
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 12 }), fc.boolean(), (values, fromZero) => {
      const { low, high, ticks, along } = scaleOf(values, { fromZero })
      expect(low).toBe(ticks[0])
      expect(high).toBe(ticks.at(-1))
      expect(ticks.length).toBeLessThanOrEqual(8)
      for (const one of values) {
        expect(along(one)).toBeGreaterThanOrEqual(-1e-6)
        expect(along(one)).toBeLessThanOrEqual(1 + 1e-6)
      }
      if (fromZero) expect(low).toBeLessThanOrEqual(0)
    }),
  )
  expect(scaleOf([0.1, 0.3], { fromZero: true }).ticks).toEqual([0, 0.1, 0.2, 0.3])
})
