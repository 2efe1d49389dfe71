/** A box that asks pagefind. It comes when the reader goes to the box; each result is shown as soon as it is there. */
import { show } from "./results.js"

const box = document.querySelector("#box")
let coming

const pagefind = () =>
  (coming ??= import("./pagefind/pagefind.js").then(async (engine) => {
    await engine.init()
    return engine
  }))

box.addEventListener("focus", pagefind)
box.addEventListener("input", async () => {
  const { results } = await (await pagefind()).search(box.value)
  const there = []
  for (const result of results.slice(0, 5)) {
    result.data().then(({ meta, excerpt }) => show([...there, there[there.push({ title: meta.title, summary: excerpt }) - 1]]))
  }
})

window.ranked = async (query) => {
  const { results } = await (await pagefind()).search(query)
  const first = await Promise.all(results.slice(0, 10).map((result) => result.data()))
  return first.map(({ url }) => url.replace(/^\/|\/$/g, ""))
}
