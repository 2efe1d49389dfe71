import type { Picture } from "./picture"

/** Values of the stylesheet's tokens by name. */
export type Colours = Record<string, string>

/**
 * The colours that a picture asks for, as they are in the light theme, whatever theme the reader has.
 *
 * The page is light for as long as it takes to read them; nothing is painted meanwhile.
 */
export function lightColours(picture: Picture): Colours {
  const root = document.documentElement
  const { theme } = root.dataset
  root.dataset.theme = "light"
  const style = getComputedStyle(root)
  const colours = Object.fromEntries(coloursIn(picture).map((name) => [name, style.getPropertyValue(`--${name}`).trim()]))
  if (theme === undefined) delete root.dataset.theme
  else root.dataset.theme = theme
  return colours
}

/** The names of the colours that a picture asks for. */
export function coloursIn({ shapes }: Picture): string[] {
  const names = new Set(shapes.flatMap((shape) => [shape.fill, shape.kind === "path" ? shape.stroke : undefined]))
  return [...names].filter((name) => name !== undefined)
}
