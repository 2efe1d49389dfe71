import type { Words } from "../../browser/words"
import type { Assessment } from "../../core/answers"
import type { Questionnaire } from "../../core/questionnaire"

/** What a change is about, for undo. */
export interface About {
  /** The statement whose answer changes, so that the undo button can name it. */
  statement?: string
  /** Changes with the same grain that follow one another are one step: a word that grows by a letter. */
  grain?: string
}

/** The one assessment that is open, as every part of the diagnostic sees it. */
export interface AssessmentSource {
  readonly questionnaire: Questionnaire
  readonly words: Words

  current(): Assessment

  /** The other assessments that are saved in this browser, newest first; none in the shared-computer mode. */
  rounds(): Promise<readonly Assessment[]>

  /** Undoable, and saved. `what` is the name of words for the undo button: "the change of an action". */
  change(update: (assessment: Assessment) => Assessment, what: string, about?: About): void

  /** Calls the listener after each change until the function that it returns is called. */
  subscribe(listener: () => void): () => void

  /** Says a sentence through the page's one polite live region. */
  announce(sentence: string): void
}
