import { nothing, svg, type SVGTemplateResult } from "lit-html"

import type { Picture } from "./picture"

/** A picture in the page. It stands beside a table with the same numbers, so that it is nothing to a screen reader. */
export function pictureView({ width, height, shapes }: Picture, name: string): SVGTemplateResult {
  return svg`<svg class="picture ${name}" viewBox="0 0 ${width} ${height}" width=${width} height=${height} aria-hidden="true">${shapes.map((shape) =>
    shape.kind === "path"
      ? svg`<path class="picture__${shape.role}" d=${shape.d} transform="translate(${shape.x} ${shape.y})" fill=${colour(shape.fill)} stroke=${colour(shape.stroke)} stroke-width=${shape.width ?? nothing} stroke-dasharray=${shape.dashes?.join(" ") ?? nothing}></path>`
      : svg`<text class="picture__${shape.role}" x=${shape.x} y=${shape.y} font-size=${shape.size} text-anchor=${shape.anchor} fill=${colour(shape.fill)} font-weight=${shape.bold ? 700 : nothing}>${shape.text}</text>`,
  )}</svg>`
}

function colour(token: string | undefined): string {
  return token ? `var(--${token})` : "none"
}
