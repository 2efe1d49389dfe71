/**
 * The plan as a calendar file (iCalendar, RFC 5545): an all-day event when an action is due and when it is reviewed.
 *
 * An event keeps its identity when its date moves, so that a calendar that takes the file again moves it too.
 */

import type { Action, Assessment } from "./answers"
import type { Questionnaire } from "./questionnaire"
import { notice } from "./saved-file"

/** What an event is about; the words come from the page. */
export interface CalendarWords {
  /** Before an action's text, on the day when it is due: "Due:". */
  due: string
  /** On the day when to look at it again: "Review:". */
  review: string
  /** Before a name or a measure in the description. */
  owner: string
  measure: string
}

export const calendarWords: CalendarWords = { due: "Due:", review: "Review:", owner: "Owner:", measure: "Watch:" }

/** The file. `now` is its time stamp. What is done or stopped is not in it, nor what has no date. */
export function toCalendar(
  assessment: Assessment,
  { site, catalogue }: Pick<Questionnaire, "site" | "catalogue">,
  now: string,
  words = calendarWords,
): string {
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, "")
  const open = assessment.plan.filter(({ status }) => status !== "done" && status !== "stopped")
  const measureOf = ({ measure = "" }: Action) =>
    Object.hasOwn(catalogue.measures, measure) ? catalogue.measures[measure]?.title : measure
  const event = (action: Action, kind: "due" | "review") => {
    const date = action[kind]
    if (!date) return []
    const measure = measureOf(action)
    const about = [
      action.owner && `${words.owner} ${action.owner}`,
      measure && `${words.measure} ${measure}`,
      [assessment.name, assessment.organisation].filter(Boolean).join(", "),
      `${notice} ${site.name}, ${site.address}`,
    ]
    return [
      "BEGIN:VEVENT",
      `UID:${asText(`${kind}-${action.id}@${assessment.id}`)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${date.replaceAll("-", "")}`,
      `SUMMARY:${asText(`${words[kind]} ${action.text}`)}`,
      `DESCRIPTION:${asText(about.filter(Boolean).join("\n"))}`,
      "TRANSP:TRANSPARENT", // It takes nobody's day away.
      "END:VEVENT",
    ]
  }
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${asText(site.name)}//Plan//EN`,
    "CALSCALE:GREGORIAN",
    ...open.flatMap((action) => [...event(action, "due"), ...event(action, "review")]),
    "END:VCALENDAR",
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join("")
}

/** Text with the signs that mean something to iCalendar marked as text, and without control characters. */
function asText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n")
    .replace(/[\u0000-\u001F\u007F]/g, " ")
}

/** A line in pieces of at most 75 bytes, each but the first after a space. No letter is cut in two. */
function folded(line: string): string {
  const bytes = new TextEncoder()
  const pieces = [""]
  let size = 0
  for (const letter of line) {
    const more = bytes.encode(letter).length
    if (size + more > 75) {
      pieces.push(" ")
      size = 1
    }
    pieces[pieces.length - 1] += letter
    size += more
  }
  return pieces.join("\r\n")
}
