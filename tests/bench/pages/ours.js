/** Lets us ask our search, the real scripts over the real files, with no dialog around it. */
import { loadSearch } from "../../../frontend/src/browser/search.ts"

window.ranked = async (query) => {
  const search = await loadSearch()
  const { hits } = await search.find(query, { first: 10 })
  const first = hits.map(({ name }) => name)
  await search.cards(first)
  return first
}
