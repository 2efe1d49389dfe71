import { appearanceOf, show } from "../browser/appearance"
import { forget, read, wiped, write } from "../browser/local-store"

/** Lets the reader choose light, dark, or whatever the device says; remembered in this browser if it allows. */
export class AppearanceSwitch {
  static readonly moduleName = "appearance"

  constructor(root: HTMLElement) {
    const radios = [...root.querySelectorAll<HTMLInputElement>('input[type="radio"]')]
    if (radios.length === 0) throw new Error("There are no radio buttons here.")

    const showChoice = (word: string | null) => {
      const appearance = appearanceOf(word)
      for (const radio of radios) radio.checked = radio.value === appearance
      show(appearance)
    }
    const showStored = () => showChoice(read("signpost:appearance"))

    root.addEventListener("change", ({ target }) => {
      const { value } = target as HTMLInputElement
      if (appearanceOf(value) === "system") forget("signpost:appearance")
      else write("signpost:appearance", value)
      showChoice(value)
    })
    addEventListener("storage", showStored) // Chosen in another tab.
    document.addEventListener(wiped, showStored)

    showStored()
    root.hidden = false
  }
}
