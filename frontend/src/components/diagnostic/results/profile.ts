import { html, nothing, type TemplateResult } from "lit-html"

import { say } from "../../../browser/words"
import { answerTo, kindOf, statementsOf, type View, views } from "../../../core/answers"
import { textOf } from "../../../core/questionnaire"
import { barsPicture } from "../../wheel-chart/bars-picture"
import type { Slice } from "../../wheel-chart/picture"
import { pictureView } from "../../wheel-chart/picture-view"
import { wheelPicture } from "../../wheel-chart/wheel-picture"
import { type Dictionary, type ElementFigures, figuresOf, overallSentence, whatThisIs, whose } from "./figures"
import { answerInWords, linkTo, type Shown } from "./shown"

/** Whose results these are and what they are. */
export function opening({ source: { words }, assessment, results }: Shown): TemplateResult {
  return html`<p class="lede">${whose(assessment)}</p><p>${whatThisIs(words, assessment, results.counts)}</p>`
}

/** The profile, from the pictures to the overall mean, which comes last. */
export function profile({ source: { words }, results, figures }: Shown, dictionary: Dictionary): TemplateResult {
  const slices = figures.map(({ slice }) => slice)
  const whole = wholeWheel(dictionary, figures)
  return html`
    <section class="result" aria-labelledby="results-profile">
      <h3 id="results-profile">${say(words, "results-profile")}</h3>
      <div class="result__pictures">
        ${pictureView(wheelPicture(whole, { names: true }), "picture--wide")} ${pictureView(wheelPicture(whole, { names: false }), "picture--narrow")}
        ${pictureView(barsPicture(slices, { narrow: false }), "picture--wide")} ${pictureView(barsPicture(slices, { narrow: true }), "picture--narrow")}
        <p class="muted" aria-hidden="true">${say(words, "results-key")}</p>
      </div>
      ${profileTable(dictionary, figures)}
      <ul class="lines result__sentences">
        ${figures.map(({ slice, address, sentence }) => html`<li>${sentence} ${address ? html`<a href=${linkTo(address)}>${say(words, "results-about-element", { name: slice.name })}</a>` : nothing}</li>`)}
      </ul>
      <h3 id="results-overall">${say(words, "results-overall")}</h3>
      <p>${overallSentence(dictionary, results.overall)} <a href=${linkTo("diagnostic/scoring/")}>${say(words, "results-how-scored")}</a></p>
    </section>
  `
}

/** Every element of the wheel, also those that are not asked about: the wheel keeps its shape. */
export function wholeWheel({ questionnaire, words }: Dictionary, figures: readonly ElementFigures[]): Slice[] {
  return questionnaire.elements.map(
    ({ id, name }, index) =>
      figures.find((element) => element.id === id)?.slice ?? {
        number: index + 1,
        name,
        score: null,
        low: null,
        high: null,
        target: null,
        figure: say(words, "results-not-asked"),
        band: "",
        asked: false,
      },
  )
}

function profileTable({ words }: Dictionary, figures: readonly ElementFigures[]): TemplateResult {
  return html`
    <section class="table-wrap" aria-label=${say(words, "results-table")} tabindex="0">
      <table>
        <caption>${say(words, "results-table")}</caption>
        <thead>
          <tr>
            <th scope="col">${say(words, "results-column-element")}</th>
            <th scope="col" class="number">${say(words, "results-column-score")}</th>
            <th scope="col">${say(words, "results-column-range")}</th>
            <th scope="col">${say(words, "results-column-band")}</th>
            <th scope="col" class="number">${say(words, "results-column-target")}</th>
            <th scope="col">${say(words, "results-column-answered")}</th>
            <th scope="col" class="number">${say(words, "results-column-dont-know")}</th>
            <th scope="col" class="number">${say(words, "results-column-does-not-apply")}</th>
            <th scope="col">${say(words, "results-column-confidence")}</th>
          </tr>
        </thead>
        <tbody>
          ${figures.map(
            ({ slice, score, range, band, target, answered, dont_know, does_not_apply, confidence }) => html`
              <tr>
                <th scope="row"><span class="result__name"><span class="result__number wheel__segment--${slice.number}" aria-hidden="true">${slice.number}</span> ${slice.name}</span></th>
                <td class="number">${score}</td>
                <td>${range}</td>
                <td>${band || say(words, "results-nothing")}</td>
                <td class="number">${target}</td>
                <td>${answered}</td>
                <td class="number">${dont_know}</td>
                <td class="number">${does_not_apply}</td>
                <td>${confidence}</td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    </section>
  `
}

const viewWords: Record<View, string> = {
  lead: "results-view-lead",
  networks: "results-view-networks",
  survey: "results-view-survey",
  "other-data": "results-view-other-data",
}

/** How much was answered, how sure people were, and whose view it rests on. */
export function coverageSentences({ source: { words, questionnaire }, assessment, results: { counts } }: Shown): string[] {
  const { evidence, belief, unsure } = counts.confidence
  const said = evidence + belief + unsure
  const given = statementsOf(questionnaire, assessment).flatMap(({ id }) => answerTo(assessment, id)?.view ?? [])
  const rests = views.filter((view) => given.includes(view)).map((view) => say(words, viewWords[view], { count: given.filter((each) => each === view).length }))
  return [
    say(words, "results-coverage", {
      total: counts.total,
      level: counts.level,
      dont_know: counts.dont_know,
      does_not_apply: counts.does_not_apply,
      unanswered: counts.unanswered,
    }),
    said ? say(words, "results-confidence", { evidence, belief, unsure, silent: counts.level - said }) : say(words, "results-confidence-not-said"),
    rests.length ? say(words, "results-views", { views: rests.join(", ") }) : say(words, "results-views-not-said"),
  ]
}

export function coverageSection(shown: Shown): TemplateResult {
  const { words } = shown.source
  return html`
    <section class="result" aria-labelledby="results-coverage">
      <h3 id="results-coverage">${say(words, "results-coverage-title")}</h3>
      ${coverageSentences(shown).map((sentence) => html`<p>${sentence}</p>`)}
    </section>
  `
}

/** The statements about equality and inclusion, from all elements, looked at together. */
export function inclusionSection({ source: { words, questionnaire }, assessment, results }: Shown, dictionary: Dictionary): TemplateResult {
  const asked = statementsOf(questionnaire, assessment).filter(({ inclusion }) => inclusion)
  const names = new Map(questionnaire.elements.map(({ id, name }) => [id, name]))
  return html`
    <section class="result" aria-labelledby="results-inclusion">
      <h3 id="results-inclusion">${say(words, "results-inclusion")}</h3>
      ${
        asked.length
          ? html`
              <p>${figuresOf(dictionary, say(words, "results-inclusion"), results.inclusion).sentence} ${say(words, "results-inclusion-why")}</p>
              <details class="more">
                <summary>${say(words, "results-inclusion-all", { count: asked.length })}</summary>
                <ul class="lines">
                  ${asked.map(
                    (statement) => html`
                      <li class=${kindOf(answerTo(assessment, statement.id))}>
                        ${textOf(statement, assessment.small_organisation)}
                        <span class="muted">${names.get(statement.element)}: ${answerInWords(dictionary, answerTo(assessment, statement.id)?.answer ?? null)}</span>
                      </li>
                    `,
                  )}
                </ul>
              </details>
            `
          : html`<p>${say(words, "results-inclusion-none")}</p>`
      }
    </section>
  `
}
