/** Lets Escape close an open `<details>` and puts the focus back on what opened it. */
export class CloseWithEscape {
  static readonly moduleName = "close-with-escape"

  constructor(root: HTMLElement) {
    if (!(root instanceof HTMLDetailsElement)) throw new Error("This is not a <details>.")

    root.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !root.open) return
      root.open = false
      root.querySelector("summary")?.focus()
    })
  }
}
