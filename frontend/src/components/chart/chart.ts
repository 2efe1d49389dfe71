import { announce } from "../../browser/announcer"
import { download, fileNameOf } from "../../browser/files"
import { need } from "../../browser/need"
import { csvOf } from "../../core/table"
import { drawn } from "../picture/drawn"
import { framed } from "../picture/framed"
import { lightColours } from "../picture/light-colours"
import { pngFile } from "../picture/png-file"
import { svgFile } from "../picture/svg-file"
import { chartPicture } from "./chart-picture"
import { readChart, type WrittenChart } from "./read-table"

/** Draws the picture of a table that is in the page, and gives both away as files. */
export class Chart {
  static readonly moduleName = "chart"
  private readonly chart: WrittenChart

  constructor(private readonly root: HTMLElement) {
    this.chart = readChart(root)
    const { data } = this.chart
    const place = document.createElement("div")
    place.className = "chart__picture"
    place.append(drawn(chartPicture(data, { narrow: false }), "picture--wide"), drawn(chartPicture(data, { narrow: true }), "picture--narrow"))
    need(root, "[data-sentence]").after(place)
    const files = need<HTMLElement>(root, "[data-files]")
    for (const button of files.querySelectorAll<HTMLButtonElement>("[data-file]")) {
      button.addEventListener("click", () => void this.save(button.dataset.file ?? ""))
    }
    files.hidden = false
  }

  private async save(kind: string): Promise<void> {
    const name = `${fileNameOf(this.chart.caption.title)}.${kind}`
    try {
      download(name, ...(await this.file(kind)))
      announce((this.root.dataset.done ?? "").replace("{file}", name))
    } catch (error) {
      announce(this.root.dataset.failed ?? "")
      throw error
    }
  }

  private async file(kind: string): Promise<[BlobPart, string]> {
    const { data, caption, csv } = this.chart
    if (kind === "csv") return [csvOf(csv), "text/csv;charset=utf-8"]
    const picture = framed(chartPicture(data, { narrow: false }), caption)
    const colours = lightColours(picture)
    if (kind === "svg") return [svgFile(picture, colours), "image/svg+xml"]
    return [await pngFile(picture, colours), "image/png"]
  }
}
