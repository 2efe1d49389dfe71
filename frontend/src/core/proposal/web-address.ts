/** Web addresses, as `macros/model/fields.py` and the check of duplicate addresses take them. */

const address = /^(https?):\/\/([^/?#]*)([^?#]*)(\?[^#]*)?(?:#.*)?$/i
const host = /^([^.:]+(?:\.[^.:]+)+)\.?(?::([0-9]{0,5}))?$/

export function isWebAddress(text: string): boolean {
  const [, , place = ""] = address.exec(text) ?? []
  const [, name, port = "0"] = host.exec(place) ?? []
  return name !== undefined && Number(port) <= 65535 && !/[\s<>"\\]/.test(text) && !place.includes("@")
}

/** The address without what makes no difference: scheme, `www.`, capital letters in the host, a slash at the end. */
export function normalised(text: string): string {
  const [, , place = "", path = "", query = ""] = address.exec(text) ?? []
  const name = place.toLowerCase().replace(/:[0-9]*$/, "").replace(/\.+$/, "").replace(/^www\./, "")
  return `${name}${path.replace(/\/+$/, "")}${query.length > 1 ? query : ""}`
}
