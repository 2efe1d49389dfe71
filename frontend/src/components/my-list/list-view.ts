import { html, nothing, type TemplateResult } from "lit-html"
import { live } from "lit-html/directives/live.js"
import { repeat } from "lit-html/directives/repeat.js"

import { pageAddress } from "../../browser/site-address"
import { say, type Words } from "../../browser/words"
import { dayOf, type Item, type Lookup, most, type Order, orders } from "../../core/my-list/items"
import { isDay, limits } from "../../core/untrusted-file"
import type { Known } from "./known-entries"
import type { State } from "./my-list"

/** What the reader can do with the list. */
export interface Actions {
  order(order: Order): void
  unreadOnly(unreadOnly: boolean): void
  read(entry: string, day: string | null): void
  minutes(entry: string, minutes: number | null): void
  write(entry: string, text: string): void
  keepNotes(): void
  removeEarlierNote(entry: string, text: string): void
  remove(entry: string): void
  removeNotes(): void
}

export interface ListShown {
  state: State
  /** The items that are shown, in order. */
  shown: readonly Item[]
  notes(item: Item): string
  kinds: Known["kinds"]
  lookup: Lookup
  words: Words
  actions: Actions
}

const orderWords: Record<Order, string> = { saved: "list-order-saved", title: "list-order-title", kind: "list-order-kind", unread: "list-order-unread" }

/** What is said of an entry that is not, or not quite, in the catalogue any more. */
const statusWords: Readonly<Record<string, string>> = {
  superseded: "list-status-superseded",
  withdrawn: "list-status-withdrawn",
  closed: "list-status-closed",
  gone: "list-status-gone",
}

/** The list with all that can be done on it, or how to begin one. */
export function listView(list: ListShown): TemplateResult {
  const { state, shown, words } = list
  const { items } = state
  return html`
    <section aria-labelledby="on-your-list">
      <h2 id="on-your-list" tabindex="-1">${say(words, items.length ? "list-title" : "list-empty-title")}</h2>
      ${toldView(state, words)}
      ${items.length ? [controls(list), html`<ul class="kept">${repeat(shown, ({ entry }) => entry, (item) => itemView(item, list))}</ul>`, notesButton(list)] : beginning(list)}
    </section>
  `
}

function toldView({ told }: State, words: Words): TemplateResult | typeof nothing {
  if (!told) return nothing
  const undo = told.undo && html` <button type="button" class="button button--quiet" data-undo @click=${told.undo}>${say(words, "list-undo")}</button>`
  return html`<div class="notice ${told.isTrouble ? "notice--caution" : "notice--plain"}" data-told><p>${told.words}${undo ?? nothing}</p></div>`
}

function beginning({ kinds, words }: ListShown): TemplateResult {
  return html`<p>${say(words, "list-empty")}</p><p>${say(words, "list-empty-begin")} ${kinds.map(({ name, address }, index) => html`${index ? ", " : ""}<a href=${pageAddress(address)}>${name}</a>`)}.</p>`
}

function controls({ state, shown, words, actions }: ListShown): TemplateResult {
  const { items, order, unreadOnly } = state
  const read = items.filter(({ read }) => read !== undefined).length
  return html`
    <p data-count>${say(words, "list-count", { count: items.length, read })}${unreadOnly ? ` ${say(words, "list-count-shown", { shown: shown.length, count: items.length })}` : ""}</p>
    <div class="kept-controls">
      <label for="list-order">${say(words, "list-order")}</label>
      <select id="list-order" @change=${(event: Event) => actions.order((event.target as HTMLSelectElement).value as Order)}>
        ${orders.map((each) => html`<option value=${each} ?selected=${each === order}>${say(words, orderWords[each])}</option>`)}
      </select>
      <label class="kept__check"><input type="checkbox" name="unread-only" .checked=${live(unreadOnly)} @change=${(event: Event) => actions.unreadOnly((event.target as HTMLInputElement).checked)} />${say(words, "list-unread-only")}</label>
    </div>
    ${shown.length ? nothing : html`<p>${say(words, "list-empty-all-read")}</p>`}
  `
}

function itemView(item: Item, { notes, lookup, words, actions }: ListShown): TemplateResult {
  const { entry, read, minutes, earlier_notes = [] } = item
  const found = lookup(entry)
  const title = found?.title ?? item.title
  const status = found ? found.status : "gone"
  const id = entry.replace("/", "-")
  const of = html`<span class="visually-hidden">: ${title}</span>`
  const valueOf = (event: Event) => (event.target as HTMLInputElement).value
  return html`
    <li class="kept__item" data-kept=${entry} data-kind=${found?.kind ?? ""}>
      <p class="card__kind">${found?.kind_in_words ?? say(words, "list-kind-gone")}</p>
      <h3 class="kept__title">${found ? html`<a href=${pageAddress(found.address)}>${title}</a>` : title}</h3>
      ${status === "current" ? nothing : html`<p class="kept__status">${say(words, statusWords[status] ?? "list-status-gone")}</p>`}
      <div class="kept__fields">
        <label class="kept__check"><input type="checkbox" name=${`${id}-read`} .checked=${live(read !== undefined)} @change=${(event: Event) => actions.read(entry, (event.target as HTMLInputElement).checked ? dayOf(new Date()) : null)} />${say(words, "list-read")}${of}</label>
        ${
          read === undefined
            ? nothing
            : html`<label class="kept__small">${say(words, "list-read-on")}${of}<input type="date" name=${`${id}-day`} required min="2000-01-01" max="2100-12-31" .value=${live(read)} @change=${(event: Event) => isDay(valueOf(event)) && actions.read(entry, valueOf(event))} /></label>
                <label class="kept__small">${say(words, "list-minutes")}${of}<input type="number" name=${`${id}-minutes`} inputmode="numeric" min="0" max=${most.minutes} step="1" .value=${live(String(minutes ?? ""))} @change=${(event: Event) => actions.minutes(entry, minutesOf(valueOf(event)))} /></label>`
        }
      </div>
      <label class="kept__note" for=${`${id}-note`}>${say(words, "list-note")}${of} <span class="hint">${say(words, "list-note-hint")}</span></label>
      <textarea id=${`${id}-note`} rows="2" maxlength=${limits.text} .value=${live(notes(item))} @input=${(event: Event) => actions.write(entry, valueOf(event))} @change=${() => actions.keepNotes()}></textarea>
      ${earlier_notes.map(({ text, changed }) => html`<div class="kept__earlier"><p class="muted">${say(words, "list-note-earlier", { day: changed.slice(0, 10) })}</p><p class="kept__text">${text}</p><button type="button" class="button button--quiet" @click=${() => actions.removeEarlierNote(entry, text)}>${say(words, "list-note-earlier-remove")}${of}</button></div>`)}
      <p class="kept__end"><button type="button" class="button button--quiet" data-remove @click=${() => actions.remove(entry)}>${say(words, "list-remove")}${of}</button></p>
    </li>
  `
}

/** What stands in the field for minutes, as far as it is a number of them. */
function minutesOf(given: string): number | null {
  const number = Math.round(Number(given))
  return given.trim() === "" || Number.isNaN(number) ? null : Math.min(Math.max(number, 0), most.minutes)
}

function notesButton({ state, words, actions }: ListShown): TemplateResult | typeof nothing {
  if (!state.items.some(({ note, earlier_notes }) => note || earlier_notes)) return nothing
  return html`<p><button type="button" class="button button--quiet" data-remove-notes @click=${() => actions.removeNotes()}>${say(words, "list-notes-remove")}</button></p>`
}
