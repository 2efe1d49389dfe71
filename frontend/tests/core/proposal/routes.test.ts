import fc from "fast-check"
import { expect, test } from "vitest"
import { issue, longest, mail, newFile } from "../../../src/core/proposal/routes"

const place = { repository: "https://code.example/us/site", branch: "main", email: "us@example.org" }

test("a short file goes along on every route, every character of it", () => {
  const text = "title: 'A & B: 100% + #1'\nsummary: “é”\n"

  expect(new URL(newFile(place, "resources/guidance", "a.yml", text).address).searchParams.get("value")).toBe(text)
  expect(newFile(place, "resources/guidance", "a.yml", text).address).toMatch(/^https:\/\/code\.example\/us\/site\/new\/main\/resources\/guidance\?filename=a\.yml&/)
  expect(Object.fromEntries(new URL(issue(place, "Proposal: A", "resources/guidance/a.yml", text).address).searchParams)).toEqual({
    template: "entry.yml",
    title: "Proposal: A",
    file: "resources/guidance/a.yml",
    entry: text,
  })
  const body = new URL(mail(place, "Proposal: A", text).address).searchParams.get("body")
  expect(body).toBe(text.replaceAll("\n", "\r\n"))
})

test("no address is ever too long, and what does not go along says so", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 4000 }), fc.string({ maxLength: 300 }), (text, title) => {
      for (const [route, most] of [
        [newFile(place, "resources/guidance", "a.yml", text), longest.host],
        [issue(place, title, "resources/guidance/a.yml", text), longest.host],
        [mail(place, title, text), longest.email],
      ] as const) {
        if (route.carries) expect(route.address.length).toBeLessThanOrEqual(most)
        else expect(route.address).not.toMatch(/[?&](value|entry|body)=/)
      }
    }),
  )
})

test("a long file leaves the ways open, empty", () => {
  const long = "a".repeat(9_000)

  expect(newFile(place, "case_studies", "a.yml", long)).toEqual({ address: "https://code.example/us/site/new/main/case_studies?filename=a.yml", carries: false })
  expect(issue(place, "A", "case_studies/a.yml", long).address).toBe("https://code.example/us/site/issues/new?template=entry.yml&title=A&file=case_studies%2Fa.yml")
  expect(mail(place, "A", long)).toEqual({ address: "mailto:us@example.org?subject=A", carries: false })
})
