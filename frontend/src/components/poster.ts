import { announce } from "../browser/announcer"
import { part } from "../browser/part"
import type { PaperSheet } from "./paper-sheet/paper-sheet"

/** Offers to print the entries that a page shows as a poster. What that takes is fetched when it is asked for. */
export class Poster {
  static readonly moduleName = "poster"

  constructor(root: HTMLElement) {
    const list = root.closest<HTMLElement>('[data-component~="finder"], .listing, .entry')
    if (!list) throw new Error("There is no list around the button.")
    if (!list.querySelector(".card[data-entry]")) return

    root.addEventListener("click", async () => {
      try {
        const { openPoster } = await part<PaperSheet>("paper-sheet")
        openPoster(list)
      } catch (error) {
        console.error("The poster did not open.", error)
        announce(root.dataset.failed ?? "")
      }
    })
    root.hidden = false
  }
}
