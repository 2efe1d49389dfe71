/** The node inside `root` that `selector` names. A missing one is a mistake in our HTML, and says which. */
export function need<E extends Element>(root: ParentNode, selector: string): E {
  const found = root.querySelector<E>(selector)
  if (!found) throw new Error(`There is no ${selector} here.`)
  return found
}
