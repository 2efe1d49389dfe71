import { type Colours, coloursIn } from "../picture/light-colours"
import { svgFile } from "../picture/svg-file"
import type { ChartData } from "./chart-data"
import { chartPicture } from "./chart-picture"

/** A chart as the papers hand it in: what its table says, and what the picture says to who cannot see it. */
export interface PaperChart extends ChartData {
  title: string
  sentence: string
}

/** A picture for a PDF, whose page has the title and the table beside it. */
export interface PaperPicture {
  svg: string
  width: number
  height: number
}

/** The pictures that the pages show on a wide screen, in the colours of the light theme. */
export function onPaper(charts: readonly PaperChart[], colours: Colours): PaperPicture[] {
  return charts.map(({ title, sentence, ...data }) => {
    const picture = chartPicture(data, { narrow: false })
    const { width, height } = picture
    for (const name of coloursIn(picture)) if (!(name in colours)) throw new Error(`There is no colour ${name} for paper.`)
    return { svg: svgFile({ ...picture, caption: { title, subtitle: "", notes: [], description: sentence } }, colours), width, height }
  })
}
