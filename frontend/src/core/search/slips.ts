/** Words that are one slip apart: a letter too many, one missing, another one, or two that changed places. */

/** Whether two words are one slip apart, and not the same. */
export function oneSlip(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1 || one === other) return false
  let start = 0
  while (start < short.length && short[start] === long[start]) start++
  if (short.length < long.length) return short.slice(start) === long.slice(start + 1)
  if (short.slice(start + 1) === long.slice(start + 1)) return true
  return short[start] === long[start + 1] && short[start + 1] === long[start] && short.slice(start + 2) === long.slice(start + 2)
}

/** Whether `typed` is one slip apart from the beginning of `word`. */
export function oneSlipFromStart(typed: string, word: string): boolean {
  return [-1, 0, 1].some((more) => oneSlip(typed, word.slice(0, typed.length + more)))
}

/** Whether two words are at most two slips apart. */
export function twoSlips(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 2) return false
  let before: number[] = []
  let last: number[] = Array.from({ length: other.length + 1 }, (_, place) => place)
  for (let row = 1; row <= one.length; row++) {
    const now = [row]
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1]
      let least = Math.min(last[column]! + 1, now[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1))
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        least = Math.min(least, before[column - 2]! + 1)
      }
      now.push(least)
    }
    before = last
    last = now
  }
  return last[other.length]! <= 2
}
