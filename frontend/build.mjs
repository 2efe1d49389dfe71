/**
 * Fill dist/ with what the site takes in: the scripts, bundled from src/, and the fonts.
 *
 *     node build.mjs            once
 *     node build.mjs --watch    again after each change, until its input ends
 *
 * Says nothing when all is well.
 */

import { copyFile, mkdir, readdir, rm } from "node:fs/promises"
import { existsSync } from "node:fs"
import { basename, resolve } from "node:path"
import { context } from "esbuild"

process.chdir(import.meta.dirname)

/** Family, and the weights we use of it. */
const fonts = { "atkinson-hyperlegible": [400, 700], "young-serif": [400] }
const subsets = ["latin", "latin-ext"]

/** A chunk's name has a hash in it, so that each change would leave another file behind. */
const onlyCurrentChunks = {
  name: "only-current-chunks",
  setup(build) {
    build.onEnd(async ({ metafile }) => {
      if (!metafile || !existsSync("dist/javascripts/chunks")) return
      const current = new Set(Object.keys(metafile.outputs).map((path) => basename(path)))
      for (const name of await readdir("dist/javascripts/chunks")) {
        if (!current.has(name)) await rm(`dist/javascripts/chunks/${name}`)
      }
    })
  },
}

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

/** Parts that pages ask for by name with `part("name")` of src/browser/part.ts, and their sources. */
const asked = {
  chart: "components/chart/chart",
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

/** Parts of the diagnostic that few readers ask for: files in and out, and papers. */
const parts = ["core/saved-file", ...["files", "import", "paper", "paper-view"].map((name) => `components/diagnostic/results/${name}`)]

/**
 * What is fetched when it is asked for is a script of its own, which shares nothing with the script that asks.
 *
 * Whatever they shared would be files too: ten requests for everybody in place of one, and each compresses worse.
 */
const apart = (folder, known) => ({
  name: "apart",
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ kind, path }) => {
      if (kind !== "dynamic-import") return
      const name = basename(path)
      if (!known.includes(name)) return { errors: [{ text: `Nothing builds ${path}. Add it to the parts in build.mjs.` }] }
      return { path: `./${folder}${name}.js`, external: true }
    })
  },
})

const scripts = [
  // What every page needs once it is there. Not a module: a browser that shows the site from a folder refuses those.
  await context({ ...common, entryPoints: ["src/main.ts"], format: "iife", plugins: [apart("", ["diagnostic"])] }),
  ...(await Promise.all(
    Object.entries(asked).map(([name, source]) =>
      context({ ...common, entryPoints: { [name]: `src/${source}.ts` }, format: "iife", globalName: `signpostParts["${name}"]`, plugins: [zipInThePage] }),
    ),
  )),
  await context({
    ...common,
    entryPoints: ["src/components/diagnostic/diagnostic.ts"],
    format: "esm",
    plugins: [apart("chunks/", parts.map((part) => basename(part)))],
  }),
  await context({
    ...common,
    outdir: "dist/javascripts/chunks",
    entryPoints: parts.map((part) => `src/${part}.ts`),
    entryNames: "[name]",
    format: "esm",
    splitting: true,
    chunkNames: "[name]-[hash]",
    metafile: true,
    plugins: [zipInThePage, onlyCurrentChunks],
  }),
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
    await copyFonts()
    await Promise.all(scripts.map((script) => script.rebuild()))
  } catch (problem) {
    if (!problem.errors) throw problem // esbuild has already said what it found.
    process.exitCode = 1
  }
  await Promise.all(scripts.map((script) => script.dispose()))
}
