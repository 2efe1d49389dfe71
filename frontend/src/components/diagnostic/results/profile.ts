import { html, type TemplateResult } from "lit-html"

import { pageAddress } from "../../../browser/site-address"
import { say } from "../../../browser/words"
import { answerTo, statementsOf, type View, views } from "../../../core/answers"
import { barsPicture } from "../../wheel-chart/bars-picture"
import type { Slice } from "../../wheel-chart/slice"
import { pictureView } from "../../picture/picture-view"
import { wheelPicture } from "../../wheel-chart/wheel-picture"
import { type Dictionary, type ElementFigures, figuresOf, overallSentence, whatThisIs, whose } from "./figures"
import { type Contents, folded, lines, paragraph, quietly, section, table } from "./parts"
import { answerInWords, type Shown, statementInWords } from "./shown"

/** Whose results these are and what they are. */
export function opening({ source: { words }, assessment, results }: Shown): TemplateResult {
  return html`<p class="lede">${whose(assessment)}</p>${paragraph(whatThisIs(words, assessment, results.counts))}`
}

/** The profile, from the pictures to the overall mean, which comes last. */
export function profile({ source: { words }, results, figures }: Shown, dictionary: Dictionary): TemplateResult {
  const slices = figures.map(({ slice }) => slice)
  const whole = wholeWheel(dictionary, figures)
  return section("results-profile", say(words, "results-profile"), [
    html`<div class="result__pictures">
      ${pictureView(wheelPicture(whole, { names: true }), "picture--wide")} ${pictureView(wheelPicture(whole, { names: false }), "picture--narrow")}
      ${pictureView(barsPicture(slices, { narrow: false }), "picture--wide")} ${pictureView(barsPicture(slices, { narrow: true }), "picture--narrow")}
      <p class="muted" aria-hidden="true">${say(words, "results-key")}</p>
    </div>`,
    table(
      say(words, "results-table"),
      [
        say(words, "results-column-element"),
        say(words, "results-column-score"),
        say(words, "results-column-range"),
        say(words, "results-column-band"),
        say(words, "results-column-target"),
        say(words, "results-column-answered"),
        say(words, "results-column-dont-know"),
        say(words, "results-column-does-not-apply"),
        say(words, "results-column-confidence"),
      ],
      figures.map(({ slice, score, range, band, target, answered, dont_know, does_not_apply, confidence }) => [
        html`<span class="result__name"><span class="result__number wheel__segment--${slice.number}" aria-hidden="true">${slice.number}</span>${slice.name}</span>`,
        score,
        range,
        band,
        target,
        answered,
        dont_know,
        does_not_apply,
        confidence,
      ]),
    ),
    lines(figures.map(({ slice, address, sentence }): Contents => [sentence, " ", html`<a href=${pageAddress(address)}>${say(words, "results-about-element", { name: slice.name })}</a>`])),
    html`<h4>${say(words, "results-overall")}</h4>`,
    paragraph([overallSentence(dictionary, results.overall), " ", html`<a href=${pageAddress("diagnostic/scoring/")}>${say(words, "results-how-scored")}</a>`]),
  ])
}

/** Every element of the wheel, also those that are not asked about: the wheel keeps its shape. */
export function wholeWheel({ questionnaire, words }: Dictionary, figures: readonly ElementFigures[]): Slice[] {
  const none = { score: null, low: null, high: null, target: null, band: "", asked: false }
  return questionnaire.elements.map(
    ({ id, name }, index) => figures.find((element) => element.id === id)?.slice ?? { ...none, number: index + 1, name, figure: say(words, "results-not-asked") },
  )
}

const viewWords: Record<View, string> = {
  lead: "results-view-lead",
  networks: "results-view-networks",
  survey: "results-view-survey",
  "other-data": "results-view-other-data",
}

/** How much was answered, how sure people were, and whose view it rests on. */
export function coverageSection({ source: { words, questionnaire }, assessment, results: { counts } }: Shown): TemplateResult {
  const { total, level, dont_know, does_not_apply, unanswered, confidence } = counts
  const silent = level - confidence.evidence - confidence.belief - confidence.unsure
  const given = statementsOf(questionnaire, assessment).flatMap(({ id }) => answerTo(assessment, id)?.view ?? [])
  const rests = views.filter((view) => given.includes(view)).map((view) => say(words, viewWords[view], { count: given.filter((each) => each === view).length }))
  return section("results-coverage", say(words, "results-coverage-title"), [
    paragraph(say(words, "results-coverage", { total, level, dont_know, does_not_apply, unanswered })),
    paragraph(silent < level ? say(words, "results-confidence", { ...confidence, silent }) : say(words, "results-confidence-not-said")),
    paragraph(rests.length ? say(words, "results-views", { views: rests.join(", ") }) : say(words, "results-views-not-said")),
  ])
}

/** The statements about equality and inclusion, from all elements, looked at together. */
export function inclusionSection({ source: { words, questionnaire }, assessment, results }: Shown, dictionary: Dictionary): TemplateResult {
  const asked = statementsOf(questionnaire, assessment).filter(({ inclusion }) => inclusion)
  const title = say(words, "results-inclusion")
  if (!asked.length) return section("results-inclusion", title, paragraph(say(words, "results-inclusion-none")))
  return section("results-inclusion", title, [
    paragraph([figuresOf(dictionary, title, results.inclusion).sentence, " ", say(words, "results-inclusion-why")]),
    folded(
      say(words, "results-inclusion-all", { count: asked.length }),
      lines(
        asked.map((statement): Contents => {
          const { text, element } = statementInWords(dictionary, statement, assessment)
          return [text, " ", quietly([element, ": ", answerInWords(dictionary, answerTo(assessment, statement.id)?.answer ?? null)])]
        }),
      ),
    ),
  ])
}
