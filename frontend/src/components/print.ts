/** Opens the browser's print dialog. */
export class Print {
  static readonly moduleName = "print"

  constructor(root: HTMLElement) {
    root.addEventListener("click", () => print())
    root.hidden = false
  }
}
