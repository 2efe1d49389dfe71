import type { Block, PageText, Run } from "./block"

/** What is on a page for the sake of the screen: ways about it, buttons, and words for screen readers alone. */
const leftOut = "nav, button, .actions, .visually-hidden, [data-not-in-files]"

/** Elements whose text is a paragraph of its own. */
const paragraphs = new Set(["P", "DD"])

/** Reads a part of the page as it stands, so that a document says what the page says. Its first heading is the document's. */
export function readPage(root: Element): PageText {
  const first = root.querySelector("h1, h2, h3")
  return { heading: first ? textOf(first) : document.title, blocks: [...blocksOf(root, first)] }
}

function* blocksOf(place: Element, heading: Element | null): Generator<Block> {
  for (const part of place.children) {
    if (part === heading || part.matches(leftOut)) continue
    const { tagName } = part
    if (/^H[1-6]$/.test(tagName)) {
      const level = Math.min(4, Math.max(2, Number(tagName[1]))) as 2 | 3 | 4
      yield { kind: "heading", level, text: textOf(part) }
    } else if (paragraphs.has(tagName)) {
      yield { kind: "paragraph", runs: runsOf(part) }
    } else if (tagName === "DT") {
      yield { kind: "paragraph", runs: runsOf(part).map((run) => ({ ...run, isBold: true })) }
    } else if (tagName === "UL" || tagName === "OL") {
      yield { kind: "list", isNumbered: tagName === "OL", items: [...part.children].map(runsOf) }
    } else if (part instanceof HTMLTableElement) {
      const rows = [...part.rows].map((row) => [...row.cells].map(textOf))
      yield { kind: "table", columns: rows[0] ?? [], rows: rows.slice(1) }
    } else {
      yield* blocksOf(part, heading)
    }
  }
}

const textOf = (place: Element): string =>
  runsOf(place)
    .map((run) => run.text)
    .join("")

/** The text of a place, its links apart, with single spaces as a browser shows them. */
function runsOf(place: Element): Run[] {
  const runs: Run[] = []
  const add = (node: Node, link?: HTMLAnchorElement) => {
    if (node instanceof Text) {
      const text = node.data.replace(/\s+/g, " ")
      const last = runs.at(-1)
      if (last && last.address === link?.href) last.text += text
      else runs.push({ text, ...(link ? { address: link.href } : {}) })
    } else if (node instanceof Element && !node.matches(leftOut)) {
      // A paragraph inside an item begins with a space, where the browser breaks the line.
      if (paragraphs.has(node.tagName) && runs.length) runs.push({ text: " " })
      for (const child of node.childNodes) add(child, node instanceof HTMLAnchorElement ? node : link)
    }
  }
  for (const child of place.childNodes) add(child)
  return trimmed(runs)
}

/** Without spaces at the ends, and with one at most where two runs meet. */
function trimmed(runs: readonly Run[]): Run[] {
  const kept: Run[] = []
  for (const run of runs) {
    const before = kept.at(-1)?.text ?? " "
    const text = before.endsWith(" ") ? run.text.trimStart() : run.text
    if (text) kept.push({ ...run, text })
  }
  const last = kept.at(-1)
  if (last) last.text = last.text.trimEnd()
  return kept.filter(({ text }) => text)
}
