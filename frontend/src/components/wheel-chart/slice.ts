/** What one element contributes to a picture: numbers to draw, and the words for them. */
export interface Slice {
  /** Its place on the wheel, from 1; decides its colour. */
  number: number
  name: string
  /** 0 to 100; `null` without a score. */
  score: number | null
  low: number | null
  high: number | null
  target: number | null
  /** The score as it is shown, or what stands in its place. */
  figure: string
  /** The band in words; empty without a score. */
  band: string
  /** `false` for an element that nobody asked about: it keeps its place and is left blank. */
  asked?: boolean
}
