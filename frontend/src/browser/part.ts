/**
 * Scripts that are fetched when they are asked for.
 *
 * They are classic scripts, not modules, and come through a script element, not through fetch: a browser that shows the
 * site from a folder refuses both of the others.
 */

/** Where this script came from; known only while it runs for the first time. */
const here = (globalThis.document?.currentScript as HTMLScriptElement | null | undefined)?.src ?? ""

/** Address of a file of the site's own, named from the folder `assets/`. */
export const assetAddress = (path: string): string => new URL(`../${path}`, here).href

const waiting = new Map<string, Promise<void>>()

/** Runs the script at the address, once however often it is asked for. One that did not come may be asked for again. */
export function run(address: string): Promise<void> {
  const known = waiting.get(address)
  if (known) return known
  const coming = new Promise<void>((resolve, reject) => {
    const script = document.createElement("script")
    script.src = address
    script.onload = () => resolve()
    script.onerror = () => {
      waiting.delete(address)
      script.remove()
      reject(new Error(`${address} did not come.`))
    }
    document.head.append(script)
  })
  waiting.set(address, coming)
  return coming
}

declare global {
  /** What parts give, by name; build.mjs names each. */
  var signpostParts: Record<string, unknown> | undefined
}

/** What the part of that name exports. `build.mjs` lists the parts. */
export async function part<Exports>(name: string): Promise<Exports> {
  await run(assetAddress(`javascripts/${name}.js`))
  const found = globalThis.signpostParts?.[name]
  if (!found) throw new Error(`${name}.js gives nothing under its name.`)
  return found as Exports
}
