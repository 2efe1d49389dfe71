/** Some text, perhaps a link. */
export interface Run {
  text: string
  address?: string
  isBold?: boolean
}

/** A piece of a page, as a document can hold it. */
export type Block =
  | { kind: "heading"; level: 2 | 3 | 4; text: string }
  | { kind: "paragraph"; runs: Run[] }
  | { kind: "list"; isNumbered: boolean; items: Run[][] }
  | { kind: "table"; columns: string[]; rows: string[][] }

/** A part of a page: its heading and all that is below it. */
export interface PageText {
  heading: string
  blocks: Block[]
}
