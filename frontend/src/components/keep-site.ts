import { announce } from "../browser/announcer"
import { countInWords } from "../browser/counts"
import { keepSite, keptFiles, type Progress } from "../browser/kept-site"
import { wiped } from "../browser/local-store"
import { need } from "../browser/need"
import { forgetOffline } from "../browser/offline-cache"
import { assetAddress } from "../browser/part"
import { say, type Words } from "../browser/words"
import { bytesOf } from "../core/kept-site"

/** Keeps the whole site on this device when the reader asks for it, shows how far it is, and takes it away again. */
export class KeepSite {
  static readonly moduleName = "keep-site"

  private readonly siteAddress = assetAddress("../")
  private readonly words: Words
  private readonly state: HTMLElement
  private readonly meter: HTMLProgressElement
  private readonly keep: HTMLButtonElement
  private readonly stop: HTMLButtonElement
  private readonly remove: HTMLButtonElement
  private going: AbortController | null = null

  constructor(private readonly root: HTMLElement) {
    this.words = JSON.parse(need(document, "[data-words]").textContent ?? "")
    this.state = need(root, "[data-state]")
    this.meter = need(root, "progress")
    this.keep = need(root, "[data-keep]")
    this.stop = need(root, "[data-stop]")
    this.remove = need(root, "[data-remove]")
    this.keep.addEventListener("click", () => void this.start())
    this.stop.addEventListener("click", () => this.going?.abort())
    this.remove.addEventListener("click", () => void this.forget())
    document.addEventListener(wiped, () => void this.show())
    void this.show().then(() => (root.hidden = false))
  }

  private async show(): Promise<void> {
    const list = await keptFiles(this.siteAddress).catch(() => null)
    const isWhole = list !== null && list.version !== ""
    const size = list ? inMegabytes(bytesOf(list.files)) : ""
    this.state.textContent = list ? say(this.words, isWhole ? "kept" : "kept-in-part", { files: countInWords(list.files.length), size }) : say(this.words, "kept-not")
    this.keep.textContent = say(this.words, isWhole ? "keep-newest" : list ? "keep-go-on" : "keep")
    this.remove.hidden = !list
    this.root.dataset.kept = isWhole ? "whole" : list ? "part" : "no"
  }

  private async start(): Promise<void> {
    this.going = new AbortController()
    this.showGoing(true)
    let problem = ""
    try {
      await keepSite(this.siteAddress, (progress) => this.showProgress(progress), this.going.signal)
    } catch (error) {
      const name = error instanceof DOMException ? error.name : ""
      problem = name === "AbortError" ? "keep-stopped" : name === "QuotaExceededError" ? "keep-full" : "keep-failed"
    }
    this.going = null
    await this.show()
    this.showGoing(false)
    if (problem) this.state.textContent = `${say(this.words, problem)} ${this.state.textContent}`
    announce(this.state.textContent ?? "")
  }

  private showGoing(isGoing: boolean): void {
    const hadFocus = document.activeElement === (isGoing ? this.keep : this.stop)
    this.keep.hidden = isGoing
    this.stop.hidden = !isGoing
    this.meter.hidden = !isGoing
    if (isGoing) this.remove.hidden = true
    if (hadFocus) (isGoing ? this.stop : this.keep).focus()
  }

  private showProgress({ done, total, bytes }: Progress): void {
    this.meter.max = total
    this.meter.value = done
    this.state.textContent = say(this.words, "keeping", { done: countInWords(done), total: countInWords(total), size: inMegabytes(bytes) })
  }

  private async forget(): Promise<void> {
    await forgetOffline()
    await this.show()
    this.keep.focus()
    announce(this.state.textContent ?? "")
  }
}

const inMegabytes = (bytes: number): string => countInWords(Math.max(1, Math.round(bytes / 1_000_000)))
