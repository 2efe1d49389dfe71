import fc from "fast-check"
import { expect, test } from "vitest"
import { openSearch, type Load } from "../../../src/core/search/search"

/** A thing with its words by weight: as much of an index as the search reads. */
type Made = Record<string, Record<string, number>>

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"

/** An index of some things in one file of each sort; it keeps count of what is asked for. */
function index(made: Made, { live = Object.keys(made).length, small = ["the"] } = {}) {
  const names = Object.keys(made)
  const postings: Record<string, string> = {}
  for (const word of [...new Set(Object.values(made).flatMap(Object.keys))].sort()) {
    let last = -1
    postings[word] = ""
    names.forEach((name, number) => {
      const level = made[name]![word]
      if (level === undefined) return
      postings[word] += DIGITS[number - last - 1]! + DIGITS[level]!
      last = number
    })
  }
  const words = Object.keys(postings).filter((word) => !word.includes(" "))
  const data: Record<string, unknown> = {
    "index.js": { version: "v", things: names.length, live, top: 10, postings: ["a"], vocabulary: ["a"], cards: 2, names: 100, small },
    "v/p0.js": postings,
    "v/v0.js": words.map((word) => `A${word}B`).join(""),
    "v/n0.js": names,
  }
  for (let start = 0; start < names.length; start += 2) {
    data[`v/c${start / 2}.js`] = names.slice(start, start + 2).map((name) => [name, "Guide", name, `${name}/`, "Short.", [["chairs", "About chairs"]]])
  }
  const asked: string[] = []
  const load: Load = async (file) => {
    asked.push(file)
    return data[file.split("?")[0]!]
  }
  return { search: openSearch(load), asked, data, load }
}

const names = (hits: readonly { name: string }[]) => hits.map(({ name }) => name)

test("what matches every word comes before all others, however light", async () => {
  const { search } = index({ "guidance/heavy": { bread: 63 }, "guidance/both": { bread: 1, night: 1 } })

  const { hits } = await search.find("bread night ")

  expect(hits).toEqual([
    { name: "guidance/both", every_word: true },
    { name: "guidance/heavy", every_word: false },
  ])
})

test("what was retired comes after what is live", async () => {
  const { search } = index({ "guidance/light": { bread: 1 }, "guidance/old": { bread: 63 } }, { live: 1 })

  expect(names((await search.find("bread ")).hits)).toEqual(["guidance/light", "guidance/old"])
})

test("the order holds for whatever is asked", async () => {
  const word = fc.constantFrom("bread", "night", "sofa", "chair")
  const things = fc.array(fc.dictionary(word, fc.integer({ min: 0, max: 63 }), { minKeys: 1 }), { minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(things, fc.uniqueArray(word, { minLength: 1 }), fc.nat(8), async (made, words, live) => {
      const all = Object.fromEntries(made.map((thing, number) => [`guidance/${number}`, thing]))
      const { hits, total } = await index(all, { live }).search.find(`${words.join(" ")} `, { as_typed: true })

      const expected = made.filter((thing) => words.some((one) => Object.hasOwn(thing, one))).length
      expect([total, new Set(names(hits)).size]).toEqual([expected, expected])
      const group = hits.map(({ name, every_word }) => Number(!every_word) * 2 + Number(Number(name.split("/")[1]) >= live))
      expect(group).toEqual([...group].sort())
      for (const { name, every_word } of hits) expect(words.every((one) => Object.hasOwn(all[name]!, one))).toBe(every_word)
    }),
    { numRuns: 60 },
  )
})

test("a half-typed last word leads on; a finished one does not", async () => {
  const { search } = index({ "guidance/a": { musculoskelet: 9 }, "guidance/b": { muscl: 9 } })

  expect(names((await search.find("muscu")).hits)).toEqual(["guidance/a"])
  expect((await search.find("muscu ", { as_typed: true })).total).toBe(0)
})

test("a slip is mended and said, unless the words are wanted as typed", async () => {
  const { search } = index({ "guidance/a": { bread: 9 } })

  expect(await search.find("the braed!")).toMatchObject({ query: "the braed!", answered: "the bread!", total: 1 })
  expect(await search.find("braed ", { as_typed: true })).toMatchObject({ answered: "braed ", total: 0, near: ["bread"] })
})

test("small words count only when there are no others", async () => {
  const { search } = index({ "guidance/a": { bread: 9 }, "guidance/b": { the: 9 } })

  expect(names((await search.find("the bread ")).hits)).toEqual(["guidance/a"])
  expect(names((await search.find("the ")).hits)).toEqual(["guidance/b"])
})

test("pieces put together are the text, and the matches are marked", async () => {
  const { search } = index({ "guidance/a": { bread: 9, night: 9 } })
  const found = await search.find("bread nig")

  expect(search.pieces("Breads at night.", found).filter(({ match }) => match).map(({ text }) => text)).toEqual(["Breads", "night"])
  const odd = fc.string({ unit: fc.constantFrom(..."bread nig’-.ŷŴ½ﬁ\u0302\ud83d\ude00", "bread", "night") })
  fc.assert(fc.property(odd, (text) => search.pieces(text, found).map((piece) => piece.text).join("") === text))
})

test("a few hits bring their cards along, which cost nothing more", async () => {
  const { search, asked } = index({ "guidance/a": { bread: 9 }, "guidance/b": { bread: 8 }, "guidance/c": { bread: 7 } })
  const found = await search.find("bread", { first: 2 })
  asked.length = 0

  expect((await search.cards(names(found.hits))).map(({ title }) => title)).toEqual(["guidance/a", "guidance/b"])
  expect([found.total, asked]).toEqual([3, []])
})

test("a card leads to the heading that has more of the words than its title", async () => {
  const { search } = index({ "page/about": { chair: 9 } })
  const found = await search.find("chairs ")

  expect((await search.cards(["page/about"], found))[0]!.address).toBe("page/about/#chairs")
  expect((await search.cards(["page/about", "page/gone"])).map(({ address }) => address)).toEqual(["page/about/"])
})

test("a file that does not come is told, and asked for again", async () => {
  const { data, load } = index({ "guidance/a": { bread: 9 } })
  let broken = true
  const search = openSearch(async (file) => {
    if (broken && file === "v/p0.js") throw new Error("It did not come.")
    return load(file)
  })

  await expect(search.find("bread")).rejects.toThrow("It did not come.")
  broken = false
  expect(data["v/p0.js"]).toBeDefined()
  expect((await search.find("bread")).total).toBe(1)
})
