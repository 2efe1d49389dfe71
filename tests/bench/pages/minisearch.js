/** A box that asks MiniSearch. The engine and its index come together, when the reader goes to the box. */
import { show } from "./results.js"

const box = document.querySelector("#box")
let coming

const index = () =>
  (coming ??= Promise.all([import("./minisearch-engine.js"), fetch("index.json").then((answer) => answer.text())]).then(([engine, text]) => engine.load(text)))

box.addEventListener("focus", index)
box.addEventListener("input", async () => show((await index()).search(box.value).slice(0, 8)))

window.ranked = async (query) => (await index()).search(query).slice(0, 10).map(({ id }) => id)
