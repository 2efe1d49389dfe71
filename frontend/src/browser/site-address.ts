import { assetAddress } from "./part"

/** Full address of a page that is named from the root of the site. In a folder no server looks for the index, so the file is named. */
export function pageAddress(address: string): string {
  const full = new URL(assetAddress(`../${address}`))
  if (full.protocol === "file:" && full.pathname.endsWith("/")) full.pathname += "index.html"
  return full.href
}
