/**
 * The words of the board paper and of the full report.
 *
 * Words of the site live in its HTML. These are the exception: a document has no HTML to live in. A translation is
 * another object of this shape.
 */

import { notice } from "./saved-file"

const few = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
const count = (number: number, one: string, many = `${one}s`) => `${few[number] ?? number} ${number === 1 ? one : many}`

export const reportWords = {
  language: "en-GB",
  notice,
  boardTitle: "Where we stand",
  fullTitle: "Full report",
  by: (name: string, organisation: string | undefined, date: string) =>
    `${organisation ? `${organisation}. ` : ""}${name}, ${date}`,
  answeredBy: (name: string) => `Answered by ${name}.`,
  whatItIs:
    "People in the organisation rated what they see. Nobody outside has checked it. It helps us to choose what to do next; it is not evidence for a regulator and not for comparing us with others in public.",
  answered: (level: number, asked: number, dontKnow: number, unanswered: number, notApply: number) =>
    `Statements with a level: ${level} of ${asked}. Don't know: ${dontKnow}. Not answered yet: ${unanswered}. Do not apply here: ${notApply}.`,
  scores: "The wheel in numbers",
  scoresCaption: "Score of each element, from 0 to 100, with the range that what we do not know leaves open",
  columns: {
    element: "Element",
    score: "Score",
    range: "Range",
    band: "In words",
    known: "Known",
    target: "Target",
    statement: "Statement",
    answer: "Answer",
    confidence: "How sure",
    view: "Whose view",
    note: "Note",
    evidence: "Evidence",
    owner: "Owner",
    action: "Action",
    due: "Due",
    status: "Status",
    review: "Review",
    measure: "Measure to watch",
    before: "Before",
    after: "Now",
    change: "Change",
    rests: "Rests on",
  },
  noScore: "No score yet",
  nothingApplies: "Nothing applies",
  noneYet: "None yet",
  range: (low: number, high: number) => (low === high ? `${low}` : `${low} to ${high}`),
  share: (known: number, of: number) => `${known} of ${of}`,
  elementSentence: (name: string, score: number, low: number, high: number, band: string, meaning: string) =>
    `${name} scores ${score} of 100${low === high ? "" : ` and may be anywhere from ${low} to ${high}`}: ${band}. ${meaning}`,
  elementUnknown: (name: string) => `${name} has no score yet: less than half of what applies has a level.`,
  elementNotHere: (name: string) => `${name} has no score: nothing in it applies here.`,
  overall: (score: number, low: number, high: number, scored: number, of: number) =>
    `Taken together: ${score} of 100${low === high ? "" : ` (range ${low} to ${high})`}, the plain mean of ${scored} of ${of} elements. Read it after the elements, never alone.`,
  noOverall: "There is no overall score yet, because no element has one.",
  inclusion: (score: number, low: number, high: number) =>
    `The statements about equality and inclusion, taken together, score ${score} of 100${low === high ? "" : ` (range ${low} to ${high})`}.`,
  strengths: "What is strong",
  gaps: "What to work on first",
  unknowns: "What we do not know",
  strength: (element: string, text: string, level: string) => `${element}: ${text} (${level})`,
  gap: (element: string, text: string, level: string, target: string, first: string | undefined) =>
    `${element}: ${text} Now: ${level}. Aim: ${target}.${first ? ` A first step: ${first}.` : ""}`,
  noStrengths: "Nothing has reached its target yet. That is common in a first round.",
  noGaps: "Nothing that has a level is below its target.",
  noUnknowns: "Everything that applies has a level.",
  unknown: (element: string, text: string) => `${element}: ${text}`,
  asks: "What the board is asked",
  askGap: (text: string) => `Agree who leads on this, and by when: ${text}`,
  askUnknown: (number: number) => `Ask for what is missing on ${count(number, "statement")}, and who can tell us.`,
  askWork: "Ask which of the board's own decisions make work harder, before offering people help to bear it.",
  askAgain: "Set a date to look again, in three to six months. Scores move slowly; small steps show sooner.",
  isNot: "What this paper is not",
  isNotList: [
    "It is no audit, no ranking and no measure of any one person or team.",
    "A score is the view of those who answered. It says nothing about people who were not asked.",
    "A higher score than last time can mean that other people answered. Compare only what was answered both times.",
  ],
  help: "If someone needs help now",
  helpLine: (name: string, reach: string) => `${name}: ${reach}`,
  steps: "Next steps",
  step: { intervention: "Do", guidance: "Read", case_study: "Like you", watch: "Watch" },
  stepLine: (kind: string, title: string, address: string, why: string) =>
    `${kind}: ${title}${why ? ` (${why})` : ""}. ${address}`,
  cost: (label: string) => `cost: ${label.toLowerCase()}`,
  evidence: (label: string) => `evidence: ${label.toLowerCase()}`,
  sameSector: "your kind of organisation",
  offers: "What there is for everyone, for some and for people who are unwell",
  offersCaption: "Actions in the plan, by element and by whom they are for. “Nothing yet” is worth a question.",
  nothingYet: "Nothing yet",
  plan: "The plan",
  planCaption: "Actions, with owners and dates",
  noPlan: "There is no plan yet.",
  statuses: { "not-started": "Not started", "under-way": "Under way", done: "Done", stopped: "Stopped" },
  confidences: { evidence: "Evidence", belief: "Belief", unsure: "Unsure" },
  views: { lead: "Lead", networks: "Staff networks", survey: "Survey", "other-data": "Other data" },
  compared: (name: string) => `Since “${name}”`,
  comparedCaption: "Change of each element, on the statements that have a level both times",
  comparedNote: "Scores move slowly, and a change of a few points is seldom news.",
  rests: (statements: number, of: number) => `${statements} of ${of} ${of === 1 ? "statement" : "statements"}`,
  change: (points: number) => (points > 0 ? `+${points}` : points < 0 ? `−${-points}` : "0"),
  tooFew: "Too few to compare",
  movedUp: (text: string, before: string, after: string) => `Up: ${text} (${before} → ${after})`,
  movedDown: (text: string, before: string, after: string) => `Down: ${text} (${before} → ${after})`,
  nowDone: (text: string) => `Done: ${text}`,
  everyStatement: (name: string) => `${name}: every statement`,
  notAnswered: "Not answered",
  earlier: "Answers to statements that are no longer asked",
  how: "How the scores are made",
  howText:
    "Each statement with a level counts by its weight; the score is their share of the highest level, from 0 to 100. What does not apply is left out. “Don't know” and what is not answered make the range: as if all were at the lowest level, or all at the highest. There is no score while less than half is known.",
}

export type ReportWords = typeof reportWords
