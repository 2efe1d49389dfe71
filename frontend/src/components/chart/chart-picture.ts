import type { Picture } from "../picture/picture"
import type { ChartData, ChartKind } from "./chart-data"
import { linePicture } from "./line-picture"
import { barsPicture, dotsPicture, heatPicture } from "./row-pictures"

const pictures: Record<ChartKind, (data: ChartData, size: { narrow: boolean }) => Picture> = {
  bars: barsPicture,
  line: linePicture,
  dots: dotsPicture,
  heat: heatPicture,
}

export const chartKinds = Object.keys(pictures) as ChartKind[]

/** The picture of a chart, for a wide or a narrow screen. */
export function chartPicture(data: ChartData, size: { narrow: boolean }): Picture {
  return pictures[data.kind](data, size)
}
