/**
 * A drawing as plain data, so that the page, the SVG file and the PNG file are the same drawing.
 *
 * Colours are names of the stylesheet's tokens (`segment-3`, `ink`). The page looks them up as custom properties, files
 * get their values in the light theme.
 */

/** What a shape is for. The stylesheet sets it apart where colours are not to be had: forced colours, paper. */
export type Role = "track" | "fill" | "grid" | "range" | "target" | "badge" | "badge-text" | "text" | "paper" | "line" | "dot" | "hollow" | "break" | "heat" | "heat-text"

export interface PathShape {
  kind: "path"
  role: Role
  /** Path data, and where its origin lies in the drawing. */
  d: string
  x: number
  y: number
  fill?: string
  stroke?: string
  width?: number
  dashes?: readonly number[]
}

export interface TextShape {
  kind: "text"
  role: Role
  text: string
  x: number
  /** The baseline. */
  y: number
  size: number
  anchor: "start" | "middle" | "end"
  fill: string
  face: "body" | "heading"
  bold?: boolean
}

export type Shape = PathShape | TextShape

export interface Picture {
  width: number
  height: number
  shapes: readonly Shape[]
}

/** Text cut at spaces into lines of about so many letters. A longer word has a line of its own. */
export function linesOf(text: string, letters: number): string[] {
  const lines: string[] = []
  for (const word of text.split(" ")) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= letters) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** About how wide a text is, without a page to measure it in: enough to keep two apart. */
export function widthOf(text: string, size: number): number {
  return text.length * size * 0.56
}

/** Path data of a circle around the origin. */
export function circle(radius: number): string {
  return `M${-radius} 0A${radius} ${radius} 0 1 1 ${radius} 0A${radius} ${radius} 0 1 1 ${-radius} 0Z`
}

/** Path data of a rectangle whose corner is the origin. */
export function rectangle(width: number, height: number): string {
  return `M0 0H${short(width)}V${short(height)}H0Z`
}

/** A number with as many decimals as a drawing can show. */
export function short(value: number): number {
  return Math.round(value * 10) / 10
}
