/** Made once for each page, because making one takes longer than a hundred uses. */
const format = new Intl.NumberFormat(globalThis.document?.documentElement.lang || "en-GB")

/** A number as the page writes it: 1,234. */
export const countInWords = (number: number): string => format.format(number)
