/** The first sentence of a text: up to a full stop, question or exclamation mark before a space and a capital letter. */
export function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s+[\p{Lu}\d“‘])/su.exec(text.trim())?.[0] ?? text.trim()
}
