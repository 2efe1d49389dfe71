/**
 * Draw charts for the papers: charts and colours as JSON on the input, a picture for each as JSON on the output.
 *
 * The code that draws is the code that draws in the page, so that paper and screen cannot differ.
 */

import { text } from "node:stream/consumers"
import { build } from "esbuild"

const { outputFiles } = await build({ entryPoints: ["src/components/chart/on-paper.ts"], bundle: true, format: "esm", target: "es2022", write: false, absWorkingDir: import.meta.dirname, logLevel: "warning" })
const { onPaper } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`)
const { charts, colours } = JSON.parse(await text(process.stdin))
process.stdout.write(JSON.stringify(onPaper(charts, colours)))
