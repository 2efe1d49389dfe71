/** Small letters and digits, one space between words; marks on letters, apostrophes and full stops inside words are gone. */
function plain(text: string): string {
  const letters = text.normalize("NFKD").replace(/[\p{Mark}'’.]/gu, "").toLowerCase()
  return letters.replace(/[^\p{Letter}\p{Number}]+/gu, " ").trim()
}

/** Letters of a half-typed last word that are enough to know it by. */
const enough = 4

/**
 * Whether help should be offered before anything else: the query has one of the phrases in it, word by word.
 *
 * Its last word may still be on its way: "suici" is enough for "suicidal".
 */
export function offersHelp(query: string, phrases: readonly string[]): boolean {
  const asked = ` ${plain(query)}`
  const half = (asked.split(" ").at(-1) ?? "").length >= enough
  return phrases.some((phrase) => `${asked} `.includes(` ${phrase} `) || (half && endsInPartOf(asked, ` ${phrase}`)))
}

/** Whether the text ends in all words of the phrase, the last of them perhaps cut short. */
function endsInPartOf(text: string, phrase: string): boolean {
  const [last, before] = [text.slice(text.lastIndexOf(" ")), phrase.slice(0, phrase.lastIndexOf(" "))]
  return text.endsWith(before + last) && phrase.startsWith(before + last)
}
