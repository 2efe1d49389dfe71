/** Runs in the head, before anything is painted, so that a reader who chose dark never sees a flash of light. */
import { appearanceOf, show } from "./browser/appearance"
import { read } from "./browser/local-store"

show(appearanceOf(read("signpost:appearance")))
