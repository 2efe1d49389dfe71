import fc from "fast-check"
import { expect, test } from "vitest"
import { asCsv, asJson, type Taken } from "../../../src/core/finder/take-away"
import { fromCsv, unescaped } from "../../../src/core/table"
import { anyText } from "../arbitrary"
import { facets } from "./made"

const headings = { title: "Title", address: "Address", kind: "Kind", summary: "Summary", by: "Publisher", updated: "Updated" }
const taken: Taken = {
  name: "guidance/chairs",
  title: "=Chairs, and “stools”",
  address: "https://example.org/guidance/chairs/",
  kind: "Guide",
  summary: "Four legs.",
  by: "",
  updated: "2029-09-02",
  values: { element: ["rest", "company"], sector: ["all"] },
}

test("the table has a column for each facet in words, and no cell that a spreadsheet would work out", () => {
  expect(asCsv([taken], facets, headings)).toBe(
    "\uFEFFTitle,Address,Kind,Summary,Publisher,Updated,Element,Kind of organisation,Evidence,Also show\r\n" +
      '"\'=Chairs, and “stools”",https://example.org/guidance/chairs/,Guide,Four legs.,,2029-09-02,Rest and breaks; company,Any organisation,,\r\n',
  )
})

test("what a table holds can be read back, whatever the titles are", () => {
  fc.assert(
    fc.property(fc.array(anyText), (titles) => {
      const rows = fromCsv(asCsv(titles.map((title) => ({ ...taken, title })), facets, headings)).slice(1)

      expect(rows.map(([title]) => unescaped(title ?? ""))).toEqual(titles)
      for (const [title] of rows) expect(title).not.toMatch(/^[=+\-@\t\r]/)
    }),
  )
})

test("the data has ids, the address and the choices that it is of", () => {
  expect(JSON.parse(asJson([taken], facets, { address: "https://example.org/find/?element=rest", choices: "Element: Rest" }))).toEqual({
    address: "https://example.org/find/?element=rest",
    choices: "Element: Rest",
    count: 1,
    entries: [
      {
        name: "guidance/chairs",
        title: "=Chairs, and “stools”",
        address: "https://example.org/guidance/chairs/",
        kind: "guidance",
        kind_in_words: "Guide",
        summary: "Four legs.",
        by: "",
        updated: "2029-09-02",
        element: ["rest", "company"],
        sector: ["all"],
        evidence: [],
        status: [],
      },
    ],
  })
})
