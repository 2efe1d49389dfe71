/** A scale that begins and ends on round numbers. */
export interface Scale {
  low: number
  high: number
  /** Round numbers from `low` to `high`. */
  ticks: readonly number[]
  /** How far along the scale a value lies: 0 at its low end, 1 at its high end. */
  along: (value: number) => number
}

/** About how many steps a scale has. */
const steps = 4

/**
 * The scale for some values.
 *
 * It begins at 0 when it has to (bars are compared by their length) and when that costs little. Otherwise it begins near the lowest
 * value, and the picture says so.
 */
export function scaleOf(values: readonly number[], { fromZero }: { fromZero: boolean }): Scale {
  const [least, most] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 1]
  const zero = fromZero || least < 0 || most - least > most / 2
  const [from, to] = zero ? [Math.min(0, least), Math.max(0, most)] : [least, most]
  const step = roundStep((to - from || Math.abs(to) || 1) / steps)
  const first = Math.floor(from / step)
  const last = Math.max(first + 1, Math.ceil(to / step))
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => exact((first + index) * step))
  const [low, high] = [exact(first * step), exact(last * step)]
  return { low, high, ticks, along: (value) => (value - low) / (high - low) }
}

/** The next 1, 2 or 5 with noughts that is no smaller. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const times = [1, 2, 5, 10].find((candidate) => candidate * power >= rough * (1 - 1e-9)) ?? 10
  return times * power
}

/** A multiple of a step without what binary fractions add: 0.3 and not 0.30000000000000004. */
function exact(value: number): number {
  return Number(value.toPrecision(12))
}
