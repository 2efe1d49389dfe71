import { html, nothing, type TemplateResult } from "lit-html"

import { say, type Words } from "../../browser/words"
import { longestSafeLink } from "../../core/my-list/shared-link"
import type { Log } from "./log"
import type { State } from "./my-list"

export interface TakeAway {
  state: State
  log: Log
  link: string
  words: Words
  actions: {
    copy(): void
    save(): void
    open(file: File): void
    log(kind: "word" | "excel" | "csv"): void
    handOut(): void
  }
}

const logWords = { word: "log-word", excel: "log-excel", csv: "log-csv" } as const

/** The learning log, paper, the link and the file. What needs a list is there when there is one. */
export function takeAwayView(taken: TakeAway): TemplateResult {
  const hasItems = taken.state.items.length > 0
  return html`${hasItems ? [logView(taken), paperView(taken), shareView(taken)] : nothing} ${fileView(taken, hasItems)}`
}

function logView({ log, words, actions }: TakeAway): TemplateResult {
  const last = log.columns.length - 1 // The address is for files; here the title is a link above.
  const button = (kind: "word" | "excel" | "csv") => html`<button type="button" class="button button--quiet" data-log=${kind} @click=${() => actions.log(kind)}>${say(words, logWords[kind])}</button>`
  const filled = html`
    <section class="table-wrap" aria-label=${log.sentence} tabindex="0">
      <table>
        <caption>${log.sentence}</caption>
        <thead><tr>${log.columns.slice(0, last).map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
        <tbody>
          ${log.rows.map(([day, title, ...rest]) => html`<tr><td>${day}</td><th scope="row">${title}</th>${rest.slice(0, -1).map((cell) => html`<td class="kept__text">${cell}</td>`)}</tr>`)}
        </tbody>
      </table>
    </section>
    <p>${say(words, "log-take")}</p>
    <p class="actions">${button("word")} ${button("excel")} ${button("csv")}</p>
  `
  return html`<section aria-labelledby="log"><h2 id="log" tabindex="-1">${say(words, "log-title")}</h2><p>${say(words, "log-what")}</p>${log.rows.length ? filled : html`<p class="muted">${say(words, "log-empty")}</p>`}</section>`
}

function paperView({ words, actions }: TakeAway): TemplateResult {
  return html`<section aria-labelledby="paper"><h2 id="paper">${say(words, "list-paper-title")}</h2><p>${say(words, "list-paper-hand-out-what")}</p><p class="actions"><button type="button" class="button button--quiet" data-hand-out @click=${() => actions.handOut()}>${say(words, "list-paper-hand-out")}</button></p></section>`
}

function shareView({ link, words, actions }: TakeAway): TemplateResult {
  return html`
    <section aria-labelledby="share">
      <h2 id="share">${say(words, "share-title")}</h2>
      <p>${say(words, "share-what")}</p>
      <div class="field"><label for="share-link">${say(words, "share-link")}</label><input id="share-link" type="text" readonly .value=${link} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} /></div>
      ${link.length > longestSafeLink ? html`<p>${say(words, "share-long", { count: link.length })}</p>` : nothing}
      ${globalThis.navigator.clipboard ? html`<p class="actions"><button type="button" class="button button--quiet" data-copy @click=${() => actions.copy()}>${say(words, "share-copy")}</button></p>` : nothing}
    </section>
  `
}

function fileView({ state, words, actions }: TakeAway, hasItems: boolean): TemplateResult {
  const opened = (event: Event) => {
    const field = event.target as HTMLInputElement
    const file = field.files?.[0]
    if (file) actions.open(file)
    field.value = "" // So that the same file can be opened again.
  }
  return html`
    <section aria-labelledby="file">
      <h2 id="file">${say(words, "list-file-title")}</h2>
      <p>${say(words, "list-file-what")}</p>
      ${hasItems ? html`<p class="actions"><button type="button" class="button button--quiet" data-save @click=${() => actions.save()}>${say(words, "list-file-save")}</button></p>` : nothing}
      <div class="field"><label for="list-file">${say(words, "list-file-open")}</label><p class="hint" id="list-file-what">${say(words, "list-file-open-what")}</p><input id="list-file" type="file" accept=".json,application/json" aria-describedby="list-file-what" @change=${opened} /></div>
      ${
        state.opened
          ? html`<div class="notice ${state.opened.problems.length ? "notice--caution" : "notice--plain"}" data-opened><p class="notice__title">${state.opened.words}</p>${
              state.opened.problems.length ? html`<ul>${state.opened.problems.map((problem) => html`<li>${say(words, "list-file-refused-line", { ...problem })}</li>`)}</ul>` : nothing
            }</div>`
          : nothing
      }
    </section>
  `
}
