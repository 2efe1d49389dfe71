import { html, type TemplateResult } from "lit-html"
import { say, type Words } from "../../browser/words"
import { issue, mail, newFile, type Place, type Route } from "../../core/proposal/routes"

export interface Sent {
  folder: string
  /** Name of the file, `.yml` included. */
  file: string
  title: string
  text: string
  place: Place
  isGood: boolean
  words: Words
  download: () => void
  copy: () => void
}

/** The ways out. A way that cannot carry the text says so, and stays open without it. */
export function sendView({ folder, file, title, text, place, isGood, words, download, copy }: Sent): TemplateResult {
  const subject = say(words, "send-subject", { title: title || file })
  const byIssue = issue(place, subject, `${folder}/${file}`, text)
  const byFile = newFile(place, folder, file, text)
  const byMail = mail(place, subject, `${folder}/${file}\n\n${text}`)
  const way = (name: string, route: Route, note: string, tooLong: string, isFirst = false) => html`
    <li data-route=${name}>
      <a class="button ${isFirst ? "" : "button--quiet"}" href=${route.address}>${say(words, name)}</a>
      <p class="hint">${note}</p>
      ${route.carries ? "" : html`<p class="propose__too-long"><strong>${say(words, tooLong)}</strong></p>`}
    </li>`
  return html`
    <p>${say(words, isGood ? "send-good" : "send-as-it-is")}</p>
    <ul class="propose__ways">
      ${way("send-issue", byIssue, say(words, "send-issue-note"), "send-too-long", true)}
      ${way("send-mail", byMail, say(words, "send-mail-note", { email: place.email }), "send-mail-too-long")}
      ${way("send-file", byFile, say(words, "send-file-note"), "send-too-long")}
      <li><button type="button" class="button button--quiet" data-download @click=${download}>${say(words, "send-download")}</button><p class="hint">${say(words, "send-download-note", { file, folder })}</p></li>
      <li><button type="button" class="button button--quiet" data-copy @click=${copy}>${say(words, "send-copy")}</button></li>
    </ul>
    <p data-outcome></p>
    <details class="more" data-text><summary>${say(words, "send-shown")}</summary><section class="propose__file" tabindex="0" aria-label=${say(words, "send-shown")}><pre><code>${text}</code></pre></section></details>
  `
}
