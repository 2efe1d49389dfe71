/**
 * Bring package-lock.json in line with package.json, with hashes and without addresses: ours, and that of what our search
 * is measured beside.
 *
 * .npmrc leaves out where packages were fetched from; their sponsors' pages are addresses too, and npm needs neither.
 */

import { execFileSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { resolve } from "node:path"

for (const folder of [".", "../tests/bench"]) {
  process.chdir(resolve(import.meta.dirname, folder))
  execFileSync("npm", ["install", "--package-lock-only", "--loglevel=error"], { stdio: ["ignore", "ignore", "inherit"] })

  const lock = JSON.parse(readFileSync("package-lock.json", "utf8"))
  for (const entry of Object.values(lock.packages)) delete entry.funding
  writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`)
}
