import fc from "fast-check"
import { expect, test } from "vitest"
import { toCalendar } from "../../src/core/calendar"
import { anyText } from "./arbitrary"
import { first, now, second } from "./models/answered"
import { tiny } from "./models/tiny"

test("open actions with dates become all-day events, due and review", () => {
  expect(toCalendar(second, tiny, now)).toBe(
    [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Café Signpost//Plan//EN",
      "CALSCALE:GREGORIAN",
      "BEGIN:VEVENT",
      "UID:due-do-2@autumn",
      "DTSTAMP:20261121T140500Z",
      "DTSTART;VALUE=DATE:20261224",
      "SUMMARY:Due: Print the rota",
      "DESCRIPTION:Owner: Ben\\nAutumn round\\, The corner café\\nSelf-assessment\\, ",
      " not audit. Café Signpost\\, https://example.org/cafe/",
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
      "BEGIN:VEVENT",
      "UID:review-do-2@autumn",
      "DTSTAMP:20261121T140500Z",
      "DTSTART;VALUE=DATE:20270201",
      "SUMMARY:Review: Print the rota",
      "DESCRIPTION:Owner: Ben\\nAutumn round\\, The corner café\\nSelf-assessment\\, ",
      " not audit. Café Signpost\\, https://example.org/cafe/",
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ].join("\r\n"),
  )
})

test("no line is longer than 75 bytes, and unfolded it is what it was", () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1, maxLength: 20 }), (words) => {
      const text = words.join(" ")
      const file = toCalendar(
        { ...first, plan: [{ id: "do", text, status: "not-started", due: "2026-12-24" }] },
        tiny,
        now,
      )

      const lines = file.split("\r\n")
      expect(lines.every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
      expect(lines.every((line) => !/[\u0000-\u001F]/.test(line))).toBe(true)
      expect(lines.filter((line) => line.startsWith("BEGIN:VEVENT")).length).toBe(1)
      const summary = /\r\nSUMMARY:([^]*?)\r\n/.exec(file.replaceAll("\r\n ", ""))?.[1] ?? ""
      const read = summary.replace(/\\(.)/g, (_, sign) => (sign === "n" ? "\n" : sign))
      expect(read).toBe(`Due: ${text}`.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, " "))
    }),
  )
})
