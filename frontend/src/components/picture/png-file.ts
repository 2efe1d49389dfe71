import type { FramedPicture } from "./framed"
import type { Colours } from "./light-colours"
import type { Shape } from "./picture"

/** Pixels for one unit of the drawing, so that it is sharp on paper and on a good screen. */
const scale = 2

/**
 * A picture as a PNG file, with title and text alternative inside as texts that a program can read.
 *
 * It is painted shape by shape. An SVG loaded as an image would not see the page's own faces, and a strict policy for
 * images would refuse it.
 */
export async function pngFile({ width, height, shapes, caption }: FramedPicture, colours: Colours): Promise<Blob> {
  await document.fonts.ready
  const canvas = document.createElement("canvas")
  canvas.width = width * scale
  canvas.height = height * scale
  const pen = canvas.getContext("2d")
  if (!pen) throw new Error("This browser has no canvas to paint on.")
  const { fontFamily: body } = getComputedStyle(document.body)
  const heading = getComputedStyle(document.documentElement).getPropertyValue("--heading-face") || body
  pen.scale(scale, scale)
  for (const shape of shapes) paint(pen, shape, colours, { body, heading })
  const bare = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"))
  if (!bare) throw new Error("This browser could not make a picture file.")
  return withTexts(bare, { Title: `${caption.title}, ${caption.subtitle}`, Description: caption.description })
}

function paint(pen: CanvasRenderingContext2D, shape: Shape, colours: Colours, faces: Record<"body" | "heading", string>): void {
  pen.save()
  pen.translate(shape.x, shape.y)
  if (shape.kind === "text") {
    pen.font = `${shape.bold ? 700 : 400} ${shape.size}px ${faces[shape.face]}`
    pen.textAlign = shape.anchor === "middle" ? "center" : shape.anchor
    pen.fillStyle = colours[shape.fill] ?? ""
    pen.fillText(shape.text, 0, 0)
  } else {
    const path = new Path2D(shape.d)
    if (shape.fill) {
      pen.fillStyle = colours[shape.fill] ?? ""
      pen.fill(path)
    }
    if (shape.stroke) {
      pen.strokeStyle = colours[shape.stroke] ?? ""
      pen.lineWidth = shape.width ?? 1
      pen.setLineDash([...(shape.dashes ?? [])])
      pen.stroke(path)
    }
  }
  pen.restore()
}

/** Where texts may stand in a PNG file: after its signature and its first chunk, which is always 25 bytes long. */
const head = 8 + 25

/** The file with some texts in it, as `iTXt` chunks (https://www.w3.org/TR/png-3/#11iTXt). */
async function withTexts(file: Blob, texts: Record<string, string>): Promise<Blob> {
  const bytes = await file.arrayBuffer()
  const chunks = Object.entries(texts).map(([keyword, text]) => chunk("iTXt", new TextEncoder().encode(`${keyword}\0\0\0en-GB\0\0${text}`)))
  return new Blob([bytes.slice(0, head), ...chunks, bytes.slice(head)], { type: "image/png" })
}

function chunk(kind: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12 + data.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  bytes.set(new TextEncoder().encode(kind), 4)
  bytes.set(data, 8)
  view.setUint32(8 + data.length, crc(bytes.subarray(4, 8 + data.length)))
  return bytes
}

/** The checksum that each chunk ends with (https://www.w3.org/TR/png-3/#5CRC-algorithm). */
function crc(bytes: Uint8Array): number {
  let rest = 0xffffffff
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  }
  return (rest ^ 0xffffffff) >>> 0
}
