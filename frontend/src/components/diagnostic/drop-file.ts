import { need } from "../../browser/need"

/** Lets a file that is dropped anywhere on the diagnostic be chosen in its file field, which does the rest. */
export function dropFile(root: HTMLElement): void {
  const field = need<HTMLInputElement>(root, 'input[type="file"]')

  root.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault() // Or it could not be dropped here.
  })
  root.addEventListener("drop", (event) => {
    const { files } = event.dataTransfer ?? {}
    if (!files?.length) return
    event.preventDefault() // Or the browser would show the file in place of the page.
    if (!field.checkVisibility()) location.hash = "start" // Where it is told how it went.
    field.files = files
    field.dispatchEvent(new Event("change", { bubbles: true }))
  })
}
