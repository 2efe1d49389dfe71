import { announce } from "../../browser/announcer"
import { say, type Words } from "../../browser/words"
import type { Assessment } from "../../core/answers"
import { amend, type History, redo, remember, startOf, undo } from "../../core/history"
import { type Questionnaire, textOf } from "../../core/questionnaire"
import type { Keeper } from "./autosave"
import type { About, AssessmentSource } from "./source"

/** The assessment after a change, and what the change was. */
interface Step {
  assessment: Assessment
  what: string
  about: About
}

/** Long enough for a word to be finished, short enough that nobody closes the tab within it. */
const whileTyping = 250

/** How much of a statement names it on a button. */
const shortText = 48

/** The assessment that is open: changes, undo, and the keeper that saves it. */
export class OpenAssessment implements AssessmentSource {
  private history: History<Step>
  private readonly listeners = new Set<() => void>()
  readonly announce = announce

  constructor(
    readonly questionnaire: Questionnaire,
    readonly words: Words,
    assessment: Assessment,
    public keeper: Keeper,
    readonly rounds: () => Promise<readonly Assessment[]>,
  ) {
    this.history = startOf({ assessment, what: "", about: {} })
  }

  current(): Assessment {
    return this.history.present.assessment
  }

  change(update: (assessment: Assessment) => Assessment, what: string, about: About = {}): void {
    const { present } = this.history
    const assessment = update(present.assessment)
    if (assessment === present.assessment) return
    const goesOn = about.grain !== undefined && about.grain === present.about.grain
    this.arrive((goesOn ? amend : remember)(this.history, { assessment, what, about }), about.grain ? whileTyping : 0)
  }

  /** Takes the last change back and says what it was; says nothing when there is none. */
  undo(): About | null {
    return this.step(undo, "undone", this.history.present)
  }

  /** Makes the change again that was taken back last. */
  redo(): About | null {
    return this.step(redo, "redone", this.history.future[0])
  }

  /** What would be taken back, in words for a button; `null` when there is nothing. */
  get undoable(): string | null {
    return this.history.past.length ? this.inWords(this.history.present) : null
  }

  get redoable(): string | null {
    const [next] = this.history.future
    return next ? this.inWords(next) : null
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private step(move: typeof undo<Step>, said: string, about: Step | undefined): About | null {
    const history = move(this.history)
    if (history === this.history || !about) return null
    this.arrive(history, 0)
    this.announce(say(this.words, said, { what: this.inWords(about) }))
    return about.about
  }

  private arrive(history: History<Step>, wait: number): void {
    this.history = history
    this.keeper.keep(this.current(), wait)
    for (const listener of this.listeners) listener()
  }

  private inWords({ what, about, assessment }: Step): string {
    if (!about.statement) return say(this.words, what)
    const asked = this.questionnaire.statements.find(({ id }) => id === about.statement)
    const own = [...assessment.own_statements, ...this.history.past.flatMap((step) => step.assessment.own_statements)].find(
      ({ id }) => id === about.statement,
    )
    const text = asked ? textOf(asked, assessment.small_organisation) : (own?.text ?? "")
    return say(this.words, what, { statement: text.length > shortText ? `${text.slice(0, shortText).trimEnd()}…` : text })
  }
}
