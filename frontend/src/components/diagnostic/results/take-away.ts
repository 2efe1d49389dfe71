import { html, nothing, type TemplateResult } from "lit-html"

import { part } from "../../../browser/part"
import { say } from "../../../browser/words"
import type { AssessmentSource } from "../source"
import type { Dictionary } from "./figures"
import type { FileKind } from "./files"
import type { PaperName } from "./paper"
import { button, paragraph, section } from "./parts"
import type { Shown } from "./shown"

const groups: readonly { title: string; files: readonly { kind: FileKind; label: string }[] }[] = [
  {
    title: "take-away-data",
    files: [
      { kind: "json", label: "take-away-json" },
      { kind: "xlsx", label: "take-away-xlsx" },
      { kind: "csv", label: "take-away-csv" },
      { kind: "ics", label: "take-away-ics" },
    ],
  },
  {
    title: "take-away-pictures",
    files: [
      { kind: "wheel-svg", label: "take-away-wheel-svg" },
      { kind: "wheel-png", label: "take-away-wheel-png" },
      { kind: "bars-svg", label: "take-away-bars-svg" },
      { kind: "bars-png", label: "take-away-bars-png" },
    ],
  },
]

/** What can be taken away: papers to read and print, files, pictures. */
export class TakeAway {
  /** The paper that is open in place of the results. */
  private paper: { name: PaperName; view: (shown: Shown, dictionary: Dictionary) => TemplateResult } | null = null
  /** What went wrong with the last file, in words. */
  private trouble: string | null = null

  constructor(
    private readonly source: AssessmentSource,
    private readonly place: HTMLElement,
    private readonly refresh: () => void,
  ) {}

  /** The open paper with its buttons; `null` when none is open. */
  openPaper(shown: Shown, dictionary: Dictionary): TemplateResult | null {
    if (!this.paper) return null
    const { words } = this.source
    const { name, view } = this.paper
    const file: FileKind = name === "board-paper" ? "board-paper-docx" : "report-docx"
    return html`
      <p class="actions">
        ${button(say(words, "paper-back"), () => this.closePaper(), "button button--quiet")} ${button(say(words, "paper-print"), () => print())} ${this.fileButton(file, "paper-word")}
      </p>
      ${this.troubleView()} ${view(shown, dictionary)}
    `
  }

  section(): TemplateResult {
    const { words } = this.source
    return section("results-take-away", say(words, "take-away-title"), [
      paragraph(say(words, "take-away-what")),
      this.troubleView(),
      this.buttons("take-away-papers", [this.paperButton("board-paper", "take-away-board-paper"), this.paperButton("report", "take-away-report")]),
      ...groups.map(({ title, files }) => this.buttons(title, files.map(({ kind, label }) => this.fileButton(kind, label)))),
    ])
  }

  private buttons(title: string, buttons: readonly TemplateResult[]): TemplateResult {
    return html`<h4>${say(this.source.words, title)}</h4><ul class="take-away__list">${buttons.map((each) => html`<li>${each}</li>`)}</ul>`
  }

  private paperButton(name: PaperName, label: string): TemplateResult {
    return html`<button type="button" class="button" data-paper=${name} @click=${() => this.open(name)}>${say(this.source.words, label)}</button>`
  }

  private fileButton(kind: FileKind, label: string): TemplateResult {
    return html`<button type="button" class="button button--quiet" data-file=${kind} @click=${() => this.save(kind)}>${say(this.source.words, label)}</button>`
  }

  /** What the results are when somebody asks for a file; given by the page at each change. */
  private now: { shown: Shown; dictionary: Dictionary } | null = null

  see(shown: Shown, dictionary: Dictionary): void {
    this.now = { shown, dictionary }
  }

  private troubleView(): TemplateResult | typeof nothing {
    return this.trouble ? html`<div class="notice notice--caution" role="alert"><p>${this.trouble}</p></div>` : nothing
  }

  private async save(kind: FileKind): Promise<void> {
    await this.attempt(async () => {
      const { saveFile } = await part<typeof import("./files")>("results-files")
      if (!this.now) return
      const file = await saveFile(kind, this.now.shown, this.now.dictionary)
      this.source.announce(say(this.source.words, "take-away-saved", { file }))
    })
  }

  private async open(name: PaperName): Promise<void> {
    await this.attempt(async () => {
      const { paperView } = await part<typeof import("./paper-view")>("results-paper")
      this.paper = { name, view: (shown, dictionary) => paperView(name, shown, dictionary) }
    })
    this.refresh()
    this.place.querySelector<HTMLElement>("#paper-title")?.focus()
  }

  private closePaper(): void {
    const name = this.paper?.name
    this.paper = null
    this.refresh()
    this.place.querySelector<HTMLElement>(`[data-paper="${name}"]`)?.focus()
  }

  /** Does something that may need a part of the script that is not there yet, and says plainly when that does not come. */
  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      this.trouble = null
      await work()
    } catch (error) {
      console.error("A file or paper could not be made.", error)
      this.trouble = say(this.source.words, "take-away-failed")
    }
    this.refresh()
  }
}
