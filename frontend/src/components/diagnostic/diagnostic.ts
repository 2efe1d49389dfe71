import { html, nothing, render } from "lit-html"
import { announce } from "../../browser/announcer"
import { type AssessmentStore, assessmentStore, type Saved } from "../../browser/assessment-store"
import { download, fileNameOf } from "../../browser/files"
import { wiped } from "../../browser/local-store"
import { need } from "../../browser/need"
import { part } from "../../browser/part"
import { type Tabs, tabs } from "../../browser/tabs"
import { say } from "../../browser/words"
import { beforeLeaving, tellWork } from "../../browser/work"
import { type Assessment, newAssessment, withDetails } from "../../core/answers"
import type { Problem } from "../../core/untrusted-file"
import { AnswerForm, type Mode, modes } from "./answer-form"
import { Autosave, type Keeper, NoKeeper, type SaveState } from "./autosave"
import { showCheck } from "./check-answers"
import { dropFile } from "./drop-file"
import { openFile } from "./open-file"
import { OpenAssessment } from "./open-assessment"
import { newId, now, type Page, pageOf } from "./page"
import { results } from "./results/results"
import { SavedList } from "./saved-list"
import { type Setup, SetupForm } from "./setup-form"

type View = "start" | "setup" | "answer" | "check" | "results"

/** What an entry of the browser's history remembers beside its address, so that "back" and "reload" find the way. */
interface Remembered {
  assessment: string
  mode: Mode
}

/** The diagnostic: which assessment is open, which part of the page is shown, and whether the answers are kept. */
export class Diagnostic {
  static readonly moduleName = "diagnostic"

  private readonly page: Page
  private readonly store: AssessmentStore = assessmentStore()
  private readonly tabs: Tabs
  private readonly setup: SetupForm
  private readonly saved: SavedList
  private readonly form: AnswerForm

  private open: OpenAssessment | null = null
  private view: View = "start"
  /** Whether there are changes that are in no file and, where nothing is stored, nowhere else. */
  private isOnlyHere = false
  private results: { show(): void; hide(): void } | null = null

  constructor(root: HTMLElement) {
    this.page = pageOf(root)
    this.tabs = tabs(({ id }) => this.lookAgain(id))
    this.form = new AnswerForm(this.page, (statement) => this.remember(statement))
    this.setup = new SetupForm(this.page, (setup) => this.startOrChange(setup))
    this.saved = new SavedList(need(root, "[data-saved]"), this.page, this.store, this.tabs, {
      open: (assessment) => void this.take(assessment.id).then(() => this.go("answer")),
      download: (assessment) => void this.download(assessment),
    })
    need<HTMLElement>(root, "[data-without-script]").hidden = true
    for (const part of ["tools", "turn"]) need<HTMLElement>(root, `[data-${part}]`).hidden = false
    // Where it stands above the form, and not beside it, the list of elements would be in the way.
    need<HTMLDetailsElement>(root, "[data-tools]").open = matchMedia("(min-width: 64rem)").matches

    this.listen(root)
    void this.arrive(false).finally(() => (root.dataset.ready = ""))
  }

