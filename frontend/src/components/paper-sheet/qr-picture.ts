import { correction, generate } from "lean-qr"

/** Empty modules around the code, without which cameras do not find it: four, says the standard (ISO/IEC 18004). */
const quiet = 4

/**
 * The text as a QR code: an SVG picture, black on white whatever the colours of the page, with a text alternative.
 *
 * A quarter of it may be lost to folds, stains and bad printers (level Q), or less when the text is long.
 */
export function qrPicture(text: string, alternative: string): SVGSVGElement {
  const code = generate(text, { minCorrectionLevel: text.length > 300 ? correction.L : correction.Q })
  const size = code.size + 2 * quiet
  const picture = drawn("svg", { viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": alternative, class: "qr", "shape-rendering": "crispEdges" })
  picture.append(drawn("path", { fill: "#fff", d: `M0 0h${size}v${size}H0z` }), drawn("path", { fill: "#000", d: outlineOf(code) }))
  return picture as SVGSVGElement
}

/** Path data of all dark modules: a bar for each run of them in a row. */
export function outlineOf({ size, get }: { size: number; get(x: number, y: number): boolean }): string {
  const bars: string[] = []
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!get(x, y)) continue
      const start = x
      while (x + 1 < size && get(x + 1, y)) x++
      bars.push(`M${start + quiet} ${y + quiet}h${x + 1 - start}v1h-${x + 1 - start}z`)
    }
  }
  return bars.join("")
}

function drawn(name: string, attributes: Record<string, string>): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name)
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value)
  return element
}
