/** The few forms that every section of the results is built from. */

import { html, nothing, type TemplateResult } from "lit-html"

type Content = TemplateResult | typeof nothing | string | number
export type Contents = Content | readonly Contents[]

/** A section with its heading, which can be jumped to and focused. */
export function section(id: string, title: string, content: Contents): TemplateResult {
  return html`<section class="result" aria-labelledby=${id}><h3 id=${id} tabindex="-1">${title}</h3>${content}</section>`
}

/** A table that scrolls by itself where it is too wide. The first cell of each row names the row. */
export function table(caption: string, columns: readonly string[], rows: readonly (readonly Contents[])[], name = "", isCaptionHidden = false): TemplateResult {
  return html`<section class="table-wrap" aria-label=${caption} tabindex="0"><table class=${name}><caption class=${isCaptionHidden ? "visually-hidden" : ""}>${caption}</caption><thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead><tbody>${rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></section>`
}

export const paragraph = (content: Contents) => html`<p>${content}</p>`

/** Lines with a rule between them. */
export const lines = (items: readonly Contents[]) => html`<ul class="lines">${items.map((item) => html`<li>${item}</li>`)}</ul>`

/** Something that is opened when it is wanted. */
export const folded = (summary: string, content: Contents) => html`<details class="more"><summary>${summary}</summary>${content}</details>`

export const button = (label: Contents, press: () => void, name = "button") => html`<button type="button" class=${name} @click=${press}>${label}</button>`

/** Words below or beside others that say a little more. */
export const quietly = (content: Contents) => html`<span class="muted">${content}</span>`

/** What only a screen reader needs, where sight has the row or the card around it. */
export const unseen = (text: string) => html`<span class="visually-hidden">: ${text}</span>`
