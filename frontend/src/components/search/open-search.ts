import { wordsOfAddress } from "../../browser/address"
import { need } from "../../browser/need"
import { part } from "../../browser/part"
import { loadSearch, warmSearch } from "../../browser/search"
import type * as Box from "./search-box"

/** How long pointer or focus rest on the link before the search is fetched: whoever only passes by fetches nothing. */
const rest = 150

/** Only one box, whichever link opens it. */
let coming: Promise<void> | undefined

function fetchBox(dialog: HTMLDialogElement): Promise<void> {
  warmSearch()
  coming ??= Promise.all([part<typeof Box>("search-box"), part<Box.Known>("search-words")])
    .then(([{ SearchBox }, known]) => void new SearchBox(dialog, known, loadSearch))
    .catch((error: unknown) => {
      coming = undefined // The next opening may have more luck.
      throw error
    })
  return coming
}

/**
 * Opens the search where there was a link to the finder.
 *
 * The dialog is in the page, so that it opens at once and takes what is typed; what finds and shows comes after it.
 */
export class OpenSearch {
  static readonly moduleName = "open-search"

  constructor(link: HTMLElement) {
    const dialog = need<HTMLDialogElement>(document, "dialog[data-search]")
    const input = need<HTMLInputElement>(dialog, "input[name=q]")
    const failed = need<HTMLElement>(dialog, "[data-failed]")
    if (typeof dialog.showModal !== "function") return // An old browser follows the link.

    let timer: ReturnType<typeof setTimeout>
    for (const come of ["pointerenter", "focus"]) {
      link.addEventListener(come, () => (timer = setTimeout(() => fetchBox(dialog).catch(() => {}), rest)))
    }
    for (const go of ["pointerleave", "blur"]) link.addEventListener(go, () => clearTimeout(timer))

    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return // A new tab or window was asked for.
      event.preventDefault()
      const before = document.activeElement
      dialog.showModal()
      if (link.dataset.words && !input.value) input.value = link.dataset.words
      input.focus()
      input.select()
      // A click does not focus a link in every browser; a key opens from wherever the reader was.
      const back = event.detail > 0 || before === document.body ? link : before
      dialog.addEventListener("close", () => back instanceof HTMLElement && back.focus(), { once: true })
      fetchBox(dialog).then(
        () => (failed.hidden = true),
        () => (failed.hidden = false),
      )
    })
    link.setAttribute("role", "button")
    link.setAttribute("aria-haspopup", "dialog")
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return
      event.preventDefault() // The page would scroll.
      link.click()
    })
  }
}

/** Puts the words of an address that leads nowhere into the link to the search, so that one press looks for them. */
export class WordsOfAddress {
  static readonly moduleName = "words-of-address"

  constructor(link: HTMLElement) {
    const words = wordsOfAddress(location.pathname)
    if (!words || !link.dataset.label) return
    link.dataset.words = words
    link.textContent = link.dataset.label.replace("{words}", words)
    if (link instanceof HTMLAnchorElement) link.search = new URLSearchParams({ q: words }).toString()
  }
}
