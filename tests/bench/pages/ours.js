/** A box that asks our search: the real scripts over the real files, and nothing around them. */
import { loadSearch, warmSearch } from "../../../frontend/src/browser/search.ts"
import { show } from "./results.js"

const box = document.querySelector("#box")

box.addEventListener("focus", warmSearch)
box.addEventListener("input", async () => {
  const search = await loadSearch()
  const { hits } = await search.find(box.value, { first: 8 })
  show(await search.cards(hits.map(({ name }) => name)))
})

window.ranked = async (query) => {
  const search = await loadSearch()
  const { hits } = await search.find(query, { first: 10 })
  const first = hits.map(({ name }) => name)
  await search.cards(first)
  return first
}
