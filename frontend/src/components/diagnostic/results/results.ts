import type { AssessmentSource } from "../source"
export function results(place: HTMLElement, source: AssessmentSource): { show(): void; hide(): void } {
  return { show() { place.textContent = `Results of ${source.current().name}` }, hide() {} }
}
