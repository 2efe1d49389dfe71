/** Hands the reader a file that was made on the page. Nothing is sent anywhere. */
export function download(name: string, content: BlobPart, type: string): void {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([content], { type }))
  link.download = name
  link.click()
  // Not at once: a browser that asks where to keep the file has not read it yet.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** A file name that every system takes, from words that a reader has typed: "Ward 4: spring" gives "ward-4-spring". */
export function fileNameOf(words: string): string {
  const plain = words.normalize("NFKD").replace(/\p{Mark}/gu, "").toLowerCase()
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "assessment"
}
