import { keptItems, onListChange } from "../browser/kept-list"

/** Says in a link to the list how much is on it. */
export class ListCount {
  static readonly moduleName = "list-count"

  constructor(root: HTMLElement) {
    const label = root.textContent
    const show = () => {
      const count = keptItems()?.length
      root.textContent = count ? `${label} (${count})` : label
    }
    onListChange(show)
    show()
  }
}
