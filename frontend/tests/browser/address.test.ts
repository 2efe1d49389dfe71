import { expect, test } from "vitest"
import { addressToShare } from "../../src/browser/address"

test.each([
  ["https://example.org/guidance/", "https://example.org/guidance/"],
  ["https://example.org/guidance/?audience=manager#tiers", "https://example.org/guidance/?audience=manager#tiers"],
  ["https://example.org/guidance/?audience=manager#main", "https://example.org/guidance/?audience=manager"],
])("%s is handed on as %s", (address, shared) => {
  expect(addressToShare(address)).toBe(shared)
})
