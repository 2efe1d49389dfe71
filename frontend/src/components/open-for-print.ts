/** Opens every closed `<details>` while the page is printed: paper has nothing to press. */
export class OpenForPrint {
  static readonly moduleName = "open-for-print"

  constructor(root: HTMLElement) {
    let opened: HTMLDetailsElement[] = []

    addEventListener("beforeprint", () => {
      opened = [...root.querySelectorAll<HTMLDetailsElement>("details:not([open])")]
      for (const details of opened) details.open = true
    })
    addEventListener("afterprint", () => {
      for (const details of opened) details.open = false
      opened = []
    })
  }
}
