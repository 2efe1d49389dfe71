import { html, type TemplateResult } from "lit-html"

import { barsPicture } from "../../wheel-chart/bars-picture"
import type { Picture } from "../../picture/picture"
import { pictureView } from "../../picture/picture-view"
import { wheelPicture } from "../../wheel-chart/wheel-picture"
import type { Dictionary } from "./figures"
import { type PaperBlock, type PaperName, paperOf } from "./paper"
import { table } from "./parts"
import { wholeWheel } from "./profile"
import type { Shown } from "./shown"

/** A paper as it is read on the screen and printed. */
export function paperView(name: PaperName, shown: Shown, dictionary: Dictionary): TemplateResult {
  const paper = paperOf(name, shown, dictionary)
  return html`
    <article class="paper paper--${paper.name}" lang=${paper.language} aria-labelledby="paper-title">
      <p class="kicker">${paper.mark}</p>
      <h2 class="paper__title" id="paper-title" tabindex="-1">${paper.title}</h2>
      ${paper.blocks.map((block) => blockView(block, shown, dictionary))}
    </article>
  `
}

function blockView(block: PaperBlock, shown: Shown, dictionary: Dictionary): TemplateResult {
  switch (block.kind) {
    case "heading":
      return block.level === 2 ? html`<h3>${block.text}</h3>` : html`<h4>${block.text}</h4>`
    case "paragraph":
      return html`<p>${block.text}</p>`
    case "list":
      return html`<ul>${block.items.map((item) => html`<li>${item}</li>`)}</ul>`
    case "picture":
      return html`<div class="paper__picture paper__picture--${block.of}">${pictureView(pictureOf(block.of, shown, dictionary), "picture--paper")}</div>`
    case "link":
      return html`<p>${block.before} <a href=${block.address}>${block.text}</a></p>`
    case "table":
      return table(block.caption, block.columns, block.rows, "", block.isNamed)
  }
}

function pictureOf(of: "wheel" | "bars", { figures }: Shown, dictionary: Dictionary): Picture {
  return of === "wheel" ? wheelPicture(wholeWheel(dictionary, figures), { names: true }) : barsPicture(figures.map(({ slice }) => slice), { narrow: false })
}
