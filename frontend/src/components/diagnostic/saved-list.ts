import { html, nothing, render } from "lit-html"
import type { AssessmentStore, Saved } from "../../browser/assessment-store"
import type { Tabs } from "../../browser/tabs"
import { announce } from "../../browser/announcer"
import { say } from "../../browser/words"
import { type Assessment, copyAsNewRound, coverage, statementsOf, withDetails } from "../../core/answers"
import { newId, now, type Page } from "./page"

/** The saved assessments: open, rename, copy as a new round, download, delete and take that back. */
export class SavedList {
  private found: Saved[] = []
  private isRefused = false
  private renaming: string | null = null
  private deleted: Saved | null = null

  constructor(
    private readonly place: HTMLElement,
    private readonly page: Page,
    private readonly store: AssessmentStore,
    private readonly tabs: Tabs,
    private readonly actions: { open(assessment: Assessment): void; download(assessment: Assessment): void },
  ) {}

  async show(): Promise<void> {
    try {
      this.found = await this.store.all()
      this.isRefused = false
    } catch {
      this.found = []
      this.isRefused = true
    }
    this.render()
  }

  /** Forgets what could be brought back: everything was wiped. */
  forget(): void {
    this.deleted = null
    void this.show()
  }

  private render(): void {
    const { words } = this.page
    const { deleted } = this
    render(
      html`${this.isRefused ? html`<div class="notice notice--caution"><p>${say(words, "storage-refused")}</p></div>` : nothing}
        ${deleted
          ? html`<div class="notice notice--plain" data-deleted>
              <p>${say(words, "deleted", { name: deleted.assessment.name })} <button type="button" class="button button--quiet" @click=${() => this.bringBack(deleted)}>${say(words, "bring-back")}</button></p>
            </div>`
          : nothing}
        ${this.found.length
          ? html`<h2 tabindex="-1">${say(words, "your-assessments")}</h2>
              <ul class="saved">${this.found.map((saved) => this.line(saved))}</ul>`
          : nothing}`,
      this.place,
    )
  }

  private line({ assessment }: Saved) {
    const { questionnaire, words } = this.page
    const { id, name, organisation, changed } = assessment
    const counts = coverage(statementsOf(questionnaire, assessment), assessment)
    const button = (label: string, press: () => void) =>
      html`<button type="button" class="button button--quiet" @click=${press}>${say(words, label)}<span class="visually-hidden"> ${name}</span></button>`
    return html`<li class="saved__item" data-saved-id=${id}>
      ${this.renaming === id
        ? html`<form class="saved__rename" @submit=${(event: SubmitEvent) => this.rename(event, assessment)}>
            <label>${say(words, "new-name")} <input name="name" .value=${name} maxlength="120" required /></label>
            <button class="button" type="submit">${say(words, "keep-name")}</button>
            <button class="button button--quiet" type="button" @click=${() => this.stopRenaming(id)}>${say(words, "cancel")}</button>
          </form>`
        : html`<h3 class="saved__name">${name}</h3>`}
      <p class="saved__facts">
        ${organisation ? html`${organisation} · ` : nothing}${say(words, "progress-of-all", { done: counts.total - counts.unanswered, total: counts.total })} ·
        ${say(words, "changed-at", { when: inWords(changed) })}
      </p>
      <p class="saved__buttons">
        <button type="button" class="button" @click=${() => this.actions.open(assessment)}>${say(words, "go-on")}<span class="visually-hidden"> ${name}</span></button>
        ${button("rename", () => this.startRenaming(id))} ${button("new-round", () => this.copy(assessment))}
        ${button("download", () => this.actions.download(assessment))} ${button("delete", () => this.delete(assessment))}
      </p>
    </li>`
  }

  private startRenaming(id: string): void {
    this.renaming = id
    this.render()
    this.place.querySelector<HTMLInputElement>(".saved__rename input")?.select()
  }

  private stopRenaming(id: string): void {
    this.renaming = null
    this.render()
    this.place.querySelector<HTMLElement>(`[data-saved-id="${CSS.escape(id)}"] .button`)?.focus()
  }

  private async rename(event: SubmitEvent, assessment: Assessment): Promise<void> {
    event.preventDefault()
    const name = String(new FormData(event.target as HTMLFormElement).get("name")).trim()
    if (!name) return
    await this.write((latest) => withDetails(latest, { name }, now()), assessment.id)
    this.stopRenaming(assessment.id)
  }

  private async copy(assessment: Assessment): Promise<void> {
    const { words } = this.page
    const name = say(words, "round-name", { name: assessment.name, day: inWords(now(), false) })
    const round = copyAsNewRound(assessment, { id: newId(), name, now: now() })
    try {
      await this.store.save(round, 0)
      announce(say(words, "copied", { name }))
    } catch {
      announce(say(words, "storage-refused"))
    }
    await this.show()
    this.place.querySelector<HTMLElement>(`[data-saved-id="${CSS.escape(round.id)}"] .button`)?.focus()
  }

  private async delete(assessment: Assessment): Promise<void> {
    // Another tab may have saved since the list was drawn: what comes back must be the latest.
    this.deleted = (await this.store.one(assessment.id).catch(() => undefined)) ?? null
    await this.store.remove(assessment.id).catch(() => (this.deleted = null))
    this.tabs.tell({ id: assessment.id, revision: null })
    await this.show()
    if (!this.deleted) return
    announce(say(this.page.words, "deleted", { name: assessment.name }))
    this.place.querySelector<HTMLElement>("[data-deleted] button")?.focus()
  }

  private async bringBack({ assessment }: Saved): Promise<void> {
    try {
      await this.store.save(assessment, 0)
      this.deleted = null
    } catch {
      announce(say(this.page.words, "storage-refused"))
    }
    await this.show()
    this.place.querySelector<HTMLElement>(`[data-saved-id="${CSS.escape(assessment.id)}"] .button`)?.focus()
  }

  /** Changes the latest record, whoever wrote it. */
  private async write(update: (latest: Assessment) => Assessment, id: string): Promise<void> {
    try {
      const latest = await this.store.one(id)
      if (!latest) return
      const outcome = await this.store.save(update(latest.assessment), latest.revision)
      if ("revision" in outcome) this.tabs.tell({ id, revision: outcome.revision })
    } catch {
      announce(say(this.page.words, "storage-refused"))
    }
    await this.show()
  }
}

function inWords(time: string, withTime = true): string {
  const day = { day: "numeric", month: "long", year: "numeric" } as const
  return new Date(time).toLocaleString(document.documentElement.lang, withTime ? { ...day, hour: "2-digit", minute: "2-digit" } : day)
}
