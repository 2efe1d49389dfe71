import type { Assessment } from "../../../src/core/answers"

/** Two rounds of the café check. The second has most of what an assessment can have. */
export const first: Assessment = {
  id: "spring",
  name: "Spring round",
  created: "2026-03-02T09:00:00.000Z",
  changed: "2026-03-02T09:30:00.000Z",
  depth: "standard",
  elements: ["rest", "rota", "voice", "pay"],
  own_statements: [{ id: "own-1", element: "rest", text: "The sofa is whole." }],
  answers: {
    "breaks-are-taken": { answer: 0 },
    "rota-is-early": { answer: 2 },
    "people-speak": { answer: "dont-know" },
    "tips-are-shared": { answer: 1 },
    "own-1": { answer: 1 },
    "radio-off": { answer: 2, note: "Ada always does" },
  },
  plan: [
    {
      id: "do-1",
      element: "rest",
      intervention: "cover-breaks",
      text: "Cover each other's breaks",
      status: "under-way",
    },
    { id: "do-2", element: "rota", text: "Print the rota", status: "not-started" },
  ],
}

export const second: Assessment = {
  id: "autumn",
  name: "Autumn round",
  organisation: "The corner café",
  sector: "cafes",
  small_organisation: true,
  created: "2026-11-01T09:00:00.000Z",
  changed: "2026-11-21T14:05:00.000Z",
  depth: "full",
  elements: ["rest", "rota", "voice", "pay"],
  follows: "spring",
  respondent: { name: "Ada", team: "Kitchen" },
  own_statements: [{ id: "own-1", element: "rest", text: "The sofa is whole; both of them." }],
  answers: {
    "breaks-are-taken": {
      answer: 1,
      confidence: "evidence",
      view: "other-data",
      note: "=Brief is fine,\nreally",
      evidence: "https://example.org/breaks",
      target: 2,
      priority: "now",
      owner: "Ada",
      changed: "2026-11-20T10:00:00.000Z",
    },
    "a-place-to-sit": { answer: 0, changed: "2026-11-20T10:01:00.000Z" },
    "rota-is-early": { answer: "dont-know", changed: "2026-11-20T10:02:00.000Z" },
    "people-speak": { answer: 2, confidence: "belief", view: "networks", changed: "2026-11-20T10:03:00.000Z" },
    "tips-are-shared": { answer: "does-not-apply", changed: "2026-11-20T10:04:00.000Z" },
    "own-1": { answer: 1 },
    "radio-off": { answer: 2, note: "Ada always does" },
  },
  plan: [
    {
      id: "do-1",
      element: "rest",
      statement: "breaks-are-taken",
      intervention: "cover-breaks",
      text: "Cover each other's breaks; all of them, every day",
      owner: "Ada",
      due: "2026-12-01",
      measure: "breaks-missed",
      status: "done",
      review: "2027-01-15",
    },
    {
      id: "do-2",
      element: "rota",
      text: "Print the rota",
      status: "under-way",
      due: "2026-12-24",
      review: "2027-02-01",
      owner: "Ben",
    },
    { id: "do-3", statement: "people-speak", intervention: "early-rota", text: "@home rota", status: "not-started" },
    {
      id: "do-4",
      element: "rest",
      intervention: "rest-room",
      text: "Build a room",
      status: "stopped",
      due: "2026-12-24",
    },
  ],
}

export const now = "2026-11-21T14:05:00.000Z"
