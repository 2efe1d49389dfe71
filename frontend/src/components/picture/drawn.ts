import type { Picture, Shape } from "./picture"

const namespace = "http://www.w3.org/2000/svg"

/** A picture as an element of the page, hidden from screen readers: a table with the same numbers stands beside it. */
export function drawn({ width, height, shapes }: Picture, name: string): SVGElement {
  const picture = element("svg", { class: `picture ${name}`, viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" })
  picture.append(...shapes.map(ofShape))
  return picture
}

function ofShape(shape: Shape): SVGElement {
  const name = `picture__${shape.role}`
  if (shape.kind === "path") {
    const { d, x, y, fill, stroke, width, dashes } = shape
    return element("path", { class: name, d, transform: `translate(${x} ${y})`, fill: colour(fill), stroke: colour(stroke), "stroke-width": width, "stroke-dasharray": dashes?.join(" ") })
  }
  const { x, y, size, anchor, fill, bold, text } = shape
  const written = element("text", { class: name, x, y, "font-size": size, "text-anchor": anchor, fill: colour(fill), "font-weight": bold ? 700 : undefined })
  written.textContent = text
  return written
}

function element(kind: string, attributes: Record<string, string | number | undefined>): SVGElement {
  const made = document.createElementNS(namespace, kind)
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(name, String(value))
  }
  return made
}

function colour(token: string | undefined): string {
  return token ? `var(--${token})` : "none"
}
