/** MiniSearch itself, fetched when the reader goes to the box. */
import MiniSearch from "minisearch"
import { options } from "./minisearch-options.js"

export const load = (text) => MiniSearch.loadJSON(text, options)
