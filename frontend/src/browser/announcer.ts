import { need } from "./need"

/** Long enough for a screen reader to finish the name of the button that was pressed. */
const pause = 150

/** Says a sentence through the page's one polite live region. */
export function announce(sentence: string): void {
  const place = need<HTMLElement>(document, "[data-announcer]")
  place.textContent = ""
  setTimeout(() => (place.textContent = sentence), pause)
}
