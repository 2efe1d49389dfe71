/** The address to hand on: choices in it and the part being read are kept, where the skip link went is not. */
export function addressToShare(address: string): string {
  return address.replace(/#main$/, "")
}

/**
 * Puts what follows `?` into the address bar, as a new step back or in place of the present one.
 *
 * A page that is shown from a folder has an address that browsers do not let us change; what is shown is right all the same.
 */
export function putInAddress(search: string, step: "new" | "same"): void {
  if (location.search === search) return
  const address = `${location.pathname}${search}`
  try {
    if (step === "new") history.pushState(null, "", address)
    else history.replaceState(null, "", address)
  } catch (refused) {
    if (location.protocol !== "file:") throw refused
  }
}

/** What somebody may have been looking for at an address that leads nowhere: `/guidance/acas-stres/` gives "acas stres". */
export function wordsOfAddress(path: string): string {
  const part = path.replace(/(\/index)?(\.html?)?\/*$/i, "").split("/").at(-1) ?? ""
  const words = decoded(part).replace(/[^\p{Letter}\p{Mark}\p{Number}'’]+/gu, " ").trim()
  return /\p{Letter}/u.test(words) ? words : "" // A number alone says nothing; `404.html` least of all.
}

/** Without its percent signs; as it is when they mean nothing. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
