import { linesOf, type Picture, rectangle, type Shape } from "./picture"

/** What stands around a picture in a file of its own, and what it says to who cannot see it. */
export interface Caption {
  title: string
  /** Under the title: whose it is, and the date. */
  subtitle: string
  /** Below the picture, one paragraph each. */
  notes: readonly string[]
  /** The text alternative. */
  description: string
}

export interface FramedPicture extends Picture {
  caption: Caption
}

const edge = 32

/** A picture on paper with its title above and its notes below, as it goes into a file. */
export function framed(picture: Picture, caption: Caption): FramedPicture {
  const width = picture.width + 2 * edge
  const letters = Math.floor(picture.width / 8)
  const shapes: Shape[] = []
  let y = edge
  const write = (text: string, size: number, face: "heading" | "body") => {
    for (const line of linesOf(text, Math.floor((letters * 15) / size))) {
      y += size * 1.3
      shapes.push({ kind: "text", role: "text", text: line, x: edge, y: Math.round(y), size, anchor: "start", fill: face === "heading" ? "ink" : "ink-soft", face })
    }
  }
  write(caption.title, 28, "heading")
  write(caption.subtitle, 17, "body")
  y += 24
  shapes.push(...picture.shapes.map((shape) => ({ ...shape, x: shape.x + edge, y: shape.y + y })))
  y += picture.height + 12
  for (const note of caption.notes) write(note, 15, "body")
  const height = Math.ceil(y + edge)
  const paper: Shape = { kind: "path", role: "paper", d: rectangle(width, height), x: 0, y: 0, fill: "paper" }
  return { width, height, shapes: [paper, ...shapes], caption }
}
