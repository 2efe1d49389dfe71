/**
 * The option that a key of a combobox leads to, or `null` for a key that is not about the list.
 *
 * -1 is no option: the focus is on what was typed. Arrows go round; Home and End stay with the text.
 */
export function optionAfter(key: string, active: number, count: number): number | null {
  if (count === 0) return null
  if (key === "ArrowDown") return (active + 1) % count
  if (key === "ArrowUp") return active <= 0 ? count - 1 : active - 1
  return null
}
