import { html, nothing, type TemplateResult } from "lit-html"

import { pageAddress } from "../../browser/site-address"
import { say, type Words } from "../../browser/words"
import type { Items, Lookup } from "../../core/my-list/items"

export interface SharedActions {
  save(entries: readonly string[]): void
  leave(): void
}

/** What somebody shared by a link, beside one's own list: to look at, and to save all or some of it. */
export function sharedView({ entries, unknown }: { entries: readonly string[]; unknown: readonly string[] }, own: Items, lookup: Lookup, words: Words, actions: SharedActions): TemplateResult {
  const isOwn = (entry: string) => own.some((item) => item.entry === entry)
  const fresh = entries.filter((entry) => !isOwn(entry))
  const saveChosen = (event: Event) => {
    event.preventDefault()
    actions.save(new FormData(event.target as HTMLFormElement).getAll("shared").map(String))
  }
  return html`
    <section class="shared" aria-labelledby="shared">
      <h2 id="shared" tabindex="-1">${say(words, entries.length === 1 ? "shared-title-one" : "shared-title", { count: entries.length })}</h2>
      <p>${say(words, entries.length ? "shared-what" : "shared-nothing")}</p>
      <form @submit=${saveChosen}>
        <ul class="shared__list">
          ${entries.map((entry) => {
            const found = lookup(entry)
            const title = found?.title ?? entry
            return html`<li>
              ${isOwn(entry) ? html`<span class="shared__had" aria-hidden="true">✓</span>` : html`<input type="checkbox" name="shared" value=${entry} checked aria-label=${say(words, "shared-choose", { title })} />`}
              <span><a href=${pageAddress(found?.address ?? "")}>${title}</a> <span class="muted">${found?.kind_in_words}${isOwn(entry) ? `, ${say(words, "shared-have")}` : ""}</span></span>
            </li>`
          })}
        </ul>
        ${unknown.length ? html`<p class="muted" data-unknown>${say(words, "shared-unknown", { count: unknown.length, names: unknown.slice(0, 5).join(", ") })}</p>` : nothing}
        <p class="actions">
          ${
            fresh.length
              ? html`<button type="button" class="button" data-save-all @click=${() => actions.save(fresh)}>${say(words, "shared-save-all")}</button>
                  <button type="submit" class="button button--quiet">${say(words, "shared-save-some")}</button>`
              : nothing
          }
          <button type="button" class="button button--quiet" data-leave @click=${() => actions.leave()}>${say(words, "shared-leave")}</button>
        </p>
      </form>
    </section>
  `
}
