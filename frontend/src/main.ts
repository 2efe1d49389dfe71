import { part } from "./browser/part"
import { AppearanceSwitch } from "./components/appearance-switch"
import { CloseWithEscape } from "./components/close-with-escape"
import { CopyLink } from "./components/copy-link"
import { ListCount } from "./components/list-count"
import { OpenForPrint } from "./components/open-for-print"
import { Poster } from "./components/poster"
import { Print } from "./components/print"
import { SaveToList } from "./components/save-to-list"
import { Share } from "./components/share"
import { WipeStored } from "./components/wipe-stored"
import { type Component, onDemand, start } from "./start"

const Diagnostic = onDemand("diagnostic", async () => (await import("./components/diagnostic/diagnostic")).Diagnostic)
const MyList = onDemand("my-list", async () => (await part<{ MyList: Component }>("my-list")).MyList)

start([AppearanceSwitch, CloseWithEscape, CopyLink, Diagnostic, ListCount, MyList, OpenForPrint, Poster, Print, SaveToList, Share, WipeStored])
