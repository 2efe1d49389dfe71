/**
 * Put a compressed twin (.br, .gz) beside each file of site/ that is worth it, for servers that send those: deploy/README.md.
 *
 * The same file gives the same twin. Says how many there are.
 */

import { readdir, readFile, stat, writeFile } from "node:fs/promises"
import { join, resolve } from "node:path"
import { promisify } from "node:util"
import { brotliCompress, constants, gzip } from "node:zlib"

const site = resolve(import.meta.dirname, "../site")
const asText = /\.(html|css|js|json|csv|xml|svg|txt|ics|webmanifest)$/

/** Smaller files go into one packet anyhow. */
const smallest = 1_000

const twins = {
  gz: (content) => promisify(gzip)(content, { level: 9 }),
  br: (content) =>
    promisify(brotliCompress)(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }),
}

async function compress(file) {
  const content = await readFile(file)
  if (content.length < smallest) return
  for (const [ending, twin] of Object.entries(twins)) await writeFile(`${file}.${ending}`, await twin(content))
  count += 1
}

let count = 0
const found = await readdir(site, { recursive: true }).catch(() => {
  console.error("There is no built site in site/. Do `make build` first.")
  process.exit(2)
})
const files = found.map((name) => join(site, name)).filter((file) => asText.test(file))

let next = 0
async function worker() {
  while (next < files.length) {
    const file = files[next++]
    if ((await stat(file)).isFile()) await compress(file)
  }
}
await Promise.all(Array.from({ length: 4 }, worker))
console.log(`${count} files have compressed twins.`)
