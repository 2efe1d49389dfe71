/** Puts results on the page. */
export function show(results) {
  document.querySelector("#results").replaceChildren(
    ...results.map(({ title, summary }) => {
      const item = document.createElement("li")
      item.textContent = `${title}. ${summary}`
      return item
    }),
  )
}
