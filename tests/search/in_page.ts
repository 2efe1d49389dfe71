/** Gives a page of a test what components use: the search as `browser/search.ts` fetches it. */

import { loadSearch, warmSearch } from "../../frontend/src/browser/search"

Object.assign(globalThis, { loadSearch, warmSearch })
