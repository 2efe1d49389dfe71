import { read, wiped, write, forget } from "../../browser/local-store"

const kept = "signpost:search-keys"

/** Whether the single keys open the search: they do until the reader says otherwise, on this device. */
const areOn = () => read(kept) !== "off"

/** What of a key press decides whether it opens the search. */
export type Press = Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey" | "isComposing" | "defaultPrevented">

/** Whether a press is one of the search's keys and nothing else: `/`, which some keyboards have behind Shift, or `s`. */
export function isSearchKey({ key, altKey, ctrlKey, metaKey, shiftKey, isComposing, defaultPrevented }: Press): boolean {
  if (altKey || ctrlKey || metaKey || isComposing || defaultPrevented) return false
  return key === "/" || (key === "s" && !shiftKey)
}

const fields = "input, select, textarea, [contenteditable]"

/** Opens the search with a key from anywhere, except while somebody types, chooses in a field or has a dialog open. */
export class SearchKeys {
  static readonly moduleName = "search-keys"

  constructor(opener: HTMLElement) {
    document.addEventListener("keydown", (event) => {
      if (!isSearchKey(event) || !areOn() || document.querySelector("dialog[open]")) return
      if (event.target instanceof Element && event.target.closest(fields)) return
      event.preventDefault()
      opener.click()
    })
  }
}

/** Lets the reader turn the single keys off, for whom they go off by accident: when speaking to the computer, for one. */
export class SearchKeysChoice {
  static readonly moduleName = "search-keys-choice"

  constructor(root: HTMLElement) {
    const box = root.querySelector<HTMLInputElement>("input")
    if (!box) throw new Error("There is no box to tick here.")

    const showStored = () => (box.checked = areOn())
    box.addEventListener("change", () => {
      if (box.checked) forget(kept)
      else write(kept, "off")
    })
    addEventListener("storage", showStored) // Chosen in another tab.
    document.addEventListener(wiped, showStored)

    showStored()
    root.hidden = false
  }
}