  private listen(root: HTMLElement): void {
    const press = (name: string, action: () => void) => need(root, `[data-${name}]`).addEventListener("click", action)
    press("undo", () => this.stepBack("undo"))
    press("redo", () => this.stepBack("redo"))
    press("again", () => void this.open?.keeper.flush())
    press("download", () => this.open && void this.download(this.open.current()))
    dropFile(root)
    need(root, "[data-file]").addEventListener("change", ({ target }) => void this.read(target as HTMLInputElement))
    need(root, ".answering__views").addEventListener("change", ({ target }) => {
      this.form.mode = (target as HTMLInputElement).value as Mode
      this.form.show()
      this.remember()
    })

    root.addEventListener("click", (event) => this.follow(event))
    addEventListener("popstate", () => void this.arrive(true))
    addEventListener("pageshow", ({ persisted }) => {
      this.form.show() // The browser may have put earlier choices back.
      if (persisted && this.open) this.lookAgain(this.open.current().id)
    })
    beforeLeaving(async () => this.open?.keeper.flush())
    addEventListener("pagehide", () => void this.open?.keeper.flush())
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") void this.open?.keeper.flush()
      else if (this.open) this.lookAgain(this.open.current().id)
    })
    addEventListener("beforeunload", (event) => {
      const kind = this.open?.keeper.state.kind
      if (this.isOnlyHere && kind !== "saved" && kind !== "saving") event.preventDefault()
    })
    document.addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTextField(event.target)) return
      const key = event.key.toLowerCase()
      const step = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : null
      if (!step || !this.open || this.view === "start") return
      event.preventDefault()
      this.stepBack(step)
    })
    document.addEventListener(wiped, () => {
      this.open = null
      this.saved.forget()
    })
  }

  // Which part is shown

  /** Shows what the address and the history ask for. The focus moves only when the reader has moved. */
  private async arrive(hasMoved: boolean): Promise<void> {
    const hash = decodeURIComponent(location.hash.slice(1))
    const remembered = history.state as Partial<Remembered> | null
    if (remembered?.mode && modes.includes(remembered.mode)) this.form.mode = remembered.mode
    // Loaded at a place within the results, the page shows them; a jump to such a place leaves it as it is.
    const view = this.viewOf(hash) ?? (!hasMoved && hash.startsWith("results-") ? "results" : null)
    if (view === null && hasMoved) return // The skip link, or another place on the page as it is.
    const cameFrom = this.view
    this.view = view ?? "start"

    if (this.view === "start") await this.leave()
    else if (remembered?.assessment && remembered.assessment !== this.open?.current().id) await this.take(remembered.assessment)
    else if (!this.open) await this.takeNewest()
    if (!this.open && this.view !== "start") this.view = "start"

    if (this.view === "answer" && (hash !== this.form.at || !hash)) this.form.goTo(hash)
    await this.show()
    if (this.open && this.view !== "start") this.remember()
    this.focus(hash, hasMoved, cameFrom)
  }

  /** The part of the page that an address means: its own name, or else a place in the form; `null` for any other. */
  private viewOf(hash: string): View | null {
    if (!hash) return "start"
    const named = (["start", "setup", "answer", "check", "results"] as const).find((view) => view === hash)
    if (named) return named
    if (this.form.knows(hash)) return "answer"
    return hash.startsWith("results-") ? "results" : null
  }

  private async show(): Promise<void> {
    const { root } = this.page
    const isStart = this.view === "start"
    const visible: Record<string, boolean> = {
      intro: isStart,
      start: isStart || this.view === "setup",
      open: this.open !== null && !isStart,
      answer: this.view === "answer",
      check: this.view === "check",
      results: this.view === "results",
    }
    for (const [name, isVisible] of Object.entries(visible)) need<HTMLElement>(root, `[data-part="${name}"]`).hidden = !isVisible
    need<HTMLElement>(root, "[data-saved]").hidden = !isStart
    if (isStart || this.view === "setup") this.setup.fill(isStart ? null : (this.open?.current() ?? null))
    if (isStart) await this.saved.show()
    if (this.view !== "results") this.results?.hide()
    else this.showResults()
    this.refresh()
  }

  /** Brings what is shown in step with the open assessment. */
  private refresh(): void {
    const { root, words } = this.page
    this.showKeeping()
    if (!this.open) return
    const { name, organisation } = this.open.current()
    need(root, "[data-name]").textContent = organisation ? say(words, "name-and-organisation", { name, organisation }) : name
    for (const link of root.querySelectorAll<HTMLElement>("[data-step]")) {
      if (link.dataset.step === this.view) link.setAttribute("aria-current", "step")
      else link.removeAttribute("aria-current")
    }
    if (this.view === "answer") this.form.show()
    if (this.view === "check") showCheck(need(root, "#check"), this.page, this.open, () => this.open && void this.download(this.open.current()))
  }

  private focus(hash: string, hasMoved: boolean, cameFrom: View): void {
    const { root } = this.page
    const part = need<HTMLElement>(root, this.view === "start" ? "h1" : '[data-part="open"]')
    if (this.view === "answer") {
      const target = this.form.target(hash)
      if (hasMoved) target?.focus({ preventScroll: true })
      // A view begins at its top, with the way through it in sight; going on within the form stays within the form.
      if (cameFrom !== "answer" && hasMoved && !this.form.isWithin(target)) part.scrollIntoView()
      else if (hash) (this.form.isWithin(target) ? target : need<HTMLElement>(root, "#answer"))?.scrollIntoView()
      return
    }
    const isPlaceWithin = hash !== "" && hash !== this.view
    if (isPlaceWithin && !hasMoved) document.getElementById(hash)?.scrollIntoView()
    if (isPlaceWithin || !hasMoved) return
    const place = need<HTMLElement>(root, `#${this.view}`)
    ;(place.querySelector<HTMLElement>('h2[tabindex="-1"]:not([hidden])') ?? place).focus({ preventScroll: true })
    part.scrollIntoView()
  }

  /** Follows a link within the diagnostic: left to itself, the browser would move the focus once more when we are done. */
  private follow(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]')
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    const hash = decodeURIComponent(link.hash.slice(1))
    if (this.viewOf(hash) === null || hash.startsWith("results-")) return // A place on the page as it is.
    event.preventDefault()
    this.go(hash)
  }

  private go(hash: string): void {
    const state = this.open ? this.remembered(this.open) : null
    if (location.hash === `#${hash}`) history.replaceState(state, "")
    else history.pushState(state, "", `#${hash}`)
    void this.arrive(true)
  }

  /** Puts into the history what "reload" and "back" will need, and where in the form the reader is. */
  private remember(statement?: string): void {
    if (!this.open) return
    const hash = this.view === "answer" && (statement ?? this.form.at)
    history.replaceState(this.remembered(this.open), "", hash ? `#${hash}` : location.href)
  }

  private remembered(open: OpenAssessment): Remembered {
    return { assessment: open.current().id, mode: this.form.mode }
  }

  private showResults(): void {
    if (!this.open) return
    this.results ??= results(need<HTMLElement>(this.page.root, "#results"), this.open)
    this.results.show()
  }

  // Which assessment is open

  private use(assessment: Assessment, keeper: Keeper): void {
    const others = async () => {
      if (this.open?.keeper instanceof NoKeeper) return []
      const saved = await this.store.all().catch((): Saved[] => [])
      return saved.map((each) => each.assessment).filter(({ id }) => id !== this.open?.current().id)
    }
    const open = new OpenAssessment(this.page.questionnaire, this.page.words, assessment, keeper, others)
    open.subscribe(() => {
      this.isOnlyHere = true
      this.refresh()
    })
    this.results?.hide()
    this.results = null
    this.open = open
    this.isOnlyHere = false
    this.form.open(open)
  }

  private autosave(revision: number, at: string): Autosave {
    return new Autosave(this.store, revision, (news) => this.tabs.tell(news), (state) => this.showState(state), new Date(at))
  }

  /** Opens a saved assessment; opens none when there is none of that id. */
  private async take(id: string): Promise<void> {
    await this.leave()
    const saved = await this.store.one(id).catch(() => undefined)
    if (saved) this.use(saved.assessment, this.autosave(saved.revision, saved.assessment.changed))
  }

  private async takeNewest(): Promise<void> {
    const [newest] = await this.store.all().catch((): Saved[] => [])
    if (newest) this.use(newest.assessment, this.autosave(newest.revision, newest.assessment.changed))
  }

  /** Opens an assessment that is not saved yet, and saves it unless this is a shared computer. */
  private begin(assessment: Assessment, isShared: boolean): void {
    this.use(assessment, isShared ? new NoKeeper() : this.autosave(0, assessment.changed))
    this.isOnlyHere = true
    this.open?.keeper.keep(assessment, 0)
  }

  /** Lets go of the open assessment once it is safe; one that is kept nowhere stays open. */
  private async leave(): Promise<void> {
    await this.open?.keeper.flush()
    if (this.open?.keeper.state.kind === "saved") this.open = null
  }

  private startOrChange(setup: Setup): void {
    if (this.view === "setup" && this.open) {
      this.open.change((before) => withDetails(before, { ...setup, small_organisation: setup.small_organisation || undefined }, now()), "undo-setup")
      this.go("answer")
      return
    }
    if (!this.mayLetGo()) return
    const { organisation, sector, small_organisation, ...rest } = setup
    const assessment = newAssessment(this.page.questionnaire, { id: newId(), now: now(), ...rest })
    const given = withDetails(assessment, { organisation, sector, small_organisation: small_organisation || undefined }, now())
    this.begin(given, this.setup.isShared)
    this.form.goTo(null)
    this.go("answer")
  }

  /** Asks before an assessment is let go that is kept nowhere. */
  private mayLetGo(): boolean {
    return !this.open || !this.isOnlyHere || confirm(say(this.page.words, "let-go"))
  }

  // Files

  private async download(assessment: Assessment): Promise<void> {
    try {
      const { toText } = await part<typeof import("../../core/saved-file")>("saved-file")
      download(`${fileNameOf(assessment.name)}.json`, toText(assessment, this.page.questionnaire, now()), "application/json")
      if (assessment === this.open?.current()) this.isOnlyHere = false
    } catch {
      announce(say(this.page.words, "download-failed"))
    }
  }

  private async read(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? []
    if (!file || !this.mayLetGo()) return
    const place = need<HTMLElement>(this.page.root, "[data-file-problems]")
    render(nothing, place)
    const opened = await openFile(file, this.page.questionnaire)
    input.value = ""
    if ("problems" in opened) {
      this.showFileProblems(place, file.name, opened.problems)
      return
    }
    this.begin(await this.unlike(opened.assessment), this.setup.isShared)
    announce(say(this.page.words, "file-opened", { name: opened.assessment.name }))
    this.go("check")
  }

  /** The assessment under an id of its own, when another version of it is saved here already. */
  private async unlike(assessment: Assessment): Promise<Assessment> {
    const saved = await this.store.one(assessment.id).catch(() => undefined)
    if (!saved) return assessment
    return { ...assessment, id: newId(), name: say(this.page.words, "name-from-file", { name: assessment.name }) }
  }

  private showFileProblems(place: HTMLElement, name: string, problems: Problem[]): void {
    const { words } = this.page
    render(
      html`<div class="errors" role="group" aria-labelledby="file-problems" tabindex="-1">
        <p class="errors__title" id="file-problems">${say(words, "file-refused", { name })}</p>
        <ul>${problems.map(({ where, what, instead }) => html`<li><strong>${where}</strong> ${what} ${instead}</li>`)}</ul>
      </div>`,
      place,
    )
    need<HTMLElement>(place, ".errors").focus()
  }

  // Keeping

  private stepBack(step: "undo" | "redo"): void {
    const about = this.open?.[step]()
    if (!about) return
    if (this.view === "answer" && about.statement) this.form.goTo(about.statement)
    this.refresh()
    const { activeElement } = document
    // What had the focus may be gone, or be another statement's.
    if (this.view === "answer" && (activeElement === document.body || activeElement?.closest("[hidden]"))) this.form.target("")?.focus()
  }

  private lookAgain(id: string): void {
    const keeper = this.open?.keeper
    if (this.open?.current().id === id && keeper instanceof Autosave) void keeper.look(id)
    if (this.view === "start") void this.saved.show()
  }

  /** Every state that is a problem is also said; the others are there to be read. */
  private showState(state: SaveState): void {
    const said = need(this.page.root, "[data-state]").textContent
    this.showKeeping()
    const sentence = need(this.page.root, "[data-state]").textContent ?? ""
    if (sentence !== said && (state.kind === "refused" || state.kind === "full" || state.kind === "elsewhere")) announce(sentence)
  }

  private showKeeping(): void {
    const { root, words } = this.page
    const bar = need<HTMLElement>(root, "[data-keeping]")
    bar.hidden = !this.open
    if (!this.open) return tellWork(null)
    const { state } = this.open.keeper
    const isProblem = state.kind !== "saved" && state.kind !== "saving"
    tellWork(isProblem ? "only-here" : "kept")
    bar.classList.toggle("keeping--problem", isProblem)
    need(bar, "[data-state]").textContent = this.stateInWords(state)
    need<HTMLElement>(bar, "[data-download]").hidden = !isProblem
    need<HTMLElement>(bar, "[data-again]").hidden = state.kind !== "refused" && state.kind !== "full"
    const { undoable, redoable } = this.open
    this.showStep("undo", undoable === null ? say(words, "no-undo") : say(words, "undo", { what: undoable }), undoable !== null)
    this.showStep("redo", redoable === null ? say(words, "no-redo") : say(words, "redo", { what: redoable }), redoable !== null)
    render(state.kind === "elsewhere" ? this.choices(state.found) : nothing, need<HTMLElement>(bar, "[data-elsewhere]"))
  }

  private showStep(name: string, text: string, isPossible: boolean): void {
    const button = need<HTMLButtonElement>(this.page.root, `[data-${name}]`)
    // A button that vanishes under the reader would take the focus with it.
    button.hidden = !isPossible && button !== document.activeElement
    button.setAttribute("aria-disabled", String(!isPossible))
    button.textContent = text
  }

  private stateInWords(state: SaveState): string {
    const { words } = this.page
    switch (state.kind) {
      case "saved": {
        const isToday = state.at.toDateString() === new Date().toDateString()
        const format = isToday ? {} : ({ day: "numeric", month: "long" } as const)
        const time = state.at.toLocaleString(document.documentElement.lang, { ...format, hour: "2-digit", minute: "2-digit" })
        return say(words, isToday ? "state-saved" : "state-saved-on", { time })
      }
      case "saving":
        return say(words, "state-saving")
      case "refused":
        return say(words, "state-refused")
      case "full":
        return say(words, "state-full")
      case "elsewhere":
        return say(words, state.found ? "state-elsewhere" : "state-deleted")
      case "not-kept":
        return say(words, "state-not-kept")
    }
  }

  /** What to do when another tab has saved the same assessment, or taken it away. */
  private choices(found: Saved | null) {
    const { words } = this.page
    const button = (label: string, press: () => void) => html`<button type="button" class="button button--quiet" @click=${press}>${say(words, label)}</button>`
    return html`<p>${say(words, found ? "elsewhere" : "deleted-elsewhere")}</p>
      <p class="keeping__buttons">
        ${found ? button("use-theirs", () => this.useTheirs(found)) : button("let-it-go", () => this.letGo())}
        ${button("keep-mine", () => this.keepMine())}
      </p>`
  }

  private useTheirs({ assessment, revision }: Saved): void {
    this.use(assessment, this.autosave(revision, assessment.changed))
    void this.show().then(() => this.form.target("")?.focus())
  }

  private keepMine(): void {
    if (!this.open) return
    const mine = this.open.current()
    this.begin({ ...mine, id: newId(), name: say(this.page.words, "name-of-copy", { name: mine.name }), changed: now() }, false)
    this.remember()
    void this.show().then(() => this.form.target("")?.focus())
  }

  private letGo(): void {
    this.open = null
    this.go("start")
  }
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !/^(radio|checkbox|button|file)$/.test(target.type))
}
