import { say } from "../../../browser/words"
import { barsPicture } from "../../wheel-chart/bars-picture"
import { type FramedPicture, framed } from "../../picture/framed"
import { lightColours } from "../../picture/light-colours"
import { pngFile } from "../../picture/png-file"
import { svgFile } from "../../picture/svg-file"
import { wheelPicture } from "../../wheel-chart/wheel-picture"
import { asDate, type Dictionary, overallSentence, whose } from "./figures"
import { wholeWheel } from "./profile"
import type { Shown } from "./shown"

export type PictureOf = "wheel" | "bars"

/** A picture as it goes into a file: with title, date, text alternative and what it is not. */
export function pictureForFile(of: PictureOf, { assessment, figures, results }: Shown, dictionary: Dictionary): FramedPicture {
  const { words, questionnaire } = dictionary
  const picture = of === "wheel" ? wheelPicture(wholeWheel(dictionary, figures), { names: true }) : barsPicture(figures.map(({ slice }) => slice), { narrow: false })
  return framed(picture, {
    title: say(words, of === "wheel" ? "picture-wheel-title" : "picture-bars-title"),
    subtitle: [whose(assessment), asDate(assessment.changed)].filter(Boolean).join(", "),
    notes: [say(words, "results-key"), say(words, "picture-mark", { site: questionnaire.site.name, address: questionnaire.site.address })],
    description: [...figures.map(({ sentence }) => sentence), overallSentence(dictionary, results.overall), say(words, "paper-mark")].join(" "),
  })
}

export function pictureAsSvg(of: PictureOf, shown: Shown, dictionary: Dictionary): string {
  const picture = pictureForFile(of, shown, dictionary)
  return svgFile(picture, lightColours(picture))
}

export function pictureAsPng(of: PictureOf, shown: Shown, dictionary: Dictionary): Promise<Blob> {
  const picture = pictureForFile(of, shown, dictionary)
  return pngFile(picture, lightColours(picture))
}
