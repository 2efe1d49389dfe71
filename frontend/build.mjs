/**
 * Fill dist/ with what the site takes in: the scripts, bundled from src/, and the fonts.
 *
 *     node build.mjs            once
 *     node build.mjs --watch    again after each change, until its input ends
 *
 * Says nothing when all is well.
 */

import { copyFile, mkdir, rm } from "node:fs/promises"
import { resolve } from "node:path"
import { context } from "esbuild"

process.chdir(import.meta.dirname)

/** Family, and the weights we use of it. */
const fonts = { "atkinson-hyperlegible": [400, 700], "young-serif": [400] }
const subsets = ["latin", "latin-ext"]

/** Readers and writers of workbooks zip in the page itself and not in workers: src/browser/zip.ts says why. */
const zipInThePage = {
  name: "zip-in-the-page",
  setup(build) {
    build.onResolve({ filter: /^fflate$/ }, ({ importer }) => {
      if (/node_modules.(read|write)-excel-file/.test(importer)) return { path: resolve("src/browser/zip.ts") }
    })
  },
}

const common = {
  bundle: true,
  minify: true,
  target: "es2022",
  outdir: "dist/javascripts",
  logLevel: "warning",
}

/**
 * Parts that pages ask for by name with `part("name")` of src/browser/part.ts, and their sources.
 *
 * Each is a script of its own, which shares nothing with the script that asks: whatever they shared would be files too, ten
 * requests for everybody in place of one, and each compresses worse.
 */
const asked = {
  chart: "components/chart/chart",
  diagnostic: "components/diagnostic/diagnostic",
  "saved-file": "core/saved-file",
  "results-files": "components/diagnostic/results/files",
  "results-excel": "components/diagnostic/results/workbook",
  "results-word": "components/diagnostic/results/word",
  "results-import": "components/diagnostic/results/import",
  "results-paper": "components/diagnostic/results/paper-view",
  "keep-site": "components/keep-site",
  finder: "components/finder/finder",
  search: "core/search/search",
  "search-box": "components/search/search-box",
  "my-list": "components/my-list/my-list",
  "log-excel": "components/my-list/log-excel",
  "log-word": "components/my-list/log-word",
  "page-word": "components/page-word/word-file",
  "paper-sheet": "components/paper-sheet/paper-sheet",
  propose: "components/propose/propose",
}

const scripts = [
  // What every page needs once it is there. Not a module: a browser that shows the site from a folder refuses those.
  await context({ ...common, entryPoints: ["src/main.ts"], format: "iife" }),
  ...(await Promise.all(
    Object.entries(asked).map(([name, source]) =>
      context({ ...common, entryPoints: { [name]: `src/${source}.ts` }, format: "iife", globalName: `signpostParts["${name}"]`, plugins: [zipInThePage] }),
    ),
  )),
  // What serves the site without a connection; `macros/offline.py` puts it where it must be.
  await context({ ...common, entryPoints: ["src/service-worker.ts"], format: "iife" }),
  // What must be settled before anything is drawn: a small script in <head>, not a module, which would come too late.
  await context({ ...common, entryPoints: ["src/appearance.ts"], format: "iife" }),
]

async function copyFonts() {
  await mkdir("dist/fonts", { recursive: true })
  for (const [family, weights] of Object.entries(fonts)) {
    const from = `node_modules/@fontsource/${family}`
    await copyFile(`${from}/LICENSE`, `dist/fonts/${family}-LICENSE.txt`) // It asks to go where the fonts go.
    for (const weight of weights) {
      for (const subset of subsets) {
        const name = `${family}-${subset}-${weight}-normal.woff2`
        await copyFile(`${from}/files/${name}`, `dist/fonts/${name}`)
      }
    }
  }
}

if (process.argv.includes("--watch")) {
  // `make serve` holds our input open; when it has gone, so has our reader.
  process.stdin.on("end", () => process.exit()).resume()
  await Promise.all(scripts.map((script) => script.watch()))
} else {
  try {
    await rm("dist", { recursive: true, force: true }) // A part that is gone from the list above is gone from the site.
    await copyFonts()
    await Promise.all(scripts.map((script) => script.rebuild()))
  } catch (problem) {
    if (!problem.errors) throw problem // esbuild has already said what it found.
    process.exitCode = 1
  }
  await Promise.all(scripts.map((script) => script.dispose()))
}
