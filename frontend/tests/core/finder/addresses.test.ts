import { expect, test } from "vitest"
import contract from "../../../../tests/contract/find-addresses.json"
import { searchOf, viewOf, wholeList, type Facet, type View } from "../../../src/core/finder/view"

const facets: Facet[] = Object.entries(contract.facets).map(([name, ids]) => ({
  name,
  title: name,
  always: name === "status" ? ["current"] : [],
  choices: ids.map((id) => ({ id, label: id, also: [] })),
}))

interface Case {
  address: string
  means: Partial<View>
  is: string
}

test.each(contract.addresses as unknown as Case[])("$address means what it has always meant", ({ address, means, is }) => {
  const view = viewOf(address.slice(address.indexOf("?") === -1 ? address.length : address.indexOf("?")), facets)

  expect(view).toEqual({ ...wholeList, ...means })
  expect(searchOf(view, facets)).toBe(is)
})
