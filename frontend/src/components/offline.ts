import { announce } from "../browser/announcer"
import { need } from "../browser/need"
import { assetAddress } from "../browser/part"
import { allWritten, workChanged, workHere } from "../browser/work"

/** The build puts its own version here. A preview and the site in a folder keep this one, and have no service worker. */
const version: string = "signpost-version"

/**
 * Brings the service worker once the page is there, and says so in its place when a newer version of the site has come.
 *
 * A page never loads anew by itself. Whatever its tools want to write is written before it does.
 */
export class Offline {
  static readonly moduleName = "offline"

  constructor(private readonly root: HTMLElement) {
    if (version.startsWith("signpost-") || !location.protocol.startsWith("http") || !("serviceWorker" in navigator)) return

    navigator.serviceWorker.addEventListener("message", ({ data }) => {
      if (typeof data?.version === "string" && data.version !== version) this.show()
    })
    document.addEventListener(workChanged, () => this.showWork())
    need<HTMLElement>(root, "[data-load]").addEventListener("click", () => void this.load())
    need<HTMLElement>(root, "[data-later]").addEventListener("click", () => (root.hidden = true))
    // Not before the page is whole: it must not wait for what serves the next one.
    if (document.readyState === "complete") this.register()
    else addEventListener("load", () => this.register())
  }

  private register(): void {
    navigator.serviceWorker.register(assetAddress("../service-worker.js"), { updateViaCache: "none" }).then(
      async () => {
        const { active } = await navigator.serviceWorker.ready
        const loaded = performance.getEntriesByType("resource").map(({ name }) => name)
        const mayAsk = document.querySelector<HTMLElement>("[data-parts]")?.dataset.parts?.split(" ") ?? []
        active?.postMessage({ visited: [location.href, ...loaded, ...mayAsk.map((part) => assetAddress(`javascripts/${part}.js`))] })
      },
      () => {}, // The browser does not want one; the site works without.
    )
  }

  private show(): void {
    this.showWork()
    this.root.hidden = false
    announce(need(this.root, "[data-said]").textContent ?? "")
  }

  private showWork(): void {
    for (const place of this.root.querySelectorAll<HTMLElement>("[data-work]")) place.hidden = place.dataset.work !== workHere()
  }

  private async load(): Promise<void> {
    await allWritten()
    location.reload()
  }
}
