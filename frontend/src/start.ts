/** Something that improves a piece of HTML which was complete before it. */
export interface Component {
  /** Its name in `data-component` and in the console. */
  readonly moduleName: string
  new (root: HTMLElement): unknown
}

const started = new WeakMap<Element, Set<string>>()

/**
 * Starts each component once on every place that asks for it with `data-component="name"`.
 *
 * Each start has its own try: one that fails names itself in the console and takes nothing else down with it.
 */
export function start(components: readonly Component[], scope: ParentNode = document): void {
  for (const Component of components) {
    for (const root of scope.querySelectorAll<HTMLElement>(`[data-component~="${Component.moduleName}"]`)) {
      const names = started.get(root) ?? new Set()
      if (names.has(Component.moduleName)) continue
      started.set(root, names.add(Component.moduleName))
      try {
        new Component(root)
      } catch (error) {
        console.error(`${Component.moduleName} did not start.`, error)
      }
    }
  }
}

/** A component that few pages have: it is fetched when a page asks for it, and starts then. */
export function onDemand(moduleName: string, fetched: () => Promise<Component>): Component {
  return class {
    static readonly moduleName = moduleName
    constructor(root: HTMLElement) {
      fetched()
        .then((Fetched) => new Fetched(root))
        .catch((error: unknown) => console.error(`${moduleName} did not start.`, error))
    }
  }
}
