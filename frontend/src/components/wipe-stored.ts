import { wipe, wiped } from "../browser/local-store"
import { need } from "../browser/need"

/** Wipes everything this site keeps in the browser, after asking, and says in place how it went. */
export class WipeStored {
  static readonly moduleName = "wipe-stored"

  constructor(root: HTMLElement) {
    const button = need<HTMLButtonElement>(root, "button")
    const outcome = need<HTMLElement>(root, "[data-when-done]")

    button.addEventListener("click", async () => {
      const { question } = button.dataset
      if (question && !confirm(question)) return

      const gone = await wipe()
      outcome.textContent = (gone ? outcome.dataset.whenDone : outcome.dataset.whenFailed) ?? ""
      if (gone) document.dispatchEvent(new Event(wiped))
    })
    root.hidden = false
  }
}
