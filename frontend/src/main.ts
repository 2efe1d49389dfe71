import { part } from "./browser/part"
import { AppearanceSwitch } from "./components/appearance-switch"
import { CloseWithEscape } from "./components/close-with-escape"
import { CopyLink } from "./components/copy-link"
import { OpenForPrint } from "./components/open-for-print"
import { Print } from "./components/print"
import { Share } from "./components/share"
import { WipeStored } from "./components/wipe-stored"
import { onDemand, start } from "./start"

const Chart = onDemand("chart", async () => (await part<typeof import("./components/chart/chart")>("chart")).Chart)
const Diagnostic = onDemand("diagnostic", async () => (await import("./components/diagnostic/diagnostic")).Diagnostic)

start([AppearanceSwitch, Chart, CloseWithEscape, CopyLink, Diagnostic, OpenForPrint, Print, Share, WipeStored])
