import { expect, test } from "vitest"
import { offersOf } from "../../src/core/offers"
import { second } from "./models/answered"
import { tiny } from "./models/tiny"

test("each element has a cell for each tier, empty ones too", () => {
  expect(offersOf(tiny, second)).toEqual([
    {
      element: "rest",
      tiers: [
        { tier: "everyone", available: ["cover-breaks", "rest-room", "break-app"], planned: ["cover-breaks"] },
        { tier: "some", available: ["rest-room"], planned: [] }, // The room was stopped.
        { tier: "unwell", available: [], planned: [] },
      ],
    },
    {
      element: "rota",
      tiers: [
        { tier: "everyone", available: ["early-rota"], planned: [] },
        { tier: "some", available: [], planned: [] },
        { tier: "unwell", available: [], planned: [] },
      ],
    },
    {
      element: "voice",
      tiers: [
        { tier: "everyone", available: ["early-rota"], planned: ["early-rota"] }, // By its statement.
        { tier: "some", available: [], planned: [] },
        { tier: "unwell", available: [], planned: [] },
      ],
    },
    {
      element: "pay",
      tiers: [
        { tier: "everyone", available: [], planned: [] },
        { tier: "some", available: [], planned: [] },
        { tier: "unwell", available: [], planned: [] },
      ],
    },
  ])
})

test("without a plan nothing is planned", () => {
  expect(offersOf(tiny).flatMap(({ tiers }) => tiers.flatMap(({ planned }) => planned))).toEqual([])
})
