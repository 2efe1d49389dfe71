import type { FramedPicture } from "./framed"
import type { Colours } from "./light-colours"
import type { Shape } from "./picture"

/** The faces, for a machine that has them; any other takes the next. */
const faces = {
  heading: "'Young Serif', Georgia, serif",
  body: "'Atkinson Hyperlegible', Arial, Helvetica, sans-serif",
}

/** A picture as an SVG file with colours, title and text alternative inside. Nothing in it runs or is fetched. */
export function svgFile({ width, height, shapes, caption }: FramedPicture, colours: Colours): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description" lang="en-GB">
<title id="title">${escaped([caption.title, caption.subtitle].filter(Boolean).join(", "))}</title>
<desc id="description">${escaped(caption.description)}</desc>
<g aria-hidden="true">
${shapes.map((shape) => drawn(shape, colours)).join("\n")}
</g>
</svg>
`
}

function drawn(shape: Shape, colours: Colours): string {
  const colour = (token: string | undefined) => (token ? (colours[token] ?? "none") : "none")
  if (shape.kind === "text") {
    const { x, y, size, anchor, fill, face, bold, text } = shape
    return `<text${attributes({ x, y, "font-family": faces[face], "font-size": size, "font-weight": bold ? 700 : undefined, "text-anchor": anchor, fill: colour(fill) })}>${escaped(text)}</text>`
  }
  const { d, x, y, fill, stroke, width, dashes } = shape
  return `<path${attributes({ d, transform: x || y ? `translate(${x} ${y})` : undefined, fill: colour(fill), stroke: stroke && colour(stroke), "stroke-width": width, "stroke-dasharray": dashes?.join(" ") })}/>`
}

function attributes(values: Record<string, string | number | undefined>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined ? "" : ` ${name}="${escaped(String(value))}"`))
    .join("")
}

/** Text that XML can hold: its own signs written out, and characters that it knows no way to write left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
