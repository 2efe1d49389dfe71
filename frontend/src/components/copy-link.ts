import { addressToShare } from "../browser/address"
import { announce } from "../browser/announcer"

/** How long the button says what happened before it says again what it does. */
const shown = 4000

/** Copies the address of this page, or the one in `data-address`, and says in `data-done` or `data-failed` how it went. */
export class CopyLink {
  static readonly moduleName = "copy-link"

  constructor(root: HTMLElement) {
    if (!navigator.clipboard) return // Not offered on plain http or by old browsers: the address bar still has it.

    const label = root.textContent
    let timer: ReturnType<typeof setTimeout>

    root.addEventListener("click", async () => {
      const { address = addressToShare(location.href), done = "", failed = "" } = root.dataset
      const outcome = await navigator.clipboard.writeText(address).then(
        () => done,
        () => failed,
      )
      root.textContent = outcome
      announce(outcome)
      clearTimeout(timer)
      timer = setTimeout(() => (root.textContent = label), shown)
    })
    root.hidden = false
  }
}
