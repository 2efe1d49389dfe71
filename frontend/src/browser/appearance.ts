/** How the reader wants to see the site; `system` leaves it to the device. */
export type Appearance = "system" | "light" | "dark"

/** The appearance that a stored or chosen word means. Any other word means `system`. */
export function appearanceOf(word: string | null): Appearance {
  return word === "light" || word === "dark" ? word : "system"
}

/** Shows the page in the appearance, and tints the browser's own bar to match. */
export function show(appearance: Appearance): void {
  const root = document.documentElement
  if (appearance === "system") delete root.dataset.theme
  else root.dataset.theme = appearance

  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"][data-scheme]')) {
    const { scheme } = meta.dataset
    if (appearance === "system") meta.media = `(prefers-color-scheme: ${scheme})`
    else meta.media = scheme === appearance ? "all" : "not all"
  }
}
