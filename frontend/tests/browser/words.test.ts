import { expect, test } from "vitest"
import { say } from "../../src/browser/words"

const words = { greeting: "Good {part}, {name}", plain: "Good day" }

test("placeholders are filled in, with numbers too", () => {
  expect(say(words, "plain")).toBe("Good day")
  expect(say(words, "greeting", { part: "morning", name: 7 })).toBe("Good morning, 7")
})

test("what is filled in is not looked at for placeholders again", () => {
  expect(say(words, "greeting", { part: "{name}", name: "Ada" })).toBe("Good {name}, Ada")
})

test("a name that is missing is an error that says which, also when every object knows it", () => {
  expect(() => say(words, "farewell")).toThrow("There are no words called farewell.")
  expect(() => say(words, "constructor")).toThrow("There are no words called constructor.")
})

test("a placeholder without a value is an error that says which", () => {
  expect(() => say(words, "greeting", { part: "morning" })).toThrow("Nothing fills {name} in the words called greeting.")
})
