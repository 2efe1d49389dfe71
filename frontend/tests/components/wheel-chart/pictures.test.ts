import { expect, test } from "vitest"
import { barsPicture } from "../../../src/components/wheel-chart/bars-picture"
import { framed } from "../../../src/components/picture/framed"
import { linesOf, type PathShape, type Picture, type TextShape } from "../../../src/components/picture/picture"
import { svgFile } from "../../../src/components/picture/svg-file"
import type { Slice } from "../../../src/components/wheel-chart/slice"
import { wheelPicture } from "../../../src/components/wheel-chart/wheel-picture"

function slice(number: number, score: number | null, more: Partial<Slice> = {}): Slice {
  return { number, name: `Element number ${number}`, score, low: score, high: score, target: null, figure: score === null ? "No score" : String(score), band: "Fair", ...more }
}

const paths = ({ shapes }: Picture, role: string) => shapes.filter((shape): shape is PathShape => shape.kind === "path" && shape.role === role)
const texts = ({ shapes }: Picture, role: string) => shapes.filter((shape): shape is TextShape => shape.kind === "text" && shape.role === role)

/** How far from the middle the farthest point of a path in the wheel is. */
function reach({ d }: PathShape): number {
  const points = [...d.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => Math.hypot(Number(x), Number(y)))
  return Math.round(Math.max(...points))
}

test.each(Array.from({ length: 10 }, (_, index) => index + 3))("a wheel of %i segments has one of everything for each, and all of it on the picture", (count) => {
  const slices = Array.from({ length: count }, (_, index) => slice(index + 1, 50))

  const picture = wheelPicture(slices, { names: true })

  expect([paths(picture, "track"), paths(picture, "fill"), paths(picture, "badge"), texts(picture, "badge-text")].map(({ length }) => length)).toEqual([count, count, count, count])
  for (const { x, y, size } of texts(picture, "text")) {
    expect(x).toBeGreaterThan(0)
    expect(x).toBeLessThan(picture.width)
    expect(y - size).toBeGreaterThanOrEqual(-1)
    expect(y).toBeLessThanOrEqual(picture.height)
  }
})

test("a segment is filled as far as its score: nothing at 0, everything at 100, half of the way at 50", () => {
  const picture = wheelPicture([slice(1, 0), slice(2, 50), slice(3, 100)], { names: false })
  const [half, full] = paths(picture, "fill").map(reach)
  const [track] = paths(picture, "track").map(reach)

  expect(paths(picture, "fill").map(({ fill }) => fill)).toEqual(["segment-2", "segment-3"])
  expect(full).toBe(track)
  expect(half).toBe((78 + 200) / 2)
})

test("no score is a dashed outline and a dash; an element that nobody asked about is left blank", () => {
  const picture = wheelPicture([slice(1, null), slice(2, null, { asked: false }), slice(3, 10)], { names: false })

  expect(paths(picture, "track").map(({ dashes }) => dashes?.length ?? 0)).toEqual([2, 0, 0])
  expect(texts(picture, "text").map(({ text }) => text)).toEqual(["–", "–", "10"])
})

test("range and target are drawn only where there are any", () => {
  const picture = wheelPicture([slice(1, 50, { low: 30, high: 70 }), slice(2, 50, { target: 80 }), slice(3, 50)], { names: false })

  expect([paths(picture, "range").length, paths(picture, "target").length]).toEqual([1, 1])
})

test("bars come highest first, equals in the order of the wheel, those without a score last", () => {
  const picture = barsPicture([slice(1, null), slice(2, 40), slice(3, 90), slice(4, 40)], { narrow: false })

  expect(texts(picture, "badge-text").map(({ text }) => text)).toEqual(["3", "2", "4", "1"])
})

test("a bar is as long as its score says", () => {
  const picture = barsPicture([slice(1, 100), slice(2, 25)], { narrow: true })
  const [full, quarter] = paths(picture, "fill").map(({ d }) => Number(/H(-?[\d.]+)V/.exec(d)?.[1]))

  expect(quarter).toBeCloseTo((full as number) / 4)
})

test("names are cut at spaces and never lose a word", () => {
  expect(linesOf("Professional wellbeing support", 17)).toEqual(["Professional", "wellbeing support"])
  expect(linesOf("Antidisestablishmentarianism", 10)).toEqual(["Antidisestablishmentarianism"])
})

test("what people typed is text in an SVG file, whatever it looks like", () => {
  const picture = framed(wheelPicture([slice(1, 1), slice(2, 2), slice(3, 3)], { names: true }), {
    title: "The wheel",
    subtitle: '<img src=x onerror="alert(1)"> & \u0000co',
    notes: ["]]></svg>"],
    description: "</desc><script>alert(1)</script>",
  })

  const file = svgFile(picture, { ink: '"/><script/>' })

  expect(file.match(/<(?!\/?(svg|title|desc|g|path|text)[\s>/]|\?xml)/g)).toBeNull()
  expect(file).toContain("<title id=\"title\">The wheel, &#60;img src=x onerror=&#34;alert(1)&#34;&#62; &#38; co</title>")
})
