import { expect, test } from "vitest"
import contract from "../../../../tests/contract/entry-text.json"
import { entryOf, numberOf, safeId } from "../../../src/core/proposal/entry"
import type { Answers, EntryForm, Values } from "../../../src/core/proposal/entry-form"
import { cleaned, entryText } from "../../../src/core/proposal/entry-text"
import { isWebAddress, normalised } from "../../../src/core/proposal/web-address"
import { wrongIn } from "../../../src/core/proposal/wrong"

const forms = contract.forms as unknown as Record<string, EntryForm>

test.each(contract.entries)("the same answers make the same file of a $kind", ({ kind, answers, text }) => {
  expect(entryText(entryOf(forms[kind]!, answers as unknown as Answers, contract.today))).toBe(text)
})

test.each(contract.entries)("a $kind that passes the checks has nothing wrong with it here", ({ kind, answers }) => {
  expect(wrongIn(forms[kind]!, answers as unknown as Answers, contract.today)).toEqual([])
})

test("every odd text is written the same", () => {
  for (const { fields, text } of contract.texts) expect(entryText(fields as unknown as Values)).toBe(text)
})

test("text is cleaned the same", () => {
  for (const example of contract.cleaned) expect({ ...example, cleaned: cleaned(example.text) }).toEqual(example)
})

test("ids are made the same", () => {
  for (const example of contract.ids) expect({ ...example, id: safeId(example.text) }).toEqual(example)
})

test("addresses are told and compared the same", () => {
  for (const { text, is_address, normalised: same } of contract.addresses) {
    expect({ text, is_address: isWebAddress(text) }).toEqual({ text, is_address })
    if (same !== null) expect(normalised(text)).toBe(same)
  }
})

test("numbers are read the same", () => {
  for (const { text, value } of contract.numbers) expect({ text, value: numberOf(text, "number") }).toEqual({ text, value })
})
