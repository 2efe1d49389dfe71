import { addressToShare } from "../browser/address"

/** Opens the device's own sharing sheet, where there is one. */
export class Share {
  static readonly moduleName = "share"

  constructor(root: HTMLElement) {
    if (!navigator.share) return

    root.addEventListener("click", () => {
      // Closing the sheet without choosing is not an error.
      navigator.share({ title: document.title, url: root.dataset.address ?? addressToShare(location.href) }).catch(() => {})
    })
    root.hidden = false
  }
}
