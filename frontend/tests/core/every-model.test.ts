import fc from "fast-check"
import { expect, test } from "vitest"
import { toCalendar } from "../../src/core/calendar"
import { compareRounds } from "../../src/core/compare"
import { offersOf } from "../../src/core/offers"
import { boardPaper, fullReport } from "../../src/core/report"
import { resultsOf } from "../../src/core/score"
import { suggestionsFor } from "../../src/core/suggest"
import { anyAssessment, anyPair } from "./arbitrary"
import { now } from "./models/answered"
import { tiny } from "./models/tiny"

test("any model and any assessment goes through everything", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        anyPair,
        anyAssessment(tiny).map((assessment) => ({ questionnaire: tiny, assessment })),
      ),
      ({ questionnaire, assessment }) => {
        const results = resultsOf(questionnaire, assessment)
        expect(results.counts.total).toBe(results.elements.reduce((sum, { counts }) => sum + counts.total, 0))
        expect(suggestionsFor(questionnaire, results, assessment).every(({ steps }) => steps.length <= 3)).toBe(true)
        expect(offersOf(questionnaire, assessment).length).toBe(questionnaire.elements.length)
        expect(compareRounds(questionnaire, assessment, assessment).up).toEqual([])
        for (const report of [boardPaper, fullReport]) {
          const said = JSON.stringify(report({ questionnaire, assessment, earlier: assessment, now }).blocks)
          expect(said).toContain("Self-assessment, not audit.")
          expect(said).toContain("Samaritans: 116 123")
          expect(said).not.toMatch(/undefined|NaN|Infinity/)
        }
        expect(toCalendar(assessment, questionnaire, now)).toContain("END:VCALENDAR")
      },
    ),
  )
})
