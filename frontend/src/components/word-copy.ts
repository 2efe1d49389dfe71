import { announce } from "../browser/announcer"
import { download, fileNameOf } from "../browser/files"
import { part } from "../browser/part"

type Part = typeof import("./page-word/word-file")

/**
 * Gives the page, or the section that the button stands in (`data-of="section"`), as a Word document.
 *
 * The document is read from the page itself, so that both say the same. Its writer is fetched when it is asked for.
 */
export class WordCopy {
  static readonly moduleName = "word-copy"

  constructor(root: HTMLElement) {
    const { of = "article", mark = "", siteName = "", siteAddress = "", failed = "", done = "" } = root.dataset
    const place = root.closest(of)
    if (!place) throw new Error(`There is no ${of} around the button.`)

    root.addEventListener("click", async () => {
      try {
        const { wordFileOf } = await part<Part>("page-word")
        const frame = { mark, site: { name: siteName, address: siteAddress }, language: document.documentElement.lang }
        const heading = place.querySelector("h1, h2, h3")?.textContent ?? document.title
        const file = await wordFileOf(place, frame)
        download(`${fileNameOf(heading)}.docx`, file, file.type)
        announce(done)
      } catch (error) {
        console.error("word-copy did not write the file.", error)
        root.textContent = failed
        announce(failed)
      }
    })
    root.hidden = false
  }
}
