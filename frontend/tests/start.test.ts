import { afterEach, expect, test, vi } from "vitest"
import { need } from "../src/browser/need"
import { start } from "../src/start"

/** Stands in for a page: each place asks for components by name, as `data-component` does. */
function pageOf(...places: { component: string }[]): ParentNode {
  return {
    querySelectorAll: (selector: string) => places.filter(({ component }) => selector.includes(`"${component}"`)),
    querySelector: () => null,
  } as unknown as ParentNode
}

function component(moduleName: string, started: unknown[]) {
  return class {
    static readonly moduleName = moduleName
    constructor(root: HTMLElement) {
      started.push(root)
    }
  }
}

afterEach(() => vi.restoreAllMocks())

test("a component that fails names itself and leaves the others running", () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => {})
  const failure = new Error("There is no button here.")
  class Broken {
    static readonly moduleName = "broken"
    constructor() {
      throw failure
    }
  }
  const after = { component: "after" }
  const started: unknown[] = []

  start([Broken, component("after", started)], pageOf({ component: "broken" }, after))

  expect(started).toEqual([after])
  expect(said.mock.calls).toEqual([["broken did not start.", failure]])
})

test("starting again leaves what has started alone and starts what is new", () => {
  const [first, second] = [{ component: "one" }, { component: "one" }]
  const started: unknown[] = []
  const one = component("one", started)

  start([one], pageOf(first))
  start([one], pageOf(first, second))

  expect(started).toEqual([first, second])
})

test("a missing node is named", () => {
  expect(() => need(pageOf(), "button")).toThrow("There is no button here.")
})
