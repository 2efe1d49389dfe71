import { AppearanceSwitch } from "./components/appearance-switch"
import { CloseWithEscape } from "./components/close-with-escape"
import { CopyLink } from "./components/copy-link"
import { OpenForPrint } from "./components/open-for-print"
import { Print } from "./components/print"
import { Share } from "./components/share"
import { WipeStored } from "./components/wipe-stored"
import { WordCopy } from "./components/word-copy"
import { onDemand, start } from "./start"

const Diagnostic = onDemand("diagnostic", async () => (await import("./components/diagnostic/diagnostic")).Diagnostic)

start([AppearanceSwitch, CloseWithEscape, CopyLink, Diagnostic, OpenForPrint, Print, Share, WipeStored, WordCopy])
