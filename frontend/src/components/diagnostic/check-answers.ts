import { html, nothing, render } from "lit-html"
import { say } from "../../browser/words"
import { answerTo, type Assessment, coverage, kindOf, statementsOf } from "../../core/answers"
import { type AskedStatement, textOf } from "../../core/questionnaire"
import type { OpenAssessment } from "./open-assessment"
import type { Page } from "./page"

/** Every answer in a table for each element, what is missing first, and a way to change each. */
export function showCheck(place: HTMLElement, { questionnaire, words }: Page, source: OpenAssessment, download: () => void): void {
  const assessment = source.current()
  const asked = statementsOf(questionnaire, assessment)
  const of = (kind: ReturnType<typeof kindOf>) => asked.filter(({ id }) => kindOf(answerTo(assessment, id)) === kind)
  const counts = coverage(asked, assessment)
  const listed = (statements: AskedStatement[], name: string) =>
    statements.length
      ? html`<details class="more">
          <summary>${say(words, name, { n: statements.length })}</summary>
          <ul>${statements.map((statement) => html`<li><a href="#${statement.id}">${textOf(statement, assessment.small_organisation)}</a></li>`)}</ul>
        </details>`
      : nothing
  render(
    html`<h2 tabindex="-1">${say(words, "check-title")}</h2>
      <p>${say(words, "check-counts", { levels: counts.level, total: counts.total, dont_know: counts.dont_know, does_not_apply: counts.does_not_apply })}</p>
      ${listed(of("unanswered"), "check-unanswered")}${listed(of("dont_know"), "check-dont-know")}
      <p class="actions">
        <a class="button" href="#results">${say(words, "see-results")}</a>
        <button type="button" class="button button--quiet" @click=${download}>${say(words, "download")}</button>
      </p>
      ${questionnaire.elements.map(({ id, name }) => {
        const inElement = asked.filter(({ element }) => element === id)
        return inElement.length
          ? html`<table class="check">
              <caption>${name}</caption>
              <thead><tr><th scope="col">${say(words, "statement")}</th><th scope="col">${say(words, "answer")}</th><th scope="col">${say(words, "change-column")}</th></tr></thead>
              <tbody>${inElement.map((statement) => row(statement, assessment))}</tbody>
            </table>`
          : nothing
      })}
      <p class="actions"><a class="button" href="#results">${say(words, "see-results")}</a></p>`,
    place,
  )

  function row(statement: AskedStatement, assessment: Assessment) {
    const answer = answerTo(assessment, statement.id)
    const text = textOf(statement, assessment.small_organisation)
    return html`<tr>
      <th scope="row">${text}</th>
      <td>${chosen(answer?.answer ?? null)}${answer?.note ? html` <span class="muted check__note">${answer.note}</span>` : nothing}</td>
      <td><a href="#${statement.id}">${say(words, "change")}<span class="visually-hidden"> ${say(words, "change-what", { statement: text })}</span></a></td>
    </tr>`
  }

  function chosen(answer: string | number | null) {
    if (answer === null) return html`<em>${say(words, "not-answered")}</em>`
    if (answer === "dont-know") return questionnaire.dont_know
    if (answer === "does-not-apply") return questionnaire.does_not_apply
    return `${answer} ${questionnaire.levels[Number(answer)]?.label ?? ""}`
  }
}
