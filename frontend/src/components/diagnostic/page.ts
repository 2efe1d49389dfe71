import { need } from "../../browser/need"
import type { Words } from "../../browser/words"
import type { Questionnaire } from "../../core/questionnaire"

/** What the build put into the page for us. */
export interface Page {
  readonly root: HTMLElement
  readonly questionnaire: Questionnaire
  readonly words: Words
}

export function pageOf(root: HTMLElement): Page {
  const parsed = (selector: string) => JSON.parse(need(root, selector).textContent ?? "")
  return { root, questionnaire: parsed("[data-questionnaire]"), words: parsed("[data-words]") }
}

/** A copy of what stands in the template of that name. */
export function copyOf(root: ParentNode, name: string): HTMLElement {
  const { content } = need<HTMLTemplateElement>(root, `template[data-template="${name}"]`)
  const first = content.firstElementChild?.cloneNode(true)
  if (!(first instanceof HTMLElement)) throw new Error(`The template ${name} is empty.`)
  return first
}

/** The time now, as assessments keep it. */
export const now = () => new Date().toISOString()

/** An id that no other assessment or statement has, also where `crypto.randomUUID` is missing, as on plain http. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("")
}

/** Puts words in a place, and leaves a place alone that has them. */
export function setText(place: Element, text: string): void {
  if (place.textContent !== text) place.textContent = text
}
