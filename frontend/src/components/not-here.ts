import { need } from "../browser/need"
import { pageAddress } from "../browser/site-address"

/** Names the page that the reader asked for and that is not on this device, with a link to try again. */
export class NotHere {
  static readonly moduleName = "not-here"

  constructor(root: HTMLElement) {
    const wanted = new URLSearchParams(location.search).get("page")
    if (!wanted) return
    const address = new URL(wanted, pageAddress(""))
    if (!address.href.startsWith(new URL("./", pageAddress("")).href)) return // None of this site's pages.
    const link = need<HTMLAnchorElement>(root, "a")
    link.href = address.href
    link.textContent = wanted
    root.hidden = false
  }
}
