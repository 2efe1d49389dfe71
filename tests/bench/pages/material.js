/**
 * Lets us ask the worker of Material's search, which its own page starts.
 *
 * Put into the page before its scripts. 2 and 3 are the types of Material's messages: query and result. As soon as the
 * worker is ready the page asks it for what stands in the box; with the answer to that the page is at rest.
 */
window.Worker = class extends Worker {
  constructor(...given) {
    super(...given)
    const atRest = new Promise((resolve) => this.addEventListener("message", ({ data }) => data.type === 3 && resolve()))
    window.ranked = async (query) => {
      await atRest
      return new Promise((resolve) => {
        const listen = ({ data }) => {
          if (data.type !== 3) return
          this.removeEventListener("message", listen)
          resolve(data.data.items.slice(0, 10).map(([{ location }]) => location.replace(/\/(#.*)?$/, "")))
        }
        this.addEventListener("message", listen)
        this.postMessage({ type: 2, data: query })
      })
    }
  }
}
