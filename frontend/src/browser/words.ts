/** What the tools say, by name: written in `resources/words/`, put into the page by the build. */
export type Words = Readonly<Record<string, string>>

/**
 * The words of that name, with each `{placeholder}` filled in.
 *
 * A missing name or a placeholder without a value is a mistake of ours, and says which.
 */
export function say(words: Words, name: string, values: Readonly<Record<string, string | number>> = {}): string {
  const text = Object.hasOwn(words, name) ? words[name] : undefined
  if (text === undefined) throw new Error(`There are no words called ${name}.`)
  return text.replace(/\{([a-z_]+)\}/g, (_, placeholder: string) => {
    const value = Object.hasOwn(values, placeholder) ? values[placeholder] : undefined
    if (value === undefined) throw new Error(`Nothing fills {${placeholder}} in the words called ${name}.`)
    return String(value)
  })
}
